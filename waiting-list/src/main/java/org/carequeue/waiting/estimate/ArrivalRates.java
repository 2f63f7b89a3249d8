package org.carequeue.waiting.estimate;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// How many come in each hour of the clinic's clock: the mean of the days before, and how the day that is open compares with
/// them.
final class ArrivalRates {

    private static final int HOURS = 24;
    /// So many days count; what is before fades.
    private static final double REMEMBERED_DAYS = 28;
    /// As if so many more had come just as they do on other days: a few patients make no other day. Days differ from one
    /// another by a seventh, if not by chance alone.
    private static final double USUAL = 50;

    private final double days;
    private final Map<String, Double> usual;
    private final Map<String, Integer> today;

    /// @param days how many there were before
    /// @param usual of them the mean, by service line and hour
    /// @param today of the open day, likewise
    ArrivalRates(double days, Map<String, Double> usual, Map<String, Integer> today) {
        this.days = days;
        this.usual = new TreeMap<>(usual);
        this.today = new TreeMap<>(today);
    }

    double days() {
        return days;
    }

    Map<String, Double> usual() {
        return new TreeMap<>(usual);
    }

    Map<String, Integer> today() {
        return new TreeMap<>(today);
    }

    void came(String line, int hour) {
        today.merge(key(line, hour), 1, Integer::sum);
    }

    /// The same after a day is over. One on which nobody came was none.
    ArrivalRates dayOver() {
        if (today.isEmpty()) {
            return this;
        }
        var more = Math.min(days, REMEMBERED_DAYS - 1);
        var mean = new TreeMap<String, Double>();
        var keys = new TreeSet<>(usual.keySet());
        keys.addAll(today.keySet());
        keys.forEach(key -> mean.put(key,
                (usual.getOrDefault(key, 0.0) * more + today.getOrDefault(key, 0)) / (more + 1)));
        return new ArrivalRates(more + 1, mean, Map.of());
    }

    /// Forgets the service lines that a clinic has no more.
    void keep(Set<String> lines) {
        usual.keySet().removeIf(key -> !lines.contains(line(key)));
        today.keySet().removeIf(key -> !lines.contains(line(key)));
    }

    /// How many more come today than usually, as a factor.
    ///
    /// @param first the hour in which days begin
    /// @param now the hour that goes on
    /// @param gone which share of it is over
    double pace(int first, int now, double gone) {
        var began = Math.floorMod(now - first, HOURS);
        var expected = new double[] { 0 };
        usual.forEach((key, mean) -> {
            var hour = Math.floorMod(hour(key) - first, HOURS);
            expected[0] += hour < began ? mean : hour == began ? mean * gone : 0;
        });
        var came = today.values().stream().mapToInt(Integer::intValue).sum();
        return (USUAL + came) / (USUAL + expected[0]);
    }

    /// How many of a service line come in an hour. As long as there were few days before, what this day has brought in the
    /// last two hours counts as well.
    double perHour(String line, int hour, int now, double gone, double pace) {
        var lately = IntStream.of(now, Math.floorMod(now - 1, HOURS)).map(each -> today.getOrDefault(key(line, each), 0))
                .sum() / (1 + gone);
        var known = days / (days + 1);
        return known * pace * usual.getOrDefault(key(line, hour), 0.0) + (1 - known) * lately;
    }

    private static String key(String line, int hour) {
        return line + "@" + hour;
    }

    private static String line(String key) {
        return key.substring(0, key.indexOf('@'));
    }

    private static int hour(String key) {
        return Integer.parseInt(key.substring(key.indexOf('@') + 1));
    }
}
