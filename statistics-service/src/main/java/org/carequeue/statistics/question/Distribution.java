package org.carequeue.statistics.question;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import org.carequeue.statistics.store.Store;

/// How the waits of a period are spread, by level.
public final class Distribution {

    /// As fine as a target may be, and coarse enough to see a shape in a day's hundred visits.
    public static final Duration STEP = Duration.ofMinutes(5);
    /// The last one, from two hours on, is open.
    public static final int BINS = 25;

    private final Store store;

    /// @param store has the rows
    public Distribution(Store store) {
        this.store = store;
    }

    /// The waits that the figure `toCall` measures, in bins.
    ///
    /// @throws SQLException when the database does not answer
    /// @throws IllegalStateException while it is not open
    public Waits waits(Question question) throws SQLException {
        var values = new ArrayList<Object>(List.of(question.from(), question.to()));
        var where = "v.status <> 'replaced' AND v.operating_day BETWEEN ? AND ? AND v.called_at - v.issued_at <= "
                + Measures.LONGEST_STAY_MS + Questions.filters(question, values)
                + Questions.filter("v.counter", question.counter(), values);
        var bins = new LinkedHashMap<String, int[]>();
        var targets = new LinkedHashMap<String, Duration>();
        store.<Void> ask(sql -> {
            sql.rows("SELECT level, MIN(level_rank) AS o, bin, COUNT(*) AS n, MAX(target_ms) AS target FROM"
                    + " (SELECT v.level, v.level_rank, v.target_ms, LEAST((v.called_at - v.issued_at) / " + STEP.toMillis()
                    + ", " + (BINS - 1) + ") AS bin FROM visits v WHERE " + where
                    + ") waits GROUP BY level, bin ORDER BY o, level, bin",
                    values, row -> {
                        var level = row.getString("level");
                        bins.computeIfAbsent(level, _ -> new int[BINS])[row.getInt("bin")] += row.getInt("n");
                        targets.merge(level, Duration.ofMillis(row.getLong("target")),
                                (one, other) -> one.compareTo(other) > 0 ? one : other);
                    });
            return null;
        });
        return new Waits(question.from(), question.to(), STEP, bins.entrySet().stream()
                .map(level -> new Waits.OfLevel(level.getKey(), targets.getOrDefault(level.getKey(), Duration.ZERO),
                        Arrays.stream(level.getValue()).sum(),
                        Arrays.stream(level.getValue()).boxed().collect(Collectors.toList())))
                .toList());
    }
}
