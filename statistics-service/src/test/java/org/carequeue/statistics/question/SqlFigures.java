package org.carequeue.statistics.question;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.carequeue.statistics.question.Figures.Group;
import org.carequeue.statistics.question.Figures.OfPrescriptions;
import org.carequeue.statistics.question.Figures.OfVisits;
import org.carequeue.statistics.question.Figures.Times;
import org.carequeue.statistics.store.Sql;
import org.jspecify.annotations.Nullable;

/// The same figures once more, from the rows and in SQL alone: what [Questions] answers is held against it, and a database that is
/// made for such questions is measured by it.
///
/// @param sql where the rows are
/// @param percentileDisc whether `PERCENTILE_DISC` is the nearest rank there, which it is not in H2
public record SqlFigures(Sql sql, boolean percentileDisc) {

    private static final String NONE = "-";
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();

    private static final String OPEN = "v.status IN ('waiting', 'called', 'in-consultation', 'parked', 'skipped')";
    private static final String LEFT = "v.started_at IS NULL AND v.status IN ('cancelled', 'no-show', 'day-ended')";
    private static final String NO_SHOW = "v.status = 'no-show'"
            + " OR v.status = 'day-ended' AND v.started_at IS NULL AND v.unanswered > 0";
    private static final String FINISHED = "v.status = 'finished'";
    private static final String STAYED = "GREATEST(v.ended_at, COALESCE(h.last_at, v.ended_at)) - v.issued_at";

    private static final String OF_VISITS = "visits v LEFT JOIN (SELECT clinic, ticket, MAX(handed_over_at) AS last_at"
            + " FROM prescriptions WHERE operating_day BETWEEN ? AND ? AND not_collected_at IS NULL GROUP BY clinic, ticket) h"
            + " ON h.ticket = v.ticket AND h.clinic = v.clinic";
    private static final String OF_PRESCRIPTIONS = "prescriptions p LEFT JOIN visits v ON v.ticket = p.ticket"
            + " AND v.clinic = p.clinic AND v.status <> 'replaced'";

    /// The groups of an answer, by their keys.
    public Map<String, Group> of(Question question) throws SQLException {
        var visits = visits(question);
        var prescriptions = prescriptions(question);
        Set<String> keys = new TreeSet<>(visits.keySet());
        keys.addAll(prescriptions.keySet());
        return keys.stream()
                .collect(Collectors.toMap(key -> key, key -> new Group(key, visits.get(key), prescriptions.get(key))));
    }

    /// What of a visit says to which group it belongs; null where visits are not told apart by it.
    private static @Nullable String ofVisits(Grouping by) {
        return switch (by) {
            case NOTHING -> "'all'";
            case DAY -> "v.operating_day";
            case WEEK -> "v.operating_day - (v.weekday - 1)";
            case MONTH -> "SUBSTRING(CAST(v.operating_day AS VARCHAR), 1, 7)";
            case HOUR -> "v.issued_hour";
            case WEEKDAY -> "v.weekday";
            case WEEKDAY_HOUR -> "v.weekday || '-' || v.issued_hour";
            case FINISH_HOUR -> "v.ended_hour";
            case SERVICE_LINE -> "v.service_line";
            case LEVEL -> "v.level";
            case ROOM -> "v.room";
            case COUNTER -> "v.counter";
            case PERSON -> "v.staff";
            case CLINIC -> "v.clinic";
        };
    }

    private static String whichVisits(Grouping by) {
        return by == Grouping.ROOM ? "v.counter IS NULL" : by == Grouping.COUNTER ? "v.counter IS NOT NULL" : "TRUE";
    }

    private static @Nullable String ofPrescriptions(Grouping by) {
        return switch (by) {
            case NOTHING -> "'all'";
            case DAY -> "p.operating_day";
            case WEEK -> "p.operating_day - (p.weekday - 1)";
            case MONTH -> "SUBSTRING(CAST(p.operating_day AS VARCHAR), 1, 7)";
            case HOUR -> "p.submitted_hour";
            case WEEKDAY -> "p.weekday";
            case WEEKDAY_HOUR -> "p.weekday || '-' || p.submitted_hour";
            case FINISH_HOUR -> null;
            case SERVICE_LINE -> "v.service_line";
            case LEVEL -> "p.level";
            case ROOM -> "p.room";
            case COUNTER -> "p.counter";
            case PERSON -> "p.dispenser";
            case CLINIC -> "p.clinic";
        };
    }

    private static String filters(Question question, List<Object> values) {
        return filter("v.service_line", question.serviceLine(), values) + filter("v.level", question.level(), values)
                + filter("v.room", question.room(), values) + filter("v.counter", question.counter(), values)
                + filter("v.staff", question.person(), values);
    }

    private static String key(ResultSet row) throws SQLException {
        var key = row.getString("k");
        return key == null ? NONE : key;
    }

    /// What of a table is asked for.
    ///
    /// @param from the tables, of which the first are two days where that is so
    /// @param key what tells the groups apart
    /// @param where which rows
    /// @param values of `from` and `where`, in their order
    private record Selection(String from, String key, String where, List<Object> values) {
    }

    private static @Nullable Selection ofVisits(Question question) {
        var key = ofVisits(question.by());
        if (key == null) {
            return null;
        }
        var values = new ArrayList<Object>(List.of(question.from(), question.to(), question.from(), question.to()));
        var where = "v.status <> 'replaced' AND v.operating_day BETWEEN ? AND ? AND " + whichVisits(question.by())
                + filters(question, values);
        return new Selection(OF_VISITS, key, where, values);
    }

