package org.carequeue.waiting;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.carequeue.events.Policy;
import org.carequeue.events.TriageScale;
import org.carequeue.waiting.SimulatedClinic.Patients;

/// A clinic in which patients come at random, stay at random, and nobody is interrupted: Poisson arrivals, exponential
/// times with the doctor. Means are in mean times with the doctor.
///
/// @param rooms how many
/// @param service mean time with the doctor, in milliseconds
/// @param between mean time from one arrival to the next, in milliseconds
/// @param scale the levels
/// @param mix the share of each level
record RandomClinic(int rooms, double service, double between, TriageScale scale, List<Double> mix) {

    /// Into so many the time is cut to see how waits vary together.
    private static final int STRETCHES = 100;

    Patients patients(int count, long seed) {
        var random = new Random(seed);
        var patients = new Patients(count);
        var time = 0.0;
        for (int i = 0; i < count; i++) {
            time += exponential(random, between);
            patients.issued[i] = Math.round(time);
            patients.service[i] = Math.round(exponential(random, service));
            patients.level[i] = level(random.nextDouble());
        }
        return patients;
    }

    private int level(double dice) {
        var sum = 0.0;
        for (int level = 0; level < mix.size() - 1; level++) {
            sum += mix.get(level);
            if (dice < sum) {
                return level;
            }
        }
        return mix.size() - 1;
    }

    private static double exponential(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /// How long each waits, in milliseconds, as the production's waiting list has them called.
    long[] waits(Policy policy, Patients patients) {
        return new SimulatedClinic(policy, scale, rooms, patients).run(Long.MAX_VALUE);
    }

    /// What the same patients wait where whoever comes first is called first: by the recursion of Kiefer and Wolfowitz,
    /// without any waiting list.
    long[] plainQueue(Patients patients) {
        var freeAt = new long[rooms];
        var waits = new long[patients.issued.length];
        for (int i = 0; i < waits.length; i++) {
            var begin = Math.max(patients.issued[i], freeAt[0]);
            waits[i] = begin - patients.issued[i];
            freeAt[0] = begin + patients.service[i];
            Arrays.sort(freeAt);
        }
        return waits;
    }

    /// The mean wait of each level, estimated with a control variate.
    ///
    /// A queue at 90 % load calms down slowly: plain means of half a million waits are off by several percent. So each is
    /// held against what the very same patients would have waited in a plain queue. By how much that mean is off is known;
    /// and how the two vary together is seen from one stretch of time to the next. The plain queue is reckoned without the
    /// waiting list, so that it can hide no fault of it.
    ///
    /// @param fifo the true mean of the plain queue
    List<Double> meanWaits(Policy policy, int count, long seed, double fifo) {
        var patients = patients(count, seed);
        var plain = plainQueue(patients);
        var waits = waits(policy, patients);
        return IntStream.range(0, mix.size()).mapToObj(level -> {
            IntPredicate ofLevel = i -> patients.level[i] == level;
            return mean(waits, ofLevel, 0, count) - slope(waits, ofLevel, plain) * (mean(plain) - fifo);
        }).toList();
    }

    /// By how much the mean wait of some is longer in a stretch of time in which that of the plain queue is longer by one.
    private double slope(long[] waits, IntPredicate some, long[] plain) {
        var x = inStretches(plain, _ -> true);
        var y = inStretches(waits, some);
        var meanX = Arrays.stream(x).average().orElseThrow();
        var meanY = Arrays.stream(y).average().orElseThrow();
        var together = IntStream.range(0, STRETCHES).mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY)).sum();
        return together / IntStream.range(0, STRETCHES).mapToDouble(i -> (x[i] - meanX) * (x[i] - meanX)).sum();
    }

    private double[] inStretches(long[] waits, IntPredicate some) {
        var length = waits.length / STRETCHES;
        return IntStream.range(0, STRETCHES).mapToDouble(i -> mean(waits, some, i * length, (i + 1) * length)).toArray();
    }

    double mean(long[] waits) {
        return mean(waits, _ -> true, 0, waits.length);
    }

    private double mean(long[] waits, IntPredicate some, int from, int to) {
        return IntStream.range(from, to).filter(some).mapToLong(i -> waits[i]).average().orElseThrow() / service;
    }
}
