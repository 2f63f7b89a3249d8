package org.carequeue.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// The clinic's time, as the gateway said it once: it goes a number of times as fast as ours.
///
/// @param said what it was
/// @param at when that was, by `nanos`
/// @param pace how many of its seconds pass in one of ours
/// @param nanos our own clock, in nanoseconds
record ClinicTime(Instant said, long at, int pace, LongSupplier nanos) {

    Instant now() {
        return said.plusNanos((nanos.getAsLong() - at) * pace);
    }

    /// Waits until then; not at all when it is past.
    ///
    /// @throws InterruptedException when the day is broken off
    void sleepUntil(Instant then) throws InterruptedException {
        for (var left = Duration.between(now(), then); left.isPositive(); left = Duration.between(now(), then)) {
            LockSupport.parkNanos(Math.max(1, left.toNanos() / pace));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /// Waits as long, by the clinic's clock.
    ///
    /// @throws InterruptedException when the day is broken off
    void sleep(Duration duration) throws InterruptedException {
        sleepUntil(now().plus(duration));
    }
}
