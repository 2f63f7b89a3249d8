package org.carequeue.system.architecture.broken.ticket;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;

/// Time and randomness that somebody else chose.
public final class PatientDesk {
    public Instant instant(Clock clock) {
        return clock.instant();
    }

    public LocalDate localDate(Clock clock) {
        return LocalDate.now(clock);
    }

    public Random random(long seed) {
        return new Random(seed);
    }
}
