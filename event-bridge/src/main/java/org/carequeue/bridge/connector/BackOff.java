package org.carequeue.bridge.connector;

import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: ten times at most 200 ms, because who starts at the same time, or again, is
/// there within seconds; then doubling up to 1 s. Each is between half and the whole of it, so that the readers do not all
/// come back at the same moment. A service has a handful of readers, and a screen in a waiting room waits for each of
/// them: a longer pause would spare nobody anything.
final class BackOff {

    private static final long FIRST_MILLIS = 100;
    private static final long SHORT_MILLIS = 200;
    private static final int SHORT_ONES = 10;
    private static final long LAST_MILLIS = 1_000;

    private final RandomGenerator random;
    private long next = FIRST_MILLIS;
    private int attempts;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    long nextMillis() {
        var whole = next;
        attempts++;
        next = Math.min(attempts < SHORT_ONES ? SHORT_MILLIS : LAST_MILLIS, next * 2);
        return whole / 2 + random.nextLong(whole / 2 + 1);
    }

    void reset() {
        next = FIRST_MILLIS;
        attempts = 0;
    }
}
