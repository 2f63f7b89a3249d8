package org.carequeue.statistics.question;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import org.carequeue.statistics.columns.ColumnReader;
import org.carequeue.statistics.columns.Level;
import org.carequeue.statistics.store.Days;
import org.carequeue.statistics.store.Store;

/// How the waits of a period are spread, by level.
@Singleton
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
        var bins = new HashMap<Level, int[]>();
        store.ask(sql -> {
            Days.each(sql, question.from(), question.to(), day -> count(question, new ColumnReader(day.bytes()), bins));
            return bins;
        });
        // A level may have had other targets, and another place in the scale.
        var levels = bins.keySet().stream().sorted(Comparator.comparing(Level::rank).thenComparing(Level::code))
                .map(Level::code).distinct().toList();
        return new Waits(question.from(), question.to(), STEP, levels.stream().map(code -> ofLevel(code, bins)).toList());
    }

    private static void count(Question question, ColumnReader reader, Map<Level, int[]> bins) {
        var asked = Asked.of(question, reader);
        var ofLevels = new int[reader.levels().size()][BINS];
        while (reader.nextVisit()) {
            var wait = reader.toCall();
            if (asked.has(reader) && wait != ColumnReader.UNKNOWN && wait <= Measures.LONGEST_STAY_MS) {
                ofLevels[reader.level() - 1][(int) Math.clamp(wait / STEP.toMillis(), 0, BINS - 1)]++;
            }
        }
        for (int level = 0; level < ofLevels.length; level++) {
            if (Arrays.stream(ofLevels[level]).sum() > 0) {
                var counted = bins.computeIfAbsent(reader.levels().get(level), _ -> new int[BINS]);
                for (int bin = 0; bin < BINS; bin++) {
                    counted[bin] += ofLevels[level][bin];
                }
            }
        }
    }

    private static Waits.OfLevel ofLevel(String code, Map<Level, int[]> bins) {
        var sums = new int[BINS];
        var target = 0L;
        for (var level : bins.entrySet()) {
            if (level.getKey().code().equals(code)) {
                target = Math.max(target, level.getKey().targetMs());
                for (int bin = 0; bin < BINS; bin++) {
                    sums[bin] += level.getValue()[bin];
                }
            }
        }
        return new Waits.OfLevel(code, Duration.ofMillis(target), Arrays.stream(sums).sum(),
                Arrays.stream(sums).boxed().toList());
    }
}
