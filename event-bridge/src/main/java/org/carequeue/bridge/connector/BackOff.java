package org.carequeue.bridge.connector;

import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: doubling from 100 ms to 1 s, each between half and the whole of it, so that
/// the readers do not all come back at the same moment. A service has a handful of readers, and a screen in a waiting
/// room waits for each of them: a longer pause would spare nobody anything.
final class BackOff {

    private static final long FIRST_MILLIS = 100;
    private static final long LAST_MILLIS = 1_000;

    private final RandomGenerator random;
    private long next = FIRST_MILLIS;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    long nextMillis() {
        var whole = next;
        next = Math.min(LAST_MILLIS, next * 2);
        return whole / 2 + random.nextLong(whole / 2 + 1);
    }

    void reset() {
        next = FIRST_MILLIS;
    }
}
