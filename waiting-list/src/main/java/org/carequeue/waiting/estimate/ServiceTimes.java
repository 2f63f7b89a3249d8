package org.carequeue.waiting.estimate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.carequeue.events.Level;
import org.carequeue.events.Priority;

/// How long a call keeps a room or counter: learned by service line, level and hour, from the call to when the next one
/// could be called, whatever became of it.
///
/// Each mean is drawn to a more general one as long as little was seen: that of a level to the service line's, that to the
/// clinic's, and that to the prior. Hours are factors of a service line. It is small however many were seen.
final class ServiceTimes {

    private static final double PRIOR_MS = Duration.ofMinutes(12).toMillis();
    private static final double PRIOR_TURNAROUND_MS = Duration.ofSeconds(30).toMillis();
    /// Coefficient of variation.
    private static final double PRIOR_CV = 0.75;
    /// As if each prior had been seen so often.
    private static final double OF_CLINIC = 10;
    private static final double OF_LINE = 20;
    private static final double OF_LEVEL = 30;
    private static final double OF_HOUR = 60;
    private static final double OF_SPREAD = 50;
    private static final double OF_TURNAROUND = 10;
    private static final double OF_SHARE = 10;
    /// Beyond so many means a time says more about its clock than about the clinic.
    private static final double MOST_MEANS = 10;

    /// Keys that no service line has.
    private static final String CLINIC = "*";
    private static final String SQUARES = "**";
    private static final String TURNAROUND = "+";

    private final Map<String, Cell> cells;

    ServiceTimes(Map<String, Cell> cells) {
        this.cells = new TreeMap<>(cells);
    }

    Map<String, Cell> cells() {
        return new TreeMap<>(cells);
    }

    /// @param levels all of the scale
    void learn(String line, Priority level, int hour, Duration held, List<Level> levels) {
        var ms = held.toMillis();
        var before = meanMs(line, level);
        var ratio = Math.min(MOST_MEANS, ms / meanMs(line, level, hour));
        add(SQUARES, ratio * ratio);
        add(atHour(line, hour), Math.min(MOST_MEANS, ms / before));
        add(CLINIC, ms);
        add(line, ms);
        add(ofLevel(line, level), ms);
        levels.forEach(each -> add(shareOf(line, each.code()), each.code().equals(level) ? 1 : 0));
    }

    void learnTurnaround(Duration gap) {
        add(TURNAROUND, gap.toMillis());
    }

    private void add(String key, double value) {
        cells.merge(key, Cell.NONE.with(value), (known, _) -> known.with(value));
    }

    private double meanMs(String line, Priority level) {
        var clinic = Cell.mean(cells.get(CLINIC), PRIOR_MS, OF_CLINIC);
        return Cell.mean(cells.get(ofLevel(line, level)), Cell.mean(cells.get(line), clinic, OF_LINE), OF_LEVEL);
    }

    /// In milliseconds.
    double meanMs(String line, Priority level, int hour) {
        return meanMs(line, level) * Cell.mean(cells.get(atHour(line, hour)), 1, OF_HOUR);
    }

    /// Standard deviation of the logarithm of a lognormal distribution that has the variation which was seen.
    double spread() {
        return Math.sqrt(Math.log(Math.max(1, Cell.mean(cells.get(SQUARES), 1 + PRIOR_CV * PRIOR_CV, OF_SPREAD))));
    }

    double turnaroundMs() {
        return Cell.mean(cells.get(TURNAROUND), PRIOR_TURNAROUND_MS, OF_TURNAROUND);
    }

    /// Which share of a service line's calls was of a level; the initial level stands for those of whom nothing is known.
    double share(String line, Priority level, Priority initial) {
        return Cell.mean(cells.get(shareOf(line, level)), level.equals(initial) ? 1 : 0, OF_SHARE);
    }

    /// Forgets the service lines that a clinic has no more.
    void keep(Set<String> lines) {
        cells.keySet().removeIf(key -> !key.startsWith(CLINIC) && !key.equals(TURNAROUND)
                && !lines.contains(key.split("[/@%]", 2)[0]));
    }

    private static String ofLevel(String line, Priority level) {
        return line + "/" + level.code();
    }

    private static String shareOf(String line, Priority level) {
        return line + "%" + level.code();
    }

    private static String atHour(String line, int hour) {
        return line + "@" + hour;
    }
}
