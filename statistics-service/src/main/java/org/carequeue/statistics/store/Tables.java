package org.carequeue.statistics.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.bridge.event.Position;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.StatisticsSettings.Staff;
import org.carequeue.statistics.columns.ColumnWriter;
import org.carequeue.statistics.model.CallRow;
import org.carequeue.statistics.model.ItemRow;
import org.carequeue.statistics.model.PrescriptionRow;
import org.carequeue.statistics.model.Projection;
import org.carequeue.statistics.model.Rows;
import org.carequeue.statistics.model.VisitRow;
import org.jspecify.annotations.Nullable;

/// Rows, to the tables and back. What changes is deleted and written anew, so that a log that is read once more makes no row
/// twice.
final class Tables {

    private static final List<String> ALL = List.of("visits", "calls", "prescriptions", "items", "settings", "days",
            "positions", "day_columns", "days_without_columns", "day_totals");
    /// What H2 takes as one value, and some room: the columns of a longer day are none, and its rows are read instead.
    private static final int MOST_BYTES = 1_000_000;
    /// How many values one statement names, and so how many rows are changed at once where all are.
    private static final int PIECE = 500;

    private final Sql sql;

    Tables(Sql sql) {
        this.sql = sql;
    }

    // ── reading ──

    /// The rows that these events need as they were.
    Rows before(Set<String> tickets, Set<String> prescriptions) throws SQLException {
        var rows = new Rows();
        for (var row : where("SELECT * FROM visits WHERE ticket IN (", tickets, Tables::visit)) {
            rows.known(row);
        }
        for (var row : where("SELECT * FROM prescriptions WHERE id IN (", prescriptions, Tables::prescription)) {
            rows.known(row);
        }
        return rows;
    }

    private <T> List<T> where(String before, Set<String> values, Sql.Reading<T> reading) throws SQLException {
        return values.isEmpty() ? List.of()
                : sql.list(before + Sql.placeholders(values.size()) + ")", List.copyOf(values), reading);
    }

    static VisitRow visit(ResultSet row) throws SQLException {
        return new VisitRow(row.getString("clinic"), row.getString("ticket"), row.getLong("issued_at"),
                row.getObject("operating_day", LocalDate.class), row.getInt("weekday"), row.getInt("issued_hour"),
                row.getString("service_line"), row.getString("level"), row.getInt("level_rank"), row.getLong("target_ms"),
                Sql.millis(row, "levelled_at"), row.getString("status"), row.getString("room"), row.getString("counter"),
                Sql.millis(row, "called_at"), row.getInt("calls"),
                row.getInt("unanswered"), Sql.millis(row, "started_at"), Sql.millis(row, "ended_at"),
                Sql.number(row, "ended_hour"), row.getLong("consultation_ms"), row.getString("staff"),
                row.getString("last_call"));
    }

    private static PrescriptionRow prescription(ResultSet row) throws SQLException {
        return new PrescriptionRow(row.getString("clinic"), row.getString("id"), row.getString("ticket"),
                row.getObject("operating_day", LocalDate.class), row.getInt("weekday"), row.getInt("submitted_hour"),
                row.getBoolean("rest"), row.getLong("submitted_at"), row.getString("level"), row.getInt("level_rank"),
                row.getString("status"), row.getString("room"), row.getString("counter"), Sql.millis(row, "claimed_at"),
                Sql.millis(row, "ready_at"), Sql.millis(row, "not_collected_at"), Sql.millis(row, "handed_over_at"),
                row.getInt("items"), row.getString("prescriber"), row.getString("dispenser"));
    }

    /// Those of an operating day, in the order of their issue.
    List<VisitRow> visitsOf(LocalDate day, int most) throws SQLException {
        return sql.list("SELECT * FROM visits WHERE operating_day = ? ORDER BY issued_at, ticket LIMIT " + most, List.of(day),
                Tables::visit);
    }

