package org.carequeue.bench.figure;

import java.util.ArrayList;
import java.util.List;

/// The values of one figure, in the order in which they were measured.
public final class Series {

    private static final double HALF = 0.5;

    private final List<Double> values = new ArrayList<>();

    /// A series of these.
    public static Series of(double... values) {
        var series = new Series();
        for (var value : values) {
            series.add(value);
        }
        return series;
    }

    public void add(double value) {
        values.add(value);
    }

    public List<Double> values() {
        return List.copyOf(values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// The middle value; of an even number of values the mean of the two in the middle.
    public double median() {
        var sorted = sorted();
        var upper = sorted.get(sorted.size() / 2);
        return sorted.size() % 2 == 1 ? upper : (sorted.get(sorted.size() / 2 - 1) + upper) * HALF;
    }

    /// The smallest value that so large a share of all values does not exceed.
    ///
    /// @param share above 0 and at most 1: 0.99 for the 99th percentile
    public double percentile(double share) {
        var sorted = sorted();
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    public double least() {
        return sorted().getFirst();
    }

    public double most() {
        return sorted().getLast();
    }

    private List<Double> sorted() {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        return values.stream().sorted().toList();
    }
}
