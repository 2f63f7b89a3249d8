package org.carequeue.statistics.store;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// Plain JDBC, with what would otherwise stand at each statement. No library comes between the questions and their SQL.
///
/// @param connection in whose transaction all of it happens
public record Sql(Connection connection) {

    /// Makes something of a row.
    @FunctionalInterface
    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// All rows of a question.
    public <T> List<T> list(String sql, List<?> values, Reading<T> reading) throws SQLException {
        var found = new ArrayList<T>();
        rows(sql, values, row -> found.add(reading.of(row)));
        return found;
    }

    /// Does something with a row.
    @FunctionalInterface
    public interface Taking {
        void take(ResultSet row) throws SQLException;
    }

    /// Each row of a question in turn.
    public void rows(String sql, List<?> values, Taking taking) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    taking.take(rows);
                }
            }
        }
    }

    /// One statement that changes something.
    void run(String sql, Collection<?> values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    /// The same statement for each of several rows; nothing where there are none.
    void each(String sql, Collection<? extends List<? extends @Nullable Object>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (BatchUpdateException e) {
            // Its own message repeats the rows.
            throw Objects.requireNonNullElse(e.getNextException(), e);
        }
    }

    private static void bind(PreparedStatement statement, Collection<? extends @Nullable Object> values) throws SQLException {
        var index = 1;
        for (var value : values) {
            statement.setObject(index++, value);
        }
    }

    /// So many placeholders, separated by commas.
    static String placeholders(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /// A number that may be missing.
    public static @Nullable Long millis(ResultSet row, String column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /// The same of a small one.
    static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        var value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /// The same of an amount.
    static @Nullable Double amount(ResultSet row, String column) throws SQLException {
        var value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