    /// By which a clinic worked then; where that is not known, those that it had first.
    Optional<ClinicSettings> settingsAt(String clinic, long then) throws SQLException {
        return sql.list("SELECT * FROM settings WHERE clinic = ? ORDER BY CASE WHEN since <= ? THEN 0 ELSE 1 END,"
                + " CASE WHEN since <= ? THEN -since ELSE since END LIMIT 1", List.of(clinic, then, then), SettingsText::row)
                .stream().map(Rows.SettingsRow::settings).findFirst();
    }

    /// An operating day of a clinic.
    record DayKey(String clinic, LocalDate day) {
    }

    /// One whose columns are to be written, the latest first; null where there is none but the one that may still go on.
    @Nullable
    DayKey dayWithoutColumns() throws SQLException {
        var days = sql
                .list("SELECT clinic, operating_day FROM days_without_columns WHERE operating_day < (SELECT MAX(operating_day)"
                        + " FROM days) ORDER BY operating_day DESC, clinic LIMIT 1", List.of(), Tables::dayKey);
        return days.isEmpty() ? null : days.getFirst();
    }

    static DayKey dayKey(ResultSet row) throws SQLException {
        return new DayKey(row.getString("clinic"), row.getObject("operating_day", LocalDate.class));
    }

    /// A clinic's first day that has rows and is before another one; null where there is none.
    @Nullable
    DayKey firstBefore(String clinic, LocalDate before) throws SQLException {
        DayKey first = null;
        for (var table : List.of("day_columns", "days_without_columns")) {
            for (var key : sql.list("SELECT clinic, operating_day FROM " + table + " WHERE clinic = ? AND operating_day < ?"
                    + " ORDER BY operating_day LIMIT 1", List.of(clinic, before), Tables::dayKey)) {
                if (first == null || key.day().isBefore(first.day())) {
                    first = key;
                }
            }
        }
        return first;
    }

    /// Of which day the last totals are, of each clinic that has any.
    Map<String, LocalDate> totalsUpTo() throws SQLException {
        return sql.list("SELECT clinic, MAX(operating_day) AS operating_day FROM day_totals GROUP BY clinic", List.of(),
                Tables::dayKey).stream().collect(Collectors.toMap(DayKey::clinic, DayKey::day));
    }

    /// Totals stand in the place of a day's rows from now on.
    void retire(DayKey of, DayTotals totals) throws SQLException {
        var values = new ArrayList<Object>(List.of(of.clinic(), of.day()));
        values.addAll(totals.visits());
        values.addAll(totals.prescriptions());
        sql.run(insert("day_totals", values.size()), values);
        var day = List.of(of.day(), of.clinic());
        sql.run("DELETE FROM items WHERE clinic = ? AND prescription IN (SELECT p.id FROM prescriptions p"
                + " WHERE p.operating_day = ? AND p.clinic = ?)", List.of(of.clinic(), of.day(), of.clinic()));
        for (var table : List.of("prescriptions", "calls", "visits", "day_columns", "days_without_columns")) {
            sql.run("DELETE FROM " + table + " WHERE operating_day = ? AND clinic = ?", day);
        }
    }

    /// A day's columns, made of its rows.
    byte[] columns(DayKey of) throws SQLException {
        var values = List.of(of.day(), of.clinic());
        return ColumnWriter.of(
                sql.list("SELECT * FROM visits WHERE operating_day = ? AND clinic = ?", values,
                        Tables::visit),
                sql.list("SELECT * FROM prescriptions WHERE operating_day = ? AND clinic = ?", values,
                        Tables::prescription),
                sql.list("SELECT i.* FROM prescriptions p JOIN items i ON i.prescription = p.id AND i.clinic = p.clinic"
                        + " WHERE p.operating_day = ? AND p.clinic = ?", values, Tables::item));
    }

    private static ItemRow item(ResultSet row) throws SQLException {
        return new ItemRow(row.getString("clinic"), row.getString("prescription"), row.getInt("item"),
                row.getDouble("ordered"), row.getString("outcome"), Sql.amount(row, "supplied"), Sql.amount(row, "owed"));
    }

