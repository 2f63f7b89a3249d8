package org.carequeue.statistics.question;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import org.carequeue.statistics.store.Sql;
import org.carequeue.statistics.store.Store;
import org.jspecify.annotations.Nullable;

/// The visits behind a figure.
@Singleton
public final class VisitList {

    /// So many are listed at once.
    public static final int MOST = 2_000;
    /// So many have room below the names in one sheet of a spreadsheet.
    public static final int MOST_IN_A_TABLE = 1_048_575;

    private final Store store;

    /// @param store has the rows
    public VisitList(Store store) {
        this.store = store;
    }

    /// Does something with a visit.
    @FunctionalInterface
    public interface Taking {
        void take(VisitLine visit) throws IOException;
    }

    /// In the order in which they were issued, day by day; at most [#MOST]. Those of a counter are those whom it called,
    /// and those with a prescription that it took.
    ///
    /// @throws SQLException when the database does not answer
    /// @throws IllegalStateException while it is not open
    public List<VisitLine> of(Question question, Slice slice) throws SQLException {
        return page(question, slice, null);
    }

    /// How many there are.
    public long count(Question question, Slice slice) throws SQLException {
        var values = new ArrayList<Object>();
        var sought = sought(question, slice, values);
        return store.ask(sql -> sql.list("SELECT COUNT(*) AS n FROM visits v WHERE " + sought, values, row -> row.getLong("n")))
                .getFirst();
    }

    /// All of them in that order, however many there are: no more than [#MOST] are held at once, and no connection while they are
    /// taken. What is counted meanwhile may be among them or not.
    public void each(Question question, Slice slice, Taking taking) throws SQLException, IOException {
        for (var day = question.from(); !day.isAfter(question.to()); day = day.plusDays(1)) {
            // Of a day the database finds them at once, and what a day has is soon put into order.
            var ofDay = question.on(day);
            VisitLine last = null;
            List<VisitLine> page;
            do {
                page = page(ofDay, slice, last);
                for (var visit : page) {
                    taking.take(visit);
                    last = visit;
                }
            } while (page.size() == MOST);
        }
    }

    private List<VisitLine> page(Question question, Slice slice, @Nullable VisitLine after) throws SQLException {
        var values = new ArrayList<Object>();
        var sought = sought(question, slice, values);
        var next = after == null ? "" : " AND (v.issued_at > ? OR v.issued_at = ? AND v.ticket > ?)";
        if (after != null) {
            values.addAll(List.of(after.issuedAt().toEpochMilli(), after.issuedAt().toEpochMilli(), after.ticket()));
        }
        return store.ask(sql -> sql.list("SELECT * FROM visits v WHERE " + sought + next
                + " ORDER BY v.operating_day, v.issued_at, v.ticket LIMIT " + MOST, values, VisitList::line));
    }

    private static String sought(Question question, Slice slice, List<Object> values) {
        values.addAll(List.of(question.from(), question.to()));
        var where = "v.status <> 'replaced' AND v.operating_day BETWEEN ? AND ?" + Questions.filters(question, values)
                + slice.condition(values);
        if (question.counter() != null) {
            values.add(question.counter());
            where += " AND (v.counter = ? OR EXISTS (SELECT 1 FROM prescriptions p WHERE p.ticket = v.ticket"
                    + " AND p.clinic = v.clinic" + Questions.filter("p.counter", question.counter(), values) + "))";
        }
        return where;
    }

    private static VisitLine line(ResultSet row) throws SQLException {
        return new VisitLine(row.getObject("operating_day", LocalDate.class), row.getString("ticket"),
                row.getString("service_line"), row.getString("level"), row.getString("status"), row.getString("room"),
                row.getString("counter"),
                Instant.ofEpochMilli(row.getLong("issued_at")), instant(row, "called_at"), instant(row, "started_at"),
                instant(row, "ended_at"), row.getInt("calls"), Duration.ofMillis(row.getLong("consultation_ms")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var millis = Sql.millis(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
