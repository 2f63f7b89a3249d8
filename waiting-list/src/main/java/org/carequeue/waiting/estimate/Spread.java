package org.carequeue.waiting.estimate;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// How times with patients lie about their mean: a lognormal distribution of mean 1, as so many values of equal weight,
/// sorted. To draw one is to look one up.
final class Spread {

    private static final int VALUES = 1_024;
    /// Fewer than these say too little about who has been with the doctor for very long.
    private static final int ENOUGH = 8;
    private static final double[] NORMAL = normal();
    private static final double[] EXPONENTIAL = IntStream.range(0, VALUES).mapToDouble(i -> -Math.log1p(-(i + 0.5) / VALUES))
            .toArray();

    private final double sigma;
    private final double[] values = new double[VALUES];

    /// @param sigma standard deviation of the logarithm
    Spread(double sigma) {
        this.sigma = sigma;
        for (int i = 0; i < VALUES; i++) {
            values[i] = Math.exp(sigma * NORMAL[i] - sigma * sigma / 2);
        }
    }

    /// The normal distribution's quantiles in the middle of each of equal parts, by adding up its density.
    private static double[] normal() {
        var quantiles = new double[VALUES];
        var step = 1e-4;
        var below = 0.0;
        var next = 0;
        for (var z = -6.0; next < VALUES; z += step) {
            below += step * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            while (next < VALUES && below >= (next + 0.5) / VALUES) {
                quantiles[next++] = z;
            }
        }
        return quantiles;
    }

    /// A time between two who come independently of one another, as a multiple of its mean.
    static double gap(RandomGenerator random) {
        return EXPONENTIAL[random.nextInt() & VALUES - 1];
    }

    /// A time, as a multiple of the mean.
    double any(RandomGenerator random) {
        return values[random.nextInt() & VALUES - 1];
    }

    /// How much longer it takes with somebody with whom it has taken so long already.
    ///
    /// @param taken as a multiple of the mean, and so is what is returned
    double rest(double taken, RandomGenerator random) {
        var shorter = notLonger(taken);
        if (VALUES - shorter >= ENOUGH) {
            return values[shorter + random.nextInt(VALUES - shorter)] - taken;
        }
        // Far out such a time ends at a rate of z / (σ · time), with z how far out in standard deviations.
        var z = sigma == 0 ? 0 : (Math.log(taken) + sigma * sigma / 2) / sigma;
        return sigma == 0 ? 0 : sigma * taken / z * gap(random);
    }

    private int notLonger(double taken) {
        var from = 0;
        var to = VALUES;
        while (from < to) {
            var middle = from + to >>> 1;
            if (values[middle] <= taken) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
