package org.carequeue.statistics.years;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;

import org.carequeue.statistics.model.Rows;
import org.carequeue.statistics.store.Bulk;
import org.flywaydb.core.Flyway;

/// Puts years of a busy clinic into empty databases, all of them the same rows.
///
/// @param clinic whose
/// @param last the last day that there is
/// @param years how many, up to that day
record Fill(BusyClinic clinic, LocalDate last, int years) {

    /// Days that are made while earlier ones are written.
    private static final int AHEAD = 4;
    private static final Made END = new Made(LocalDate.MAX, new Rows());

    private record Made(LocalDate day, Rows rows) {
    }

    /// @param folder for files that are deleted again
    /// @param progress gets a line for each month
    /// @param addresses JDBC's; of H2, PostgreSQL or DuckDB
    /// @return how many rows each has
    Map<String, Long> into(Path folder, Consumer<String> progress, List<String> addresses)
            throws SQLException, IOException, InterruptedException {
        var days = new ArrayBlockingQueue<Made>(AHEAD);
        var maker = Thread.ofPlatform().daemon().name("years").start(() -> make(days));
        var counts = new LinkedHashMap<String, Long>();
        var connections = new ArrayList<Connection>();
        try (var duck = new Lines(Files.createTempDirectory(folder, "lines"))) {
            for (var address : addresses) {
                connections.add(open(address));
            }
            var made = 0;
            for (var next = days.take(); next != END; next = days.take()) {
                var rows = next.rows();
                for (var connection : connections) {
                    if (isDuck(connection)) {
                        duck.add(rows);
                    } else {
                        Bulk.write(connection, next.day(), rows);
                    }
                }
                Bulk.count(rows).forEach((table, count) -> counts.merge(table, count, Long::sum));
                if (++made % 30 == 0) {
                    progress.accept("%d days".formatted(made));
                }
            }
            for (var connection : connections) {
                finish(connection, duck);
            }
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
        maker.join();
        return counts;
    }

    private void make(ArrayBlockingQueue<Made> days) {
        try {
            var projection = BusyClinic.projection();
            var first = last.minusYears(years).plusDays(1);
            for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
                days.put(new Made(day, clinic.rows(day, projection, day.equals(first))));
            }
            days.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isDuck(Connection connection) throws SQLException {
        return connection.getMetaData().getURL().startsWith("jdbc:duckdb:");
    }

    private static Connection open(String address) throws SQLException, IOException {
        var user = address.startsWith("jdbc:h2:") ? "sa" : null;
        if (!address.startsWith("jdbc:duckdb:")) {
            Flyway.configure().dataSource(address, user, null).locations("classpath:db/statistics").load().migrate();
            return DriverManager.getConnection(address, user, null);
        }
        var connection = DriverManager.getConnection(address);
        try (var migration = Fill.class.getResourceAsStream("/db/statistics/V1__rows.sql");
                var statement = connection.createStatement()) {
            var tables = new String(migration.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            // A column store reads columns: indexes would make it no faster, and loading slower.
            statement.execute(tables.replaceAll(",\\s*PRIMARY KEY \\([^)]*\\)", "").replaceAll("CREATE INDEX[^;]*;", ""));
        }
        return connection;
    }

    private static void finish(Connection connection, Lines lines) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            if (isDuck(connection)) {
                for (var file : lines.closed().entrySet()) {
                    statement.execute("COPY " + file.getKey() + " FROM '" + file.getValue() + "' (FORMAT csv, HEADER false)");
                }
            } else {
                connection.setAutoCommit(true);
                statement.execute("ANALYZE");
            }
        }
    }

    /// Rows as files, one for each table.
    private static final class Lines implements AutoCloseable {

        private final Path folder;
        private final Map<String, BufferedWriter> files = new LinkedHashMap<>();

        Lines(Path folder) {
            this.folder = folder;
        }

        void add(Rows rows) throws IOException {
            for (var lines : Bulk.lines(rows).entrySet()) {
                var file = files.get(lines.getKey());
                if (file == null) {
                    file = Files.newBufferedWriter(folder.resolve(lines.getKey()));
                    files.put(lines.getKey(), file);
                }
                for (var line : lines.getValue()) {
                    file.write(line);
                }
            }
        }

        Map<String, Path> closed() throws IOException {
            var paths = new LinkedHashMap<String, Path>();
            for (var file : files.entrySet()) {
                file.getValue().close();
                paths.put(file.getKey(), folder.resolve(file.getKey()));
            }
            return paths;
        }

        @Override
        public void close() throws IOException {
            for (var path : closed().values()) {
                Files.delete(path);
            }
            Files.delete(folder);
        }
    }
}
