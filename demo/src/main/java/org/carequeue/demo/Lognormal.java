package org.carequeue.demo;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long something takes that mostly takes a while and sometimes much longer.
///
/// @param mean of all
/// @param variation the standard deviation as a share of the mean
record Lognormal(Duration mean, double variation) {

    Duration next(RandomGenerator random) {
        var variance = Math.log(1 + variation * variation);
        var median = Math.log(mean.toMillis()) - variance / 2;
        return Duration.ofMillis(Math.round(Math.exp(median + Math.sqrt(variance) * random.nextGaussian())));
    }
}