    /// How far each log was read.
    List<Read> read() throws SQLException {
        return sql.list("SELECT * FROM positions", List.of(), row -> new Read(row.getString("service"),
                new Position(row.getString("log_id"), row.getLong("read_sequence"), row.getString("event")),
                row.getLong("read_up_to")));
    }

    /// How far a log was read.
    ///
    /// @param upTo when its last event was, in milliseconds since 1970 in UTC; 0 before the first
    record Read(String service, Position position, long upTo) {
    }

    /// By which clocks the clinics live, and what is kept of who did something.
    void settings(Projection projection) throws SQLException {
        for (var row : sql.list("SELECT * FROM settings", List.of(), SettingsText::row)) {
            projection.zonesOf(row.clinic()).known(row.since(), row.settings().zone());
        }
        for (var row : sql.list("SELECT * FROM positions", List.of(),
                row -> Map.entry(row.getString("service"), Staff.valueOf(row.getString("staff"))))) {
            projection.staffIn(row.getKey(), row.getValue());
        }
    }

    // ── writing ──

    void write(Rows rows) throws SQLException {
        haveNoColumns(rows);
        writeVisits(rows.visits());
        var calls = rows.calls();
        sql.each("DELETE FROM calls WHERE event = ?", calls.stream().map(row -> List.of(row.event())).toList());
        sql.each(insert("calls", 14), calls.stream().map(Tables::values).toList());
        sql.each("UPDATE calls SET undone = TRUE WHERE event = ?", rows.takenBack().stream().map(List::of).toList());
        writePrescriptions(rows.prescriptions());
        sql.each("DELETE FROM items WHERE prescription = ? AND clinic = ?",
                rows.itemised().stream().map(key -> List.of(key.id(), key.clinic())).toList());
        sql.each(insert("items", 7), rows.items().stream().map(Tables::values).toList());
        sql.each("DELETE FROM settings WHERE clinic = ? AND since = ?",
                rows.settings().stream().map(row -> List.of(row.clinic(), row.since())).toList());
        sql.each(insert("settings", 3), rows.settings().stream().map(Tables::values).toList());
        sql.each("DELETE FROM days WHERE operating_day = ? AND clinic = ?",
                rows.days().stream().map(row -> List.of(row.day(), row.clinic())).toList());
        sql.each(insert("days", 3), rows.days().stream().map(Tables::values).toList());
    }

    /// What a day's columns say is not so any more.
    private void haveNoColumns(Rows rows) throws SQLException {
        var days = Stream.concat(rows.visits().stream().map(row -> new DayKey(row.clinic(), row.day())),
                rows.prescriptions().stream().map(row -> new DayKey(row.clinic(), row.day()))).distinct()
                .map(key -> List.<Object> of(key.day(), key.clinic())).toList();
        sql.each("DELETE FROM day_columns WHERE operating_day = ? AND clinic = ?", days);
        sql.each("DELETE FROM days_without_columns WHERE operating_day = ? AND clinic = ?", days);
        sql.each("INSERT INTO days_without_columns (operating_day, clinic) VALUES (?, ?)", days);
    }

    /// Of a day that has none.
    void writeColumns(DayKey of) throws SQLException {
        var columns = columns(of);
        sql.run("DELETE FROM days_without_columns WHERE operating_day = ? AND clinic = ?", List.of(of.day(), of.clinic()));
        sql.run(insert("day_columns", 3),
                List.of(of.clinic(), of.day(), columns.length > MOST_BYTES ? new byte[0] : columns));
    }

    private void writeVisits(Collection<VisitRow> visits) throws SQLException {
        sql.each("DELETE FROM visits WHERE ticket = ? AND issued_at = ? AND clinic = ?",
                visits.stream().map(row -> List.of(row.ticket(), row.issuedAt(), row.clinic())).toList());
        sql.each(insert("visits", 23), visits.stream().map(Tables::values).toList());
    }

