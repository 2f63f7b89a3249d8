package org.carequeue.statistics.question;

import static org.carequeue.statistics.question.Measures.AT_ONCE_MS;
import static org.carequeue.statistics.question.Measures.LONGEST_CONSULTATION_MS;
import static org.carequeue.statistics.question.Measures.LONGEST_STAY_MS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.carequeue.statistics.question.Figures.Group;
import org.carequeue.statistics.question.Figures.OfPrescriptions;
import org.carequeue.statistics.question.Figures.OfVisits;
import org.carequeue.statistics.question.Figures.Times;
import org.carequeue.statistics.store.Sql;
import org.carequeue.statistics.store.Store;
import org.jspecify.annotations.Nullable;

/// Makes figures of rows. Each percentile is one row's own value, the one of the nearest rank: the ⌈n·P/100⌉th of n.
public final class Questions {

    private static final long HOUR_MS = Duration.ofHours(1).toMillis();

    private static final String NONE = "-";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final String WAITING = "v.status = 'waiting' AND v.called_at IS NULL";
    private static final String PENDING = "p.status NOT IN ('handed-over', 'declined', 'cancelled', 'returned')";
    private static final String OPEN = "v.status IN ('waiting', 'called', 'in-consultation', 'parked', 'skipped')";
    static final String LEFT = "v.started_at IS NULL AND v.status IN ('cancelled', 'no-show', 'day-ended')";
    static final String NO_SHOW = "v.status = 'no-show'"
            + " OR v.status = 'day-ended' AND v.started_at IS NULL AND v.unanswered > 0";
    private static final String FINISHED = "v.status = 'finished'";
    private static final String STAYED = "GREATEST(v.ended_at, COALESCE(h.last_at, v.ended_at)) - v.issued_at";

    private static final String OF_VISITS = "visits v LEFT JOIN (SELECT clinic, ticket, MAX(handed_over_at) AS last_at"
            + " FROM prescriptions WHERE operating_day BETWEEN ? AND ? AND not_collected_at IS NULL GROUP BY clinic, ticket) h"
            + " ON h.ticket = v.ticket AND h.clinic = v.clinic";
    private static final String OF_PRESCRIPTIONS = "prescriptions p LEFT JOIN visits v ON v.ticket = p.ticket"
            + " AND v.clinic = p.clinic AND v.status <> 'replaced'";

    private final Store store;

    /// @param store has the rows
    public Questions(Store store) {
        this.store = store;
    }

    /// Answers a question.
    ///
    /// @throws SQLException when the database does not
    /// @throws IllegalStateException while it is not open
    public Figures answer(Question question) throws SQLException {
        var upTo = new TreeMap<String, Instant>();
        store.upTo().forEach((service, at) -> upTo.put(service, Instant.ofEpochMilli(at)));
        return store.ask(sql -> {
            var ranks = new HashMap<String, Integer>();
            var visits = visits(sql, question, ranks);
            var prescriptions = prescriptions(sql, question, ranks);
            return new Figures(question.from(), question.to(), question.by().code(), upTo,
                    Stream.concat(visits.keySet().stream(), prescriptions.keySet().stream()).distinct()
                            .sorted(inOrder(ranks))
                            .map(key -> new Group(shown(question.by(), key), visits.get(key), prescriptions.get(key)))
                            .toList());
        });
    }

    /// How the day stands that is open, or the one of which anything is known last; none where nothing is.
    ///
    /// @param at now
    public Optional<Now> now(Instant at) throws SQLException {
        return store.ask(sql -> {
            var day = latestDay(sql);
            return day.isEmpty() ? Optional.empty() : Optional.of(now(sql, day.get(), at.toEpochMilli()));
        });
    }

    /// The operating day that was opened last.
    public Optional<LocalDate> latestDay() throws SQLException {
        return store.ask(Questions::latestDay);
    }

    private static Optional<LocalDate> latestDay(Sql sql) throws SQLException {
        return sql.list("SELECT operating_day FROM days ORDER BY operating_day DESC LIMIT 1", List.of(),
                row -> row.getObject("operating_day", LocalDate.class)).stream().findFirst();
    }

