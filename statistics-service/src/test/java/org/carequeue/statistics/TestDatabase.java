package org.carequeue.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.carequeue.statistics.model.Projection;
import org.carequeue.statistics.model.StaffNames;
import org.carequeue.statistics.store.Store;
import org.carequeue.testing.PostgresServer;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/// The two databases that there may be. Each test has one of its own.
public enum TestDatabase {
    H2,
    POSTGRESQL;

    private static final AtomicInteger MADE = new AtomicInteger();
    private static @Nullable PGSimpleDataSource postgres;

    /// Empty, and kept until this process ends.
    public DataSource fresh() {
        return switch (this) {
            case H2 -> {
                var source = new JdbcDataSource();
                source.setURL("jdbc:h2:mem:test" + MADE.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
                yield source;
            }
            case POSTGRESQL -> ofServer("test" + MADE.incrementAndGet());
        };
    }

    private static synchronized DataSource ofServer(String name) {
        try {
            var server = server();
            try (var connection = server.getConnection(); var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            var made = new PGSimpleDataSource();
            made.setUrl(Objects.requireNonNull(server.getUrl()).replace("/postgres?", "/" + name + "?"));
            made.setUser(server.getUser());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The one that is installed on this machine, by Debian's package; where there is none, or `-Dcarequeue.postgres=embedded` asks
    /// for it, the one whose binaries come as jars.
    private static PGSimpleDataSource server() throws IOException {
        if (postgres != null) {
            return postgres;
        }
        var installed = PostgresServer.installed().filter(_ -> !"embedded".equals(System.getProperty("carequeue.postgres")));
        var source = new PGSimpleDataSource();
        if (installed.isPresent()) {
            var server = new PostgresServer(installed.get(), freePort());
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            source.setUrl(server.address("postgres"));
        } else {
            source.setUrl(
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start().getJdbcUrl("postgres", "postgres"));
        }
        source.setUser("postgres");
        System.out.println("the tests' PostgreSQL: " + installed.map(Path::toString).orElse("embedded"));
        postgres = source;
        return source;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// An open store that keeps pseudonyms.
    public static Store open(DataSource source) throws SQLException {
        var store = new Store(source, () -> new Projection(new StaffNames(new byte[32])), 3);
        store.open();
        return store;
    }

    /// All that stands in it, in an order that depends on nothing else.
    public static List<String> rows(DataSource source) throws SQLException {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            var rows = new ArrayList<String>();
            for (var table : List.of("visits", "calls", "prescriptions", "items", "settings", "days", "positions")) {
                try (var found = statement.executeQuery("SELECT * FROM " + table)) {
                    while (found.next()) {
                        var row = new StringBuilder(table);
                        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                            row.append(" | ").append(found.getString(column));
                        }
                        rows.add(row.toString());
                    }
                }
            }
            rows.sort(null);
            return rows;
        }
    }
}
