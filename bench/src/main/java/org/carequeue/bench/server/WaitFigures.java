package org.carequeue.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Has the tests of `waiting-list` play simulated days, in a process of their own, on the classes that triage-service is
/// delivered with.
public final class WaitFigures {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int COLUMNS = 3;

    /// What was found of a kind of days.
    ///
    /// @param of which kind
    /// @param what it is, with its unit
    public record Figure(String of, String what, double value) {
    }

    private WaitFigures() {
    }

    /// In the order in which they were found.
    ///
    /// @param days how many of each kind are played
    /// @param estimates how many are timed
    public static List<Figure> find(Workshop workshop, int days, int estimates) throws IOException {
        var home = workshop.home();
        var file = workshop.data("waits").resolve("figures.tsv");
        try (var process = Started.run(workshop.folder(), workshop.log("waits"), Map.of(),
                List.of(System.getProperty("java.home") + "/bin/java", "-cp",
                        home.resolve("waiting-list/target/test-classes") + ":"
                                + home.resolve("triage-service/target/service/lib") + "/*",
                        "org.carequeue.waiting.estimate.EstimateFigures", file.toString(), Integer.toString(days),
                        Integer.toString(estimates)))) {
            process.await("all days", PATIENCE, () -> Files.exists(file));
        }
        return Files.readAllLines(file).stream().map(line -> line.split("\t", COLUMNS))
                .map(columns -> new Figure(columns[0], columns[1], Double.parseDouble(columns[2]))).toList();
    }
}
