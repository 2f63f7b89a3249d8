package org.carequeue.system.figures;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Rest;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;

/// Measures the pages of a running, empty clinic: what they weigh, when they show something, how much of it, how many stops of
/// the Tab key they have, and whether they stay fluent with many waiting. `./carequeue bench pages` starts it in a process of
/// its own; it can look at any clinic, also of another checkout:
///
/// `java -cp … org.carequeue.system.figures.PageFigures http://127.0.0.1:8080 figures.tsv 3`
///
/// Each line of the file is a figure: page, what it is, value, separated by tabs.
public final class PageFigures {

    /// How a page is opened, and what on it is the first that it is opened for.
    private record Opened(String name, String path, String data, String rows, List<int[]> sizes) {
    }

    private static final List<int[]> DESK = List.of(new int[] { 1366, 768 }, new int[] { 1920, 1080 });
    private static final List<Opened> STAFF = List.of(
            new Opened("doctor", "/doctor?room=30", ".waiting-row", ".waiting-row", DESK),
            new Opened("pharmacist", "/pharmacist?counter=1", ".overview-line", ".overview-line", DESK),
            new Opened("manager", "/manager", "tr[data-ticket]", "tr[data-ticket]", DESK),
            new Opened("reception", "/reception", ".desk-row", ".desk-row", DESK),
            new Opened("triage", "/triage", ".triage-row", ".triage-row", DESK),
            new Opened("statistics", "/statistics", ".today .tile", ".tile", DESK));
    private static final Opened KIOSK = new Opened("kiosk", "/kiosk", ".kiosk-line", ".kiosk-line",
            List.of(new int[] { 1080, 1920 }, new int[] { 1280, 800 }));
    private static final Opened SCREEN = new Opened("screen", "/screen?diagonal=55", ".screen-row", ".screen-row", DESK);
    private static final List<String> WITH_MANY = List.of("doctor", "reception", "triage", "manager");
    private static final int MANY = 300;
    private static final int CHANGES = 100;
    /// From so many milliseconds on people feel that a page does not answer.
    private static final int LONG = 50;
    private static final int MOST_STOPS = 999;
    /// Notes when the first of what a page is opened for stands there.
    private static final String WATCH = """
            new MutationObserver((changes, watch) => {
              if (document.querySelector(%s)) {
                watch.disconnect();
                requestAnimationFrame(() => { window.firstData = performance.now(); });
              }
            }).observe(document, { subtree: true, childList: true });
            """;
    /// Those of which nothing is cut off, by the window or by what scrolls.
    private static final String WHOLE = """
            rows => [...document.querySelectorAll(rows)].filter(row => {
              const { top, bottom, height } = row.getBoundingClientRect();
              let [from, to] = [0, innerHeight];
              for (let around = row.parentElement; around; around = around.parentElement) {
                if (getComputedStyle(around).overflowY !== 'visible') {
                  const box = around.getBoundingClientRect();
                  [from, to] = [Math.max(from, box.top), Math.min(to, box.bottom)];
                }
              }
              return row.checkVisibility() && height > 0 && top >= from - 0.5 && bottom <= to + 0.5;
            }).length""";
    /// Whether the focus is somewhere where it has not been yet.
    private static final String IS_NEW_STOP = """
            () => {
              const seen = window.stopsSeen ??= new Set([document.body, document.documentElement]);
              const isNew = !seen.has(document.activeElement);
              seen.add(document.activeElement);
              return isNew;
            }""";

    /// Whether the page has heard of the last change.
    private static final String HAS_LEVEL = """
            ([id, level]) => document.querySelector('main > *').live.board.tickets.get(id)?.priority === level""";

    private final URI clinic;
    private final Browsers browsers;
    private final List<String> figures = new ArrayList<>();

    private PageFigures(URI clinic, Browsers browsers) {
        this.clinic = clinic;
        this.browsers = browsers;
    }

    /// @param words the clinic's address; the file to write; how often each page is opened
    public static void main(String[] words) throws IOException {
        Locale.setDefault(Locale.ROOT);
        var address = URI.create(words[0]);
        var busy = BusyClinic.of(new Rest(address));
        try (var browsers = new Browsers("figures")) {
            var measured = new PageFigures(address, browsers);
            measured.measure(busy, Integer.parseInt(words[2]));
            var file = Path.of(words[1]);
            // Whoever waits for the file finds it whole.
            Files.move(Files.write(file.resolveSibling(file.getFileName() + ".part"), measured.figures), file);
        }
    }