    private void writePrescriptions(Collection<PrescriptionRow> prescriptions) throws SQLException {
        sql.each("DELETE FROM prescriptions WHERE id = ? AND clinic = ?",
                prescriptions.stream().map(row -> List.of(row.id(), row.clinic())).toList());
        sql.each(insert("prescriptions", 20), prescriptions.stream().map(Tables::values).toList());
    }

    /// In the order in which the columns stand in the migrations, which is that of the records.
    static String insert(String table, int columns) {
        return "INSERT INTO " + table + " VALUES (" + Sql.placeholders(columns) + ")";
    }

    static List<Object> values(VisitRow row) {
        return Arrays.asList(row.clinic(), row.ticket(), row.issuedAt(), row.day(), row.weekday(), row.hour(), row.line(),
                row.level(), row.levelRank(), row.targetMs(), row.levelledAt(), row.status(), row.room(), row.counter(),
                row.calledAt(), row.calls(),
                row.unanswered(), row.startedAt(), row.endedAt(), row.endedHour(), row.consultationMs(), row.staff(),
                row.lastCall());
    }

    static List<Object> values(CallRow row) {
        return Arrays.asList(row.clinic(), row.event(), row.ticket(), row.issuedAt(), row.day(), row.at(), row.room(),
                row.counter(),
                row.nth(), row.repeated(), row.outOfTurn(), row.level(), row.staff(), row.undone());
    }

    static List<Object> values(PrescriptionRow row) {
        return Arrays.asList(row.clinic(), row.id(), row.ticket(), row.day(), row.weekday(), row.hour(), row.rest(),
                row.submittedAt(), row.level(), row.levelRank(), row.status(), row.room(), row.counter(), row.claimedAt(),
                row.readyAt(), row.notCollectedAt(), row.handedOverAt(), row.items(), row.prescriber(), row.dispenser());
    }

    static List<Object> values(ItemRow row) {
        return Arrays.asList(row.clinic(), row.prescription(), row.item(), row.ordered(), row.outcome(), row.supplied(),
                row.owed());
    }

    static List<Object> values(Rows.SettingsRow row) {
        return List.of(row.clinic(), row.since(), SettingsText.of(row.settings()));
    }

    static List<Object> values(Rows.DayRow row) {
        return List.of(row.clinic(), row.day(), row.openedAt());
    }

    /// What was kept with the hours of another clock is written anew.
    ///
    /// @param since from when on, in milliseconds
    void byTheClock(Projection projection, long since) throws SQLException {
        var visits = sql.list("SELECT * FROM visits WHERE issued_at >= ? OR ended_at >= ?", List.of(since, since),
                Tables::visit);
        for (int from = 0; from < visits.size(); from += PIECE) {
            writeVisits(visits.subList(from, Math.min(visits.size(), from + PIECE)).stream().map(projection::byTheClock)
                    .toList());
        }
        var prescriptions = sql.list("SELECT * FROM prescriptions WHERE submitted_at >= ?", List.of(since),
                Tables::prescription);
        for (int from = 0; from < prescriptions.size(); from += PIECE) {
            writePrescriptions(prescriptions.subList(from, Math.min(prescriptions.size(), from + PIECE)).stream()
                    .map(projection::byTheClock).toList());
        }
        sql.run("INSERT INTO days_without_columns (clinic, operating_day) SELECT clinic, operating_day FROM day_columns",
                List.of());
        sql.run("DELETE FROM day_columns", List.of());
    }

    void read(String service, Position position, long upTo, Staff staff) throws SQLException {
        sql.run("DELETE FROM positions WHERE service = ?", List.of(service));
        sql.run(insert("positions", 6),
                List.of(service, position.log(), position.sequence(), position.eventId(), upTo, staff.name()));
    }

    /// As if nothing had been read.
    void empty() throws SQLException {
        for (var table : ALL) {
            sql.run("DELETE FROM " + table, List.of());
        }
    }
}
