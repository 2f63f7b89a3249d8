package org.carequeue.statistics.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.carequeue.statistics.columns.ColumnReader;

/// The days of a period as columns, also those whose columns are not written: these are made of their rows.
public final class Days {

    /// How many days are read at once: some of the databases hand over an answer when they have all of it.
    private static final int PIECE = 32;
    /// Behind clinic and day.
    private static final int FIRST_COUNT = 3;

    private Days() {
    }

    /// The columns of an operating day of a clinic.
    ///
    /// @param bytes for a [ColumnReader]
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    public record Columns(String clinic, LocalDate day, byte[] bytes) {
    }

    /// Takes a day.
    @FunctionalInterface
    public interface Taking {
        void take(Columns columns);
    }

    /// Each day of a period in turn, each of its clinics by itself.
    public static void each(Sql sql, LocalDate from, LocalDate to, Taking taking) throws SQLException {
        for (var first = from; !first.isAfter(to); first = first.plusDays(PIECE)) {
            var last = first.plusDays(PIECE - 1L);
            piece(sql, first, last.isAfter(to) ? to : last).forEach(taking::take);
        }
    }

    /// The days of a period of which there are totals alone, in turn.
    public static List<DayTotals> totals(Sql sql, LocalDate from, LocalDate to) throws SQLException {
        return sql.list("SELECT * FROM day_totals WHERE operating_day BETWEEN ? AND ? ORDER BY operating_day, clinic",
                List.of(from, to), row -> {
                    var key = Tables.dayKey(row);
                    return new DayTotals(key.clinic(), key.day(), counts(row, FIRST_COUNT, DayTotals.OF_VISITS),
                            counts(row, FIRST_COUNT + DayTotals.OF_VISITS, DayTotals.OF_PRESCRIPTIONS));
                });
    }

    private static List<Long> counts(ResultSet row, int first, int many) throws SQLException {
        var counts = new ArrayList<Long>();
        for (int column = first; column < first + many; column++) {
            counts.add(row.getLong(column));
        }
        return counts;
    }

    private static List<Columns> piece(Sql sql, LocalDate from, LocalDate to) throws SQLException {
        var period = List.of(from, to);
        var days = new ArrayList<Columns>();
        var unread = sql.list("SELECT clinic, operating_day FROM days_without_columns WHERE operating_day BETWEEN ? AND ?",
                period, Tables::dayKey);
        sql.rows("SELECT * FROM day_columns WHERE operating_day BETWEEN ? AND ?", period, row -> {
            var key = Tables.dayKey(row);
            var columns = row.getBytes("packed");
            if (ColumnReader.canRead(columns)) {
                days.add(new Columns(key.clinic(), key.day(), columns));
            } else {
                unread.add(key);
            }
        });
        var tables = new Tables(sql);
        for (var key : unread) {
            days.add(new Columns(key.clinic(), key.day(), tables.columns(key)));
        }
        days.sort(Comparator.comparing(Columns::day).thenComparing(Columns::clinic));
        return days;
    }
}
