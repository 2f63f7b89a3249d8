package org.carequeue.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.carequeue.demo.Tally.Event;

/// What a day came to, in words.
final class Report {

    private static final int PERCENT = 100;
    private static final int NINETY = 90;

    private Report() {
    }

    /// One line for the time being.
    static String progress(String time, Tally tally, int planned) {
        // Who did not come had been called.
        var waiting = tally.count(Event.TOOK_A_NUMBER) - tally.count(Event.CALLED) - tally.count(Event.ENDED_OTHERWISE);
        var open = tally.count(Event.PRESCRIBED) - tally.count(Event.HANDED_OVER) - tally.count(Event.DECLINED);
        return "%s  %d of %d have come · %d wait · %d seen · %d prescriptions open · %d handed over".formatted(time,
                tally.count(Event.TOOK_A_NUMBER), planned, Math.max(0, waiting), tally.count(Event.SEEN), Math.max(0, open),
                tally.count(Event.HANDED_OVER));
    }

    /// The day as a whole.
    ///
    /// @param targets the target wait of each level, the most urgent first
    static String ofDay(Tally tally, Map<String, Duration> targets) {
        var text = new StringBuilder("What became of the day\n");
        text.append("  %-10s %8s %8s %8s %8s %14s%n".formatted("level", "patients", "target", "mean", "P90",
                "within target"));
        targets.forEach((level, target) -> text.append(line(level, target, tally.waits(level))));
        text.append("  %d took a number, %d were seen, %d did not come".formatted(tally.count(Event.TOOK_A_NUMBER),
                tally.count(Event.SEEN), tally.count(Event.DID_NOT_COME)));
        var otherwise = tally.count(Event.ENDED_OTHERWISE);
        text.append(otherwise == 0 ? "\n" : ", %d were sent home or seen by somebody else%n".formatted(otherwise));
        text.append("  %d prescriptions, %d handed over, %d declined".formatted(tally.count(Event.PRESCRIBED),
                tally.count(Event.HANDED_OVER), tally.count(Event.DECLINED)));
        return text.toString();
    }

    private static String line(String level, Duration target, List<Duration> waits) {
        if (waits.isEmpty()) {
            return "  %-10s %8d%n".formatted(level, 0);
        }
        var mean = waits.stream().mapToLong(Duration::toMillis).average().orElse(0);
        var within = waits.stream().filter(wait -> wait.compareTo(target) <= 0).count();
        return String.format(Locale.ROOT, "  %-10s %8d %8s %8s %8s %12d %%%n", level, waits.size(), minutes(target),
                minutes(Duration.ofMillis(Math.round(mean))), minutes(percentile(waits, NINETY)),
                within * PERCENT / waits.size());
    }

    /// The nearest rank: a value that somebody has waited.
    static Duration percentile(List<Duration> sorted, int percent) {
        return sorted.get(Math.max(0, (sorted.size() * percent + PERCENT - 1) / PERCENT - 1));
    }

    private static String minutes(Duration duration) {
        return String.format(Locale.ROOT, "%.1f min", duration.toMillis() / 60_000.0);
    }
}
