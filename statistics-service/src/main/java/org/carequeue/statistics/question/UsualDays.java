package org.carequeue.statistics.question;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import org.carequeue.statistics.question.UsualDay.Counts;
import org.carequeue.statistics.question.UsualDay.Hour;
import org.carequeue.statistics.question.UsualDay.Waited;
import org.carequeue.statistics.store.Sql;
import org.carequeue.statistics.store.Store;

/// What is usual on a weekday, hour by hour, from the latest days of it.
@Singleton
public final class UsualDays {

    /// A quarter of a year: enough to have an outlier on either side, and the same season.
    public static final int MOST_DAYS = 12;

    private static final int P10 = 10;
    private static final int MEDIAN = 50;
    private static final int P90 = 90;
    private static final Waited NOT_KNOWN = new Waited(0, null, null, null);

    private final Store store;

    /// @param store has the rows
    public UsualDays(Store store) {
        this.store = store;
    }

    /// The latest days before this one that are of its weekday, and on which a number was given out.
    ///
    /// @throws SQLException when the database does not answer
    /// @throws IllegalStateException while it is not open
    public UsualDay before(LocalDate day) throws SQLException {
        return store.ask(sql -> {
            var days = daysBefore(sql, day);
            return new UsualDay(day, days, days.isEmpty() ? List.of() : hours(sql, days));
        });
    }

    /// Week by week: a database would look at each visit that there ever was.
    private static List<LocalDate> daysBefore(Sql sql, LocalDate day) throws SQLException {
        var first = sql.list("SELECT MIN(operating_day) AS earliest FROM visits", List.of(),
                row -> row.getObject("earliest", LocalDate.class)).getFirst();
        var days = new ArrayList<LocalDate>();
        var before = day.minusWeeks(1);
        while (first != null && !before.isBefore(first) && days.size() < MOST_DAYS) {
            if (!sql.list("SELECT 1 FROM visits WHERE operating_day = ? AND status <> 'replaced' LIMIT 1", List.of(before),
                    _ -> true).isEmpty()) {
                days.add(before);
            }
            before = before.minusWeeks(1);
        }
        return days;
    }

    private static List<Hour> hours(Sql sql, List<LocalDate> days) throws SQLException {
        var issued = counts(sql, days, "issued_hour", "TRUE");
        var finished = counts(sql, days, "ended_hour", "v.status = 'finished'");
        var waited = waited(sql, days);
        var hours = new TreeSet<>(issued.keySet());
        hours.addAll(finished.keySet());
        var none = new int[days.size()];
        return hours.stream().map(hour -> new Hour(hour, band(issued.getOrDefault(hour, none)),
                band(finished.getOrDefault(hour, none)), waited.getOrDefault(hour, NOT_KNOWN))).toList();
    }

    /// How many there were on each of the days, by hour.
    private static Map<Integer, int[]> counts(Sql sql, List<LocalDate> days, String hour, String which) throws SQLException {
        var counts = new TreeMap<Integer, int[]>();
        sql.rows("SELECT v.operating_day, v." + hour + " AS h, COUNT(*) AS n FROM visits v WHERE " + onOneOf(days)
                + " AND v.status <> 'replaced' AND " + which + " GROUP BY v.operating_day, v." + hour, days,
                row -> counts.computeIfAbsent(row.getInt("h"), _ -> new int[days.size()])[days
                        .indexOf(row.getObject("operating_day", LocalDate.class))] = row.getInt("n"));
        return counts;
    }

    private static Counts band(int[] counts) {
        var sorted = Arrays.stream(counts).sorted().toArray();
        return new Counts(at(sorted, P10), at(sorted, MEDIAN), at(sorted, P90));
    }

    private static int at(int[] sorted, int percent) {
        return sorted[Measures.nearestRank(sorted.length, percent) - 1];
    }

    private static Map<Integer, Waited> waited(Sql sql, List<LocalDate> days) throws SQLException {
        var waited = new TreeMap<Integer, Waited>();
        sql.rows("SELECT h, MAX(n) AS n, " + atRank(P10) + ", " + atRank(MEDIAN) + ", " + atRank(P90)
                + " FROM (SELECT v.issued_hour AS h, v.called_at - v.issued_at AS x,"
                + " ROW_NUMBER() OVER (PARTITION BY v.issued_hour ORDER BY v.called_at - v.issued_at) AS rn,"
                + " COUNT(*) OVER (PARTITION BY v.issued_hour) AS n FROM visits v WHERE " + onOneOf(days)
                + " AND v.status <> 'replaced' AND v.called_at - v.issued_at <= " + Measures.LONGEST_STAY_MS
                + ") ranked GROUP BY h", days,
                row -> waited.put(row.getInt("h"), new Waited(row.getInt("n"), duration(row, P10), duration(row, MEDIAN),
                        duration(row, P90))));
        return waited;
    }

    private static String atRank(int percent) {
        return "MAX(CASE WHEN rn = (n * " + percent + " + 99) / 100 THEN x END) AS p" + percent;
    }

    private static Duration duration(ResultSet row, int percent) throws SQLException {
        return Duration.ofMillis(row.getLong("p" + percent));
    }

    private static String onOneOf(List<LocalDate> days) {
        return "v.operating_day IN (" + String.join(", ", Collections.nCopies(days.size(), "?")) + ")";
    }
}
