package org.carequeue.bridge.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that begins at a time of its own and goes a number of times as fast as another one. Two that were made of the
/// same show the same, in whichever process.
public final class PacedClock extends Clock {

    /// A day in two and a half minutes: timers and pages go by real seconds, and would miss what happens in between.
    public static final int FASTEST = 600;

    private static final long SECOND_MILLIS = 1_000;

    private final Clock real;
    private final Instant began;
    private final Instant from;
    private final int pace;
    private final ZoneId zone;

    /// @param real what it goes by
    /// @param began when it was started, by the real clock
    /// @param from what it showed then
    /// @param pace how many of its seconds pass in a real one
    /// @throws IllegalArgumentException when the pace is not 1 to [#FASTEST]
    public PacedClock(Clock real, Instant began, Instant from, int pace) {
        this(real, began, from, pace, ZoneOffset.UTC);
    }

    private PacedClock(Clock real, Instant began, Instant from, int pace, ZoneId zone) {
        if (pace < 1 || pace > FASTEST) {
            throw new IllegalArgumentException("A pace is 1 to " + FASTEST + ", not " + pace);
        }
        this.real = real;
        this.began = began;
        this.from = from;
        this.pace = pace;
        this.zone = zone;
    }

    /// How many seconds this clock goes on in a real one; 1 for every clock that is not paced.
    public static int paceOf(Clock clock) {
        return clock instanceof PacedClock paced ? paced.pace : 1;
    }

    /// How often to look, in real milliseconds, at what is to be noticed within some time of this clock; at most once a
    /// second.
    public static long realMillis(Clock clock, Duration within) {
        return Math.max(SECOND_MILLIS, within.toMillis() / paceOf(clock));
    }

    @Override
    public Instant instant() {
        return from.plus(Duration.between(began, real.instant()).multipliedBy(pace));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new PacedClock(real, began, from, pace, other);
    }
}
