package org.carequeue.statistics.question;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.statistics.store.Sql;
import org.carequeue.statistics.store.Store;
import org.jspecify.annotations.Nullable;

/// The visits behind a figure.
public final class VisitList {

    /// So many are listed at once.
    public static final int MOST = 2_000;

    private final Store store;

    /// @param store has the rows
    public VisitList(Store store) {
        this.store = store;
    }

    /// In the order in which they were issued, day by day; at most [#MOST]. Those of a counter are those whom it called,
    /// and those with a prescription that it took.
    ///
    /// @throws SQLException when the database does not answer
    /// @throws IllegalStateException while it is not open
    public List<VisitLine> of(Question question, Slice slice) throws SQLException {
        var values = new ArrayList<Object>(List.of(question.from(), question.to()));
        var where = "v.status <> 'replaced' AND v.operating_day BETWEEN ? AND ?" + Questions.filters(question, values)
                + slice.condition(values);
        if (question.counter() != null) {
            values.add(question.counter());
            where += " AND (v.counter = ? OR EXISTS (SELECT 1 FROM prescriptions p WHERE p.ticket = v.ticket"
                    + " AND p.clinic = v.clinic" + Questions.filter("p.counter", question.counter(), values) + "))";
        }
        var sought = where;
        return store.ask(sql -> sql
                .list("SELECT * FROM visits v WHERE " + sought + " ORDER BY v.operating_day, v.issued_at, v.ticket LIMIT "
                        + MOST, values, VisitList::line));
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
