package org.carequeue.system.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

/// A page that has nothing but the pages' texts, and can import their scripts as they stand in the sources. Nobody is asked
/// for anything: whatever a script fetches is not there.
final class Scripts implements AutoCloseable {

    private static final Path RESOURCES = Checkout.ROOT.resolve("display-gateway/src/main/resources");
    private static final Path FILES = RESOURCES.resolve("META-INF/resources");
    private static final String ORIGIN = "http://pages.test";
    /// Puts what a function gives into words that a table can hold.
    private static final String WORDS = """
            window.cell = (entry, place) => entry === undefined ? 'gone' : [entry.status, place].filter(Boolean).join(' ');
            window.lines = rows => rows.map(row => Array.isArray(row) ? row.join(' | ') : row).join('\\n');
            window.plain = thing => JSON.stringify(thing, (key, value) => value instanceof Map ? Object.fromEntries(value)
                : value instanceof Set ? [...value] : value === Infinity ? 'Infinity' : value);""";

    /// One for all classes: to open it takes longer than all tests together. It ends with the process.
    static final Browsers BROWSERS = new Browsers("logic");

    private final String test;
    final Page page;

    Scripts(String test) {
        this.test = test;
        page = BROWSERS.open(test, "about:blank", 1280, 800, WORDS);
        page.route(ORIGIN + "/**", Scripts::answer);
        page.navigate(ORIGIN + "/");
    }

    /// From now on time goes on when the test says so, and not by itself.
    void standStill() {
        page.clock().install();
        page.clock().pauseAt(System.currentTimeMillis() + 3_600_000);
    }

    /// What a piece of a script gives, which may import from `/app/`.
    String run(String script) {
        return String.valueOf(page.evaluate("async () => {" + script + "}"));
    }

    /// What the page has complained about.
    List<String> complaints() {
        return BROWSERS.complaints().getOrDefault(test, List.of());
    }

    @Override
    public void close() {
        page.context().close();
    }

    private static void answer(Route route) {
        var path = route.request().url().substring(ORIGIN.length());
        var answer = new Route.FulfillOptions();
        if (path.equals("/")) {
            answer.setContentType("text/html;charset=UTF-8").setBody("""
                    <!doctype html><html lang="en" data-zone="Europe/Berlin" class="page-doctor for-staff"><head>
                    <script type="application/json" id="texts">%s</script></head></html>""".formatted(texts()));
        } else if (path.startsWith("/app/") && path.endsWith(".js")) {
            answer.setContentType("text/javascript;charset=UTF-8").setBody(read(FILES.resolve(path.substring(1))));
        } else {
            answer.setStatus(404);
        }
        route.fulfill(answer);
    }

    /// As the server renders them into a page: by language, bundle and name.
    private static String texts() {
        var texts = new TreeMap<String, Map<String, Properties>>();
        try (var bundles = Files.list(RESOURCES.resolve("messages"))) {
            for (var file : bundles.toList()) {
                var name = String.valueOf(file.getFileName()).replace(".properties", "").split("_", 2);
                var said = new Properties();
                try (var reader = Files.newBufferedReader(file)) {
                    said.load(reader);
                }
                texts.computeIfAbsent(name.length > 1 ? name[1] : "en", _ -> new TreeMap<>()).put(name[0], said);
            }
            return new ObjectMapper().writeValueAsString(texts).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
