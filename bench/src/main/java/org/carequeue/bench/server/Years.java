package org.carequeue.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// Years of a busy clinic, made by the tests of statistics-service in a process of their own: some days as logs, and all years as
/// rows in databases, one of which that process answers from.
public final class Years implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(40);

    private final Started process;
    private final Path folder;
    private final Properties said = new Properties();

    private Years(Started process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /// Makes them, which takes a minute or two for each year.
    ///
    /// @param visits of a usual day
    /// @param days how many the logs have
    /// @param rounds how often they can be read into an empty PostgreSQL
    public static Years make(Workshop workshop, int years, int visits, int days, int rounds) throws IOException {
        var module = workshop.home().resolve("statistics-service").resolve("target");
        var folder = workshop.data("years");
        var classes = module.resolve("test-classes") + ":" + module.resolve("classes") + ":"
                + Files.readString(module.resolve("bench.classpath")).strip();
        var made = new Years(Started.run(workshop.folder(), workshop.log("years"), Map.of(),
                List.of(System.getProperty("java.home") + "/bin/java", "-Xmx2g", "--enable-native-access=ALL-UNNAMED", "-cp",
                        classes,
                        "org.carequeue.statistics.years.Years", folder.toString(), Integer.toString(years),
                        Integer.toString(visits), Integer.toString(days), Integer.toString(rounds))),
                folder);
        try {
            var ready = folder.resolve("ready.properties");
            made.process.await("all rows", PATIENCE, () -> Files.exists(ready));
            try (var text = Files.newBufferedReader(ready)) {
                made.said.load(text);
            }
        } catch (IOException e) {
            made.close();
            throw e;
        }
        return made;
    }

    /// The lines of a service's log, an event each.
    List<String> log(String service) throws IOException {
        return Files.readAllLines(folder.resolve(service + ".log"), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /// How many events the logs have together.
    public int events() throws IOException {
        var events = 0;
        for (var service : StatisticsServer.LOGS) {
            events += log(service).size();
        }
        return events;
    }

    /// The data folder of a statistics-service whose file has all rows.
    Path h2() {
        return folder.resolve("h2");
    }

    /// Where PostgreSQL has all rows.
    String postgres() {
        return said.getProperty("years");
    }

    /// Where PostgreSQL has a database that was empty in the beginning.
    ///
    /// @param round which of them, from 0 on
    String emptyPostgres(int round) {
        return said.getProperty("empty" + round);
    }

    /// Who answers from DuckDB.
    public int duckDb() {
        return Integer.parseInt(said.getProperty("duckdb"));
    }

    /// How many rows there are.
    public long rows() {
        return Long.parseLong(said.getProperty("rows"));
    }

    /// How many of them are visits.
    public long visits() {
        return Long.parseLong(said.getProperty("visits"));
    }

    /// The last day of which there are any.
    public LocalDate last() {
        return LocalDate.parse(said.getProperty("last"));
    }

    @Override
    public void close() {
        process.close();
    }
}
