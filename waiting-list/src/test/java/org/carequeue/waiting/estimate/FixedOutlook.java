package org.carequeue.waiting.estimate;

import java.util.Map;

/// What a test expects of the next hours.
///
/// @param minutes how long patients of each service line take
/// @param spread of these times
/// @param perHour how many of each service line come
/// @param rank of all of them
record FixedOutlook(Map<String, Integer> minutes, double spread, Map<String, Integer> perHour, int rank) implements Outlook {

    private static final double MINUTE = 60_000;

    /// All take their time exactly, and nobody comes.
    static FixedOutlook exactly(String line, int minutes) {
        return new FixedOutlook(Map.of(line, minutes), 0, Map.of(), 0);
    }

    FixedOutlook and(String line, int exactly) {
        return new FixedOutlook(Map.of(minutes.keySet().iterator().next(), minutes.values().iterator().next(), line, exactly),
                spread, perHour, rank);
    }

    FixedOutlook spread(double other) {
        return new FixedOutlook(minutes, other, perHour, rank);
    }

    FixedOutlook come(String line, int each, int ofRank) {
        return new FixedOutlook(minutes, spread, Map.of(line, each), ofRank);
    }

    @Override
    public double serviceMs(String line, int ofRank, int hour) {
        return minutes.getOrDefault(line, 10) * MINUTE;
    }

    @Override
    public double turnaroundMs() {
        return 0;
    }

    @Override
    public double arrivals(String line, int hour) {
        return perHour.getOrDefault(line, 0);
    }

    @Override
    public double share(String line, int ofRank) {
        return ofRank == rank ? 1 : 0;
    }

    @Override
    public long hourEndsInMs() {
        return 1_800_000;
    }
}
