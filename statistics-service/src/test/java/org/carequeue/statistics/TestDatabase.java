package org.carequeue.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.carequeue.statistics.model.Projection;
import org.carequeue.statistics.model.Staff;
import org.carequeue.statistics.store.Store;
import org.h2.jdbcx.JdbcDataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/// The two databases that there may be. Each test has one of its own.
public enum TestDatabase {
    H2,
    POSTGRESQL;

    private static final AtomicInteger MADE = new AtomicInteger();
    private static EmbeddedPostgres postgres;

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
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            }
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return postgres.getDatabase("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An open store that keeps pseudonyms.
    public static Store open(DataSource source) throws SQLException {
        var store = new Store(source, () -> new Projection(new Staff(Staff.Keeping.PSEUDONYMS, new byte[32])));
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
