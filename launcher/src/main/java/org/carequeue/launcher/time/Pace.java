package org.carequeue.launcher.time;

import java.time.Duration;
import java.time.Instant;

/// How often something that is over at once may be done again.
public final class Pace {

    private final Duration between;
    private Instant next = Instant.MIN;

    public Pace(Duration between) {
        this.between = between;
    }

    /// Whether it is time; if so, the next time is reckoned from now.
    public boolean isDue(Instant now) {
        if (now.isBefore(next)) {
            return false;
        }
        next = now.plus(between);
        return true;
    }
}
