package org.carequeue.statistics.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// A table of RFC 4180, with durations in seconds. What is not known is empty.
public final class Csv {

    private static final double MILLIS = 1_000.0;

    private Csv() {
    }

    /// Writes the whole table, and does not close what it writes to.
    public static void write(Table table, OutputStream out) throws SQLException, IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        writer.write(String.join(",", table.names()) + "\r\n");
        table.lines().each(cells -> writer.write(line(cells)));
        writer.flush();
    }

    private static String line(List<@Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        var text = value == null ? ""
                : value instanceof Duration took ? Double.toString(took.toMillis() / MILLIS)
                        : value.toString();
        // A spreadsheet takes what begins so for a formula.
        var plain = text.startsWith("=") || text.startsWith("+") || text.startsWith("@") ? "'" + text : text;
        return plain.chars().anyMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r')
                ? '"' + plain.replace("\"", "\"\"") + '"'
                : plain;
    }
}