    private static Now now(Sql sql, LocalDate day, long at) throws SQLException {
        var pharmacy = sql.list("SELECT " + count("pending", PENDING) + ", " + count("ready", "p.status = 'ready'")
                + ", (SELECT COUNT(*) FROM (SELECT w.counter FROM prescriptions w WHERE w.operating_day = ?"
                + " AND w.status IN ('claimed', 'preparing', 'checked') AND w.counter IS NOT NULL UNION"
                + " SELECT v.counter FROM visits v WHERE v.operating_day = ? AND v.status IN ('called', 'in-consultation')"
                + " AND v.counter IS NOT NULL) used) AS counters FROM prescriptions p WHERE p.operating_day = ?",
                List.of(day, day, day),
                row -> List.of(row.getInt("pending"), row.getInt("ready"), row.getInt("counters"))).getFirst();
        return sql.list(
                "SELECT " + count("waiting", WAITING) + ", MIN(CASE WHEN " + WAITING + " THEN v.issued_at END) AS first_at, "
                        + count("called", "v.status = 'called'") + ", " + count("seen", "v.status = 'in-consultation'") + ", "
                        + count("away", "v.status IN ('parked', 'skipped')")
                        + ", COUNT(DISTINCT CASE WHEN v.status IN ('called', 'in-consultation') THEN v.room END) AS rooms"
                        + " FROM visits v WHERE v.operating_day = ?",
                List.of(day), row -> {
                    var first = Sql.millis(row, "first_at");
                    return new Now(day, row.getInt("waiting"),
                            first == null ? null : Duration.ofMillis(Math.max(0, at - first)), row.getInt("called"),
                            row.getInt("seen"), row.getInt("away"), row.getInt("rooms"), pharmacy.get(0), pharmacy.get(1),
                            pharmacy.get(2));
                }).getFirst();
    }

    static String filters(Question question, List<Object> values) {
        return filter("v.service_line", question.serviceLine(), values) + filter("v.level", question.level(), values)
                + filter("v.room", question.room(), values) + filter("v.staff", question.person(), values);
    }

    /// In the order of levels, then of numbers, then of names; what is of no group stands last.
    private static Comparator<String> inOrder(Map<String, Integer> ranks) {
        return Comparator.comparing((String key) -> key.equals(NONE))
                .thenComparing((String key) -> ranks.getOrDefault(key, Integer.MAX_VALUE))
                .thenComparing(key -> NUMBER.matcher(key).matches() ? Long.parseLong(key) : Long.MAX_VALUE)
                .thenComparing(Comparator.naturalOrder());
    }

    private static String shown(Grouping by, String key) {
        if (by != Grouping.WEEKDAY_HOUR || !NUMBER.matcher(key).matches()) {
            return key;
        }
        var number = Integer.parseInt(key);
        return number / 100 + "-" + number % 100;
    }

    private static String key(ResultSet row) throws SQLException {
        var key = row.getString("k");
        return key == null ? NONE : key;
    }

    /// What of a table is asked for.
    ///
    /// @param from the tables, of which the first are two days where that is so
    /// @param key what tells the groups apart
    /// @param order what orders them first
    /// @param where which rows
    /// @param values of `from` and `where`, in their order
    private record Selection(String from, String key, String order, String where, List<Object> values) {
    }

    // ── visits ──

    private static @Nullable Selection ofVisits(Question question) {
        var key = question.by().ofVisits();
        if (key == null) {
            return null;
        }
        var values = new ArrayList<Object>(List.of(question.from(), question.to(), question.from(), question.to()));
        var where = "v.status <> 'replaced' AND v.operating_day BETWEEN ? AND ? AND " + question.by().whichVisits()
                + filters(question, values) + filter("v.counter", question.counter(), values);
        return new Selection(OF_VISITS, key, question.by().visitOrder(), where, values);
    }

    static String filter(String column, @Nullable String value, List<Object> values) {
        if (value == null) {
            return "";
        }
        values.add(value);
        return " AND " + column + " = ?";
    }

