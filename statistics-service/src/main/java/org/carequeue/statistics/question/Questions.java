package org.carequeue.statistics.question;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.carequeue.statistics.question.Figures.Group;
import org.carequeue.statistics.store.DayTotals;
import org.carequeue.statistics.store.Days;
import org.carequeue.statistics.store.Sql;
import org.carequeue.statistics.store.Store;
import org.jspecify.annotations.Nullable;

/// Makes figures of what is kept: of the columns of days, and of rows where only these say it.
@Singleton
public final class Questions {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final String WAITING = "v.status = 'waiting' AND v.called_at IS NULL";
    private static final String PENDING = "p.status NOT IN ('handed-over', 'declined', 'cancelled', 'returned')";

    static final String LEFT = "v.started_at IS NULL AND v.status IN ('cancelled', 'no-show', 'day-ended')";
    static final String NO_SHOW = "v.status = 'no-show'"
            + " OR v.status = 'day-ended' AND v.started_at IS NULL AND v.unanswered > 0";

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
            var counting = new Counting(question, latestDays(sql));
            var totals = Days.totals(sql, question.from(), question.to());
            if (counting.takesTotals()) {
                totals.forEach(counting::add);
            }
            Days.each(sql, question.from(), question.to(), counting::count);
            if (counting.isToBeToldAgain()) {
                Days.each(sql, question.from(), question.to(), counting::count);
            }
            var visits = counting.ofVisits();
            var prescriptions = counting.ofPrescriptions();
            return new Figures(question.from(), question.to(), question.by().code(), upTo,
                    totals.isEmpty() ? null : totals.getLast().day(),
                    Stream.concat(visits.keySet().stream(), prescriptions.keySet().stream()).distinct()
                            .sorted(inOrder(counting.ranks()))
                            .map(key -> new Group(shown(question.by(), key), visits.get(key), prescriptions.get(key)))
                            .toList());
        });
    }

    /// What is left of a day when its rows are not kept any more.
    public static DayTotals totals(Days.Columns day) {
        return Counting.totals(day);
    }

    /// The day that each clinic opened last.
    private static Map<String, LocalDate> latestDays(Sql sql) throws SQLException {
        var latest = new HashMap<String, LocalDate>();
        sql.rows("SELECT clinic, MAX(operating_day) AS latest FROM days GROUP BY clinic", List.of(),
                row -> latest.put(row.getString("clinic"), row.getObject("latest", LocalDate.class)));
        return latest;
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
        return Comparator.comparing((String key) -> key.equals(Counting.NONE))
                .thenComparing((String key) -> ranks.getOrDefault(key, Integer.MAX_VALUE))
                .thenComparing(key -> NUMBER.matcher(key).matches() ? Long.parseLong(key) : Long.MAX_VALUE)
                .thenComparing(Comparator.naturalOrder());
    }

    private static String shown(Grouping by, String key) {
        if (by != Grouping.WEEKDAY_HOUR || !NUMBER.matcher(key).matches()) {
            return key;
        }
        var number = Integer.parseInt(key);
        return number / Grouping.OF_A_WEEKDAY + "-" + number % Grouping.OF_A_WEEKDAY;
    }

    static String filter(String column, @Nullable String value, List<Object> values) {
        if (value == null) {
            return "";
        }
        values.add(value);
        return " AND " + column + " = ?";
    }

    private static String count(String name, String condition) {
        return "SUM(CASE WHEN " + condition + " THEN 1 ELSE 0 END) AS " + name;
    }
}
