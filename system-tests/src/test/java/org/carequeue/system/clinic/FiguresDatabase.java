package org.carequeue.system.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.carequeue.testing.PostgresServer;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/// The PostgreSQL in which a clinic keeps its figures, of the binaries that come as jars.
public final class FiguresDatabase implements AutoCloseable {

    private final PostgresServer server;

    /// Starts an empty one.
    public FiguresDatabase() {
        this.server = new PostgresServer(binaries(), Ports.one());
        server.start();
    }

    /// Where the library has unpacked them, which it does before it starts one. Nobody, as who it runs, can read them there.
    private static Path binaries() {
        var folder = Path.of(System.getProperty("java.io.tmpdir"), "carequeue-postgres");
        try (var _ = EmbeddedPostgres.builder().setOverrideWorkingDirectory(folder.toFile()).start();
                var unpacked = Files.list(folder)) {
            return unpacked.map(one -> one.resolve("bin")).filter(bin -> Files.exists(bin.resolve("initdb")))
                    .max(Comparator.comparing(bin -> bin.toFile().lastModified())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What statistics-service has to be told.
    public Map<String, String> settings() {
        return Map.of("CAREQUEUE_STATISTICS_DATABASE_URL", server.address("postgres"));
    }

    public void start() {
        server.start();
    }

    public void stop() {
        server.stop();
    }

    public void kill() {
        server.kill();
    }

    /// How many events are counted; none while there are no tables.
    public long counted() {
        return rows("SELECT COALESCE(SUM(read_sequence), 0) FROM positions").stream().mapToLong(Long::parseLong).sum();
    }

    /// All that stands in it, in an order that depends on nothing else.
    public List<String> everything() {
        var all = new ArrayList<String>();
        for (var table : rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                + " AND table_name <> 'flyway_schema_history' ORDER BY 1")) {
            all.addAll(rows("SELECT '" + table + " ' || CAST(t AS VARCHAR) FROM " + table + " t ORDER BY 1"));
        }
        return all;
    }

    private List<String> rows(String question) {
        try (var connection = DriverManager.getConnection(server.address("postgres"));
                var statement = connection.createStatement();
                var found = statement.executeQuery(question)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
