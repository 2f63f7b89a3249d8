package org.carequeue.bridge.connector;

import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: doubling from 100 ms to 5 s, each between half and the whole of it, so that
/// many readers do not come back at the same moment.
final class BackOff {

    private static final long FIRST_MILLIS = 100;
    private static final long LAST_MILLIS = 5_000;

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
