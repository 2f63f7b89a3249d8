package org.carequeue.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Opens the pages of a clinic in a real browser and measures them: by classes of `system-tests`, which have the browser, in a
/// process of their own.
public final class PageReader {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int COLUMNS = 3;

    /// What was measured of a page.
    ///
    /// @param page its name
    /// @param what it is, with its unit
    public record Figure(String page, String what, double value) {
    }

    private PageReader() {
    }

    /// In the order in which they were measured.
    ///
    /// @param rounds how often each page is opened by a browser that has never seen it
    public static List<Figure> read(Workshop workshop, Clinic clinic, int rounds) throws IOException {
        var module = workshop.home().resolve("system-tests").resolve("target");
        var file = workshop.data("pages").resolve("figures.tsv");
        try (var browser = Started.run(workshop.folder(), workshop.log("pages"), Map.of(),
                List.of(System.getProperty("java.home") + "/bin/java", "-cp",
                        module.resolve("test-classes") + ":" + Files.readString(module.resolve("bench.classpath")).strip(),
                        "org.carequeue.system.figures.PageFigures", "http://127.0.0.1:" + clinic.port(Clinic.GATEWAY),
                        file.toString(), Integer.toString(rounds)))) {
            browser.await("all pages", PATIENCE, () -> Files.exists(file));
        }
        return Files.readAllLines(file).stream().map(line -> line.split("\t", COLUMNS))
                .map(columns -> new Figure(columns[0], columns[1], Double.parseDouble(columns[2]))).toList();
    }
}
