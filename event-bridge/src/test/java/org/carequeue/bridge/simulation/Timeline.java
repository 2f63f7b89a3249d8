package org.carequeue.bridge.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/// Simulated time: what lies ahead happens one after the other, on one thread, and takes no time. Everything that is left
/// to chance asks the one [#random] of the seed. Times are microseconds.
final class Timeline {

    static final long MILLIS = 1_000;
    static final long SECONDS = 1_000_000;

    private record Step(long at, long order, Runnable what) {
    }

    final SplittableRandom random;
    private final PriorityQueue<Step> ahead = new PriorityQueue<>(
            Comparator.comparingLong(Step::at).thenComparingLong(Step::order));
    private final List<String> trace = new ArrayList<>();
    private long now;
    private long order;
    private long hash;
    private @Nullable Violation violation;

    Timeline(long seed) {
        random = new SplittableRandom(seed);
    }

    long now() {
        return now;
    }

    void after(long micros, Runnable what) {
        ahead.add(new Step(now + micros, order++, what));
    }

    /// Goes on until something is true.
    ///
    /// @return whether it became true before this time
    boolean runUntil(long end, BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            var next = ahead.peek();
            if (next == null || next.at() > end) {
                now = end;
                return false;
            }
            ahead.remove();
            now = next.at();
            try {
                next.what().run();
            } catch (Crash crash) {
                crash.life().crashed();
            }
            // What is thrown inside a future's callback does not come up to here by itself.
            if (violation != null) {
                throw violation;
            }
        }
        return true;
    }

    /// One of two, with this probability.
    boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /// Between the two, both included.
    long between(long low, long high) {
        return low + random.nextLong(high - low + 1);
    }

    /// What must never happen has happened: ends the run.
    Violation violated(String what) {
        note("VIOLATED: " + what);
        if (violation == null) {
            violation = new Violation(what);
        }
        return violation;
    }

    /// Remembers what happened.
    void note(String what) {
        trace.add(now / SECONDS + "." + String.valueOf(SECONDS + now % SECONDS).substring(1) + " " + what);
        hash = hash * 31 + now;
        hash = hash * 31 + what.hashCode();
    }

    /// What happened, line by line, each with its time in seconds.
    List<String> trace() {
        return trace;
    }

    /// Tells two runs apart.
    long hash() {
        return hash * 31 + trace.size();
    }
}
