package org.carequeue.bench.part;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.carequeue.bench.figure.Table;
import org.carequeue.bench.figure.Target;
import org.carequeue.bench.server.Clinic;
import org.carequeue.bench.server.PageReader;
import org.carequeue.bench.server.PageReader.Figure;
import org.carequeue.bench.server.Workshop;

/// The pages of a clinic in which much is going on, in Chromium: what opening one costs, how soon something stands there, how
/// much of it is seen at once, how many stops of the Tab key it has, and whether it stays fluent with many waiting.
public final class Pages implements Part {

    private static final Set<String> OF_EACH_ROUND = Set.of("cold KB", "cold requests", "warm KB", "warm requests",
            "first paint cold ms", "first data cold ms", "first data warm ms");
    private static final double MOST_KB = 90;
    private static final double MOST_REQUESTS = 6;
    private static final double MOST_MILLIS = 500;

    @Override
    public List<Table> measure(Workshop workshop, Plan plan, Consumer<String> progress) throws IOException {
        progress.accept("pages: a clinic with all services");
        try (var clinic = Clinic.startWithAll(workshop)) {
            progress.accept("pages: each opened %d times, and once to warm up".formatted(plan.rounds()));
            var figures = PageReader.read(workshop, clinic, plan.rounds());
            var weight = table("Pages, opened by a browser that has never seen them: what comes over the network", "KB",
                    figures, "cold KB", List.of("cold requests"));
            var warm = table("Pages, opened again: requests, the socket included", "", figures, "warm requests",
                    List.of("warm KB"));
            var time = table("Pages, opened by a browser that has never seen them: until what they are opened for stands there",
                    "ms", figures, "first data cold ms", List.of("first paint cold ms", "first data warm ms"));
            for (var page : pages(figures)) {
                weight.median(page).ifPresent(kb -> weight.judge(Target.atMost(MOST_KB, page + ", KB"), kb));
                warm.median(page).ifPresent(count -> warm.judge(Target.atMost(MOST_REQUESTS, page + ", requests"), count));
                time.median(page).ifPresent(ms -> time.judge(Target.atMost(MOST_MILLIS, page + ", ms"), ms));
            }
            return List.of(weight, warm, time, rest(figures));
        }
    }

    private static List<String> pages(List<Figure> figures) {
        return figures.stream().map(Figure::page).distinct().toList();
    }

    private static Table table(String title, String unit, List<Figure> figures, String main, List<String> notes) {
        var table = new Table(title, unit);
        for (var figure : figures) {
            if (figure.what().equals(main)) {
                table.add(figure.page(), figure.value());
            } else if (notes.contains(figure.what())) {
                table.note(figure.page(), figure.what(), figure.value());
            }
        }
        return table;
    }

    /// What is looked at once: it is the same each time, or says what the worst was.
    private static Table rest(List<Figure> figures) {
        var table = new Table("Pages: what is seen whole, and how fluent they are", "");
        figures.stream().filter(figure -> !OF_EACH_ROUND.contains(figure.what()))
                .forEach(figure -> table.note(figure.page(), figure.what(), figure.value()));
        return table;
    }
}