    private void measure(BusyClinic busy, int rounds) {
        var pages = new ArrayList<>(STAFF);
        pages.addAll(List.of(KIOSK, SCREEN,
                new Opened("phone", busy.link(), "[data-testid=own-number]", "body", List.of(new int[] { 390, 844 }))));
        for (var round = 0; round <= rounds; round++) {
            for (var page : pages) {
                load(page, round > 0);
            }
        }
        pages.forEach(this::look);
        busy.haveWaiting(MANY);
        pages.stream().filter(page -> WITH_MANY.contains(page.name())).forEach(page -> hold(page, busy));
    }

    private void note(Opened page, String what, double value) {
        figures.add("%s\t%s\t%.1f".formatted(page.name(), what, value));
    }

    private static String watch(Opened opened) {
        return WATCH.formatted("'" + opened.data() + "'");
    }

    private Page open(Opened opened, int[] size) {
        return browsers.open(opened.name(), "about:blank", size[0], size[1],
                watch(opened));
    }

    private void go(Page page, Opened opened) {
        page.navigate(clinic.resolve(opened.path()).toString());
        page.waitForFunction("() => window.firstData !== undefined");
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /// Opens it in a browser that has never seen it, and once more.
    private void load(Opened opened, boolean counts) {
        var page = open(opened, opened.sizes().getFirst());
        var cold = Requests.of(page);
        go(page, opened);
        var firstPaint = millis(page, "() => performance.getEntriesByName('first-contentful-paint')[0].startTime");
        var firstData = millis(page, "() => window.firstData");
        page.close();
        var again = page.context().newPage();
        again.addInitScript(watch(opened));
        var warm = Requests.of(again);
        go(again, opened);
        if (counts) {
            note(opened, "cold KB", cold.kilobytes());
            note(opened, "cold requests", cold.count());
            note(opened, "warm KB", warm.kilobytes());
            note(opened, "warm requests", warm.count());
            note(opened, "first paint cold ms", firstPaint);
            note(opened, "first data cold ms", firstData);
            note(opened, "first data warm ms", millis(again, "() => window.firstData"));
        }
        again.context().close();
    }

    private static double millis(Page page, String function) {
        return ((Number) page.evaluate(function)).doubleValue();
    }

    private void look(Opened opened) {
        for (var size : opened.sizes()) {
            var page = open(opened, size);
            go(page, opened);
            note(opened, "whole rows at %d × %d".formatted(size[0], size[1]), millis(page, WHOLE, opened.rows()));
            if (opened.name().equals("pharmacist")) {
                note(opened, "whole prescriptions at %d × %d".formatted(size[0], size[1]),
                        millis(page, WHOLE, "[data-testid^=prescription-]"));
            }
            if (size == opened.sizes().getFirst()) {
                note(opened, "stops of the Tab key", stops(page));
            }
            page.context().close();
        }
    }

    private static double millis(Page page, String function, String argument) {
        return ((Number) page.evaluate(function, argument)).doubleValue();
    }

    private static int stops(Page page) {
        var stops = 0;
        page.keyboard().press("Tab");
        while (stops < MOST_STOPS && (boolean) page.evaluate(IS_NEW_STOP)) {
            stops++;
            page.keyboard().press("Tab");
        }
        return stops;
    }

    /// Whether the page stays fluent while much changes.
    private void hold(Opened opened, BusyClinic busy) {
        var page = open(opened, opened.sizes().getFirst());
        var opening = Tasks.of(page, () -> go(page, opened));
        note(opened, "longest task of opening with %d waiting, ms".formatted(MANY), opening.longest());
        var changing = Tasks.of(page, () -> {
            for (var change = 0; change < CHANGES; change++) {
                busy.prioritise(change);
            }
            page.waitForFunction(HAS_LEVEL, busy.last());
            page.evaluate("() => new Promise(painted => requestAnimationFrame(() => setTimeout(painted)))");
        });
        note(opened, "tasks above %d ms in %d changes with %d waiting".formatted(LONG, CHANGES, MANY),
                changing.longerThan(LONG));
        note(opened, "the longest, ms", changing.longest());
        page.context().close();
    }
}