    private static Map<String, OfVisits> visits(Sql sql, Question question, Map<String, Integer> ranks) throws SQLException {
        var of = ofVisits(question);
        if (of == null) {
            return Map.of();
        }
        var wait = times(sql, of, "v.called_at - v.issued_at", "TRUE", LONGEST_STAY_MS);
        var door = times(sql, of, "v.started_at - v.issued_at", "TRUE", LONGEST_STAY_MS);
        var response = times(sql, of, "v.started_at - v.called_at", "TRUE", LONGEST_STAY_MS);
        var consultation = times(sql, of, "v.consultation_ms", FINISHED + " AND v.started_at IS NOT NULL",
                LONGEST_CONSULTATION_MS);
        var stay = times(sql, of, STAYED, "v.status IN ('finished', 'cancelled') AND v.consultation_ms <= "
                + LONGEST_CONSULTATION_MS, LONGEST_STAY_MS);
        var figures = new LinkedHashMap<String, OfVisits>();
        sql.rows("SELECT CAST(" + of.key() + " AS VARCHAR) AS k, MIN(" + of.order() + ") AS o, COUNT(*) AS issued,"
                + " COUNT(v.called_at) AS called, COUNT(v.started_at) AS seen, " + count("finished", FINISHED) + ", "
                + count("open_now", OPEN) + ", " + count("gone", LEFT) + ", " + count("no_shows", NO_SHOW) + ", "
                + count("not_measured", "v.status = 'day-ended' OR " + OPEN
                        + " AND v.operating_day < (SELECT MAX(d.operating_day) FROM days d WHERE d.clinic = v.clinic)"
                        + " OR v.consultation_ms > " + LONGEST_CONSULTATION_MS + " OR v.called_at - v.issued_at > "
                        + LONGEST_STAY_MS + " OR v.status = 'finished' AND " + STAYED + " > " + LONGEST_STAY_MS)
                + ", " + count("waits", "v.called_at - v.issued_at <= " + LONGEST_STAY_MS) + ", "
                + count("in_time", "v.called_at - v.issued_at <= CASE WHEN v.target_ms = 0 THEN " + AT_ONCE_MS
                        + " ELSE v.target_ms END")
                + ", SUM(v.calls) AS calls, COUNT(DISTINCT CASE WHEN " + FINISHED + " THEN v.ended_at / " + HOUR_MS
                + " END) AS hours, SUM(CASE WHEN v.consultation_ms <= " + LONGEST_CONSULTATION_MS
                + " THEN v.consultation_ms ELSE 0 END) AS load_ms FROM " + of.from() + " WHERE " + of.where()
                + groupBy(of), of.values(), row -> {
                    var key = key(row);
                    ranks.merge(key, row.getInt("o"), Math::min);
                    var issued = row.getInt("issued");
                    var called = row.getInt("called");
                    var finished = row.getInt("finished");
                    figures.put(key, new OfVisits(issued, called, row.getInt("seen"), finished, row.getInt("open_now"),
                            row.getInt("gone"), share(row.getInt("gone"), issued), row.getInt("no_shows"),
                            share(row.getInt("no_shows"), called), row.getInt("not_measured"),
                            share(row.getInt("in_time"), row.getInt("waits")), of(wait, key), of(door, key),
                            of(response, key), of(consultation, key), of(stay, key),
                            share(row.getInt("calls") - called, called), share(finished, row.getInt("hours")),
                            Duration.ofMillis(row.getLong("load_ms"))));
                });
        return figures;
    }

    // ── prescriptions ──

    private static @Nullable Selection ofPrescriptions(Question question) {
        var key = question.by().ofPrescriptions();
        if (key == null) {
            return null;
        }
        var values = new ArrayList<Object>(List.of(question.from(), question.to()));
        var where = "p.operating_day BETWEEN ? AND ?" + filter("v.service_line", question.serviceLine(), values)
                + filter("p.level", question.level(), values) + filter("p.room", question.room(), values)
                + filter("p.counter", question.counter(), values) + filter("p.dispenser", question.person(), values);
        return new Selection(OF_PRESCRIPTIONS, key, question.by().prescriptionOrder(), where, values);
    }

