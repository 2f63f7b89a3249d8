package org.carequeue.statistics.store;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.carequeue.statistics.columns.ColumnWriter;
import org.carequeue.statistics.model.Rows;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Rows to empty tables, millions of them: what [Tables] writes, without looking for what is to be replaced.
public final class Bulk {

    private Bulk() {
    }

    /// Of each table, in the order of its columns.
    static Map<String, List<List<Object>>> values(Rows rows) {
        var values = new LinkedHashMap<String, List<List<Object>>>();
        values.put("visits", rows.visits().stream().map(Tables::values).toList());
        values.put("calls", rows.calls().stream().map(Tables::values).toList());
        values.put("prescriptions", rows.prescriptions().stream().map(Tables::values).toList());
        values.put("items", rows.items().stream().map(Tables::values).toList());
        values.put("settings", rows.settings().stream().map(Tables::values).toList());
        values.put("days", rows.days().stream().map(Tables::values).toList());
        return values;
    }

    /// How many there are of each table that grows.
    public static Map<String, Long> count(Rows rows) {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("visits", (long) rows.visits().size());
        counts.put("calls", (long) rows.calls().size());
        counts.put("prescriptions", (long) rows.prescriptions().size());
        counts.put("items", (long) rows.items().size());
        return counts;
    }

    /// Writes a day and its columns in a transaction of their own.
    public static void write(Connection connection, LocalDate day, Rows rows) throws SQLException {
        var values = values(rows);
        values.put("day_columns", List.of(List.of(rows.visits().getFirst().clinic(), day,
                ColumnWriter.of(rows.visits(), rows.prescriptions(), rows.items()))));
        connection.setAutoCommit(false);
        if (connection.isWrapperFor(PGConnection.class)) {
            copy(connection.unwrap(PGConnection.class), values);
        } else {
            for (var table : values.entrySet()) {
                if (!table.getValue().isEmpty()) {
                    new Sql(connection).each(Tables.insert(table.getKey(), table.getValue().getFirst().size()),
                            table.getValue());
                }
            }
        }
        connection.commit();
    }

    private static void copy(PGConnection connection, Map<String, List<List<Object>>> values) throws SQLException {
        for (var table : values.entrySet()) {
            try {
                connection.getCopyAPI().copyIn("COPY " + table.getKey() + " FROM STDIN (FORMAT csv)",
                        new StringReader(String.join("", lines(table.getValue()))));
            } catch (IOException e) {
                throw new SQLException(e);
            }
        }
    }

    /// The same as lines of CSV, in which nothing between two commas is NULL.
    public static Map<String, List<String>> lines(Rows rows) {
        var lines = new LinkedHashMap<String, List<String>>();
        values(rows).forEach((table, values) -> lines.put(table, lines(values)));
        return lines;
    }

    private static List<String> lines(List<List<Object>> rows) {
        var lines = new ArrayList<String>(rows.size());
        for (var row : rows) {
            var line = new StringBuilder(200);
            for (var value : row) {
                line.append(line.isEmpty() ? "" : ",").append(cell(value));
            }
            lines.add(line.append('\n').toString());
        }
        return lines;
    }

    private static String cell(@Nullable Object value) {
        return value == null ? ""
                : value instanceof byte[] bytes ? "\\x" + HexFormat.of().formatHex(bytes)
                        : value instanceof String text ? '"' + text.replace("\"", "\"\"") + '"' : value.toString();
    }
}