    private static String filter(String column, @Nullable String value, List<Object> values) {
        if (value == null) {
            return "";
        }
        values.add(value);
        return " AND " + column + " = ?";
    }

    private Map<String, OfVisits> visits(Question question) throws SQLException {
        var of = ofVisits(question);
        if (of == null) {
            return Map.of();
        }
        var wait = times(of, "v.called_at - v.issued_at", "TRUE", Measures.LONGEST_STAY_MS);
        var door = times(of, "v.started_at - v.issued_at", "TRUE", Measures.LONGEST_STAY_MS);
        var response = times(of, "v.started_at - v.called_at", "TRUE", Measures.LONGEST_STAY_MS);
        var consultation = times(of, "v.consultation_ms", FINISHED + " AND v.started_at IS NOT NULL",
                Measures.LONGEST_CONSULTATION_MS);
        var stay = times(of, STAYED, "v.status IN ('finished', 'cancelled') AND v.consultation_ms <= "
                + Measures.LONGEST_CONSULTATION_MS, Measures.LONGEST_STAY_MS);
        var figures = new LinkedHashMap<String, OfVisits>();
        sql.rows("SELECT CAST(" + of.key() + " AS VARCHAR) AS k, COUNT(*) AS issued,"
                + " COUNT(v.called_at) AS called, COUNT(v.started_at) AS seen, " + count("finished", FINISHED) + ", "
                + count("open_now", OPEN) + ", " + count("gone", LEFT) + ", " + count("no_shows", NO_SHOW) + ", "
                + count("not_measured", "v.status = 'day-ended' OR " + OPEN
                        + " AND v.operating_day < (SELECT MAX(d.operating_day) FROM days d WHERE d.clinic = v.clinic)"
                        + " OR v.consultation_ms > " + Measures.LONGEST_CONSULTATION_MS + " OR v.called_at - v.issued_at > "
                        + Measures.LONGEST_STAY_MS + " OR v.status = 'finished' AND " + STAYED + " > "
                        + Measures.LONGEST_STAY_MS)
                + ", " + count("waits", "v.called_at - v.issued_at <= " + Measures.LONGEST_STAY_MS) + ", "
                + count("in_time", "v.called_at - v.issued_at <= CASE WHEN v.target_ms = 0 THEN " + Measures.AT_ONCE_MS
                        + " ELSE v.target_ms END")
                + ", SUM(v.calls) AS calls, COUNT(DISTINCT CASE WHEN " + FINISHED + " THEN v.ended_at / " + HOUR_MS
                + " END) AS hours, SUM(CASE WHEN v.consultation_ms <= " + Measures.LONGEST_CONSULTATION_MS
                + " THEN v.consultation_ms ELSE 0 END) AS load_ms FROM " + of.from() + " WHERE " + of.where()
                + groupBy(of), of.values(), row -> {
                    var key = key(row);
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

    private static @Nullable Selection ofPrescriptions(Question question) {
        var key = ofPrescriptions(question.by());
        if (key == null) {
            return null;
        }
        var values = new ArrayList<Object>(List.of(question.from(), question.to()));
        var where = "p.operating_day BETWEEN ? AND ?" + filter("v.service_line", question.serviceLine(), values)
                + filter("p.level", question.level(), values) + filter("p.room", question.room(), values)
                + filter("p.counter", question.counter(), values)
                + filter("p.dispenser", question.person(), values);
        return new Selection(OF_PRESCRIPTIONS, key, where, values);
    }

    private Map<String, OfPrescriptions> prescriptions(Question question)
            throws SQLException {
        var of = ofPrescriptions(question);
        if (of == null) {
            return Map.of();
        }
        var toReady = times(of, "p.ready_at - p.submitted_at", "NOT p.rest", Measures.LONGEST_STAY_MS);
        var toHandOver = times(of, "p.handed_over_at - p.ready_at", "p.not_collected_at IS NULL", Measures.LONGEST_STAY_MS);
        var items = items(of);
        var figures = new LinkedHashMap<String, OfPrescriptions>();
        sql.rows("SELECT CAST(" + of.key() + " AS VARCHAR) AS k, "
                + count("submitted", "NOT p.rest")
                + ", " + count("rests", "p.rest") + ", COUNT(p.handed_over_at) AS handed_over,"
                + " COUNT(p.not_collected_at) AS not_collected, " + count("declined", "p.status = 'declined'") + ", "
                + count("cancelled", "p.status = 'cancelled'") + " FROM " + of.from() + " WHERE " + of.where() + groupBy(of),
                of.values(), row -> {
                    var key = key(row);
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

    private Map<String, Items> items(Selection of) throws SQLException {
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
    private Map<String, Times> times(Selection of, String what, String which, long longest)
            throws SQLException {
        var found = new HashMap<String, Times>();
        var measured = "(SELECT CAST(" + of.key() + " AS VARCHAR) AS k, " + what + " AS x FROM " + of.from() + " WHERE "
                + of.where() + " AND " + which + ") measured WHERE x <= " + longest;
        sql.rows(percentileDisc
                ? "SELECT k, COUNT(*) AS n, PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY x) AS median,"
                        + " PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY x) AS p90 FROM " + measured + " GROUP BY k"
                : "SELECT k, MAX(n) AS n, MAX(CASE WHEN rn = (n * 50 + 99) / 100 THEN x END) AS median,"
                        + " MAX(CASE WHEN rn = (n * 90 + 99) / 100 THEN x END) AS p90 FROM (SELECT k, x,"
                        + " ROW_NUMBER() OVER (PARTITION BY k ORDER BY x) AS rn, COUNT(*) OVER (PARTITION BY k) AS n FROM "
                        + measured + ") ranked GROUP BY k",
                of.values(),
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