    private static Map<String, OfPrescriptions> prescriptions(Sql sql, Question question, Map<String, Integer> ranks)
            throws SQLException {
        var of = ofPrescriptions(question);
        if (of == null) {
            return Map.of();
        }
        var toReady = times(sql, of, "p.ready_at - p.submitted_at", "NOT p.rest", LONGEST_STAY_MS);
        var toHandOver = times(sql, of, "p.handed_over_at - p.ready_at", "p.not_collected_at IS NULL", LONGEST_STAY_MS);
        var items = items(sql, of);
        var figures = new LinkedHashMap<String, OfPrescriptions>();
        sql.rows("SELECT CAST(" + of.key() + " AS VARCHAR) AS k, MIN(" + of.order() + ") AS o, "
                + count("submitted", "NOT p.rest")
                + ", " + count("rests", "p.rest") + ", COUNT(p.handed_over_at) AS handed_over,"
                + " COUNT(p.not_collected_at) AS not_collected, " + count("declined", "p.status = 'declined'") + ", "
                + count("cancelled", "p.status = 'cancelled'") + " FROM " + of.from() + " WHERE " + of.where() + groupBy(of),
                of.values(), row -> {
                    var key = key(row);
                    ranks.merge(key, row.getInt("o"), Math::min);
                    var medicines = items.getOrDefault(key, Items.NO_ITEMS);
                    figures.put(key, new OfPrescriptions(row.getInt("submitted"), row.getInt("rests"),
                            row.getInt("handed_over"), row.getInt("not_collected"), row.getInt("declined"),
                            row.getInt("cancelled"), of(toReady, key), of(toHandOver, key), medicines.all(),
                            medicines.supplied(), medicines.partial(), medicines.substituted(), medicines.refused()));
                });
        return figures;
    }

    private record Items(int all, int supplied, int partial, int substituted, int refused) {

        static final Items NO_ITEMS = new Items(0, 0, 0, 0, 0);
    }

    private static Map<String, Items> items(Sql sql, Selection of) throws SQLException {
        var found = new HashMap<String, Items>();
        sql.rows("SELECT CAST(" + of.key() + " AS VARCHAR) AS k, COUNT(*) AS n, "
                + count("supplied", "i.outcome = 'supplied'") + ", " + count("partial_ones", "i.outcome = 'partial'") + ", "
                + count("substituted", "i.outcome = 'substituted'") + ", " + count("refused", "i.outcome = 'declined'")
                + " FROM " + of.from() + " JOIN items i ON i.prescription = p.id AND i.clinic = p.clinic WHERE NOT p.rest AND "
                + of.where() + groupBy(of), of.values(),
                row -> found.put(key(row), new Items(row.getInt("n"), row.getInt("supplied"),
                        row.getInt("partial_ones"), row.getInt("substituted"), row.getInt("refused"))));
        return found;
    }

    // ── what both have ──

    private static String count(String name, String condition) {
        return "SUM(CASE WHEN " + condition + " THEN 1 ELSE 0 END) AS " + name;
    }

    private static String groupBy(Selection of) {
        return " GROUP BY CAST(" + of.key() + " AS VARCHAR)";
    }

    /// Times, and what stands at their nearest ranks.
    ///
    /// @param what milliseconds; null where it is not known
    /// @param which rows count
    /// @param longest what is longer is not measured
    private static Map<String, Times> times(Sql sql, Selection of, String what, String which, long longest)
            throws SQLException {
        var found = new HashMap<String, Times>();
        sql.rows("SELECT k, MAX(n) AS n, MAX(CASE WHEN rn = (n * 50 + 99) / 100 THEN x END) AS median,"
                + " MAX(CASE WHEN rn = (n * 90 + 99) / 100 THEN x END) AS p90 FROM (SELECT k, x,"
                + " ROW_NUMBER() OVER (PARTITION BY k ORDER BY x) AS rn, COUNT(*) OVER (PARTITION BY k) AS n"
                + " FROM (SELECT CAST(" + of.key() + " AS VARCHAR) AS k, " + what + " AS x FROM "
                + of.from() + " WHERE " + of.where() + " AND " + which + ") measured WHERE x <= " + longest
                + ") ranked GROUP BY k", of.values(),
                row -> found.put(key(row), new Times(row.getInt("n"), Duration.ofMillis(row.getLong("median")),
                        Duration.ofMillis(row.getLong("p90")))));
        return found;
    }

    private static Times of(Map<String, Times> times, String key) {
        return times.getOrDefault(key, new Times(0, null, null));
    }

    private static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
