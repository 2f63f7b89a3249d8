package org.carequeue.launcher.time;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that never jumps, so that setting the machine's time neither stretches a pause nor ends a deadline.
public final class SteadyClock implements InstantSource {

    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }
}
