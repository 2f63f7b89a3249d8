package org.carequeue.waiting.estimate;

import org.jspecify.annotations.Nullable;

/// What was seen of one kind: how often, and the sum. What is long ago fades, so that a clinic may change.
///
/// @param count how much was seen: each time counts 1, and a little less after each further one
/// @param sum of the values, faded alike
record Cell(double count, double sum) {

    static final Cell NONE = new Cell(0, 0);
    /// Of so many times one remembers about the last.
    private static final double REMEMBERED = 1_000;

    Cell with(double value) {
        var kept = 1 - 1 / REMEMBERED;
        return new Cell(count * kept + 1, sum * kept + value);
    }

    /// The mean, where a prior counts as if it had been seen so often.
    static double mean(@Nullable Cell cell, double prior, double weight) {
        var seen = cell == null ? NONE : cell;
        return (weight * prior + seen.sum) / (weight + seen.count);
    }
}
