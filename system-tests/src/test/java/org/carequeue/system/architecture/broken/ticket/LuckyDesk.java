package org.carequeue.system.architecture.broken.ticket;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// Every way to make a result that no test can foresee.
public final class LuckyDesk {
    public Instant instant() {
        return Instant.now();
    }

    public Supplier<Instant> instantByReference() {
        return Instant::now;
    }

    public LocalDate localDate(ZoneId zone) {
        return LocalDate.now(zone);
    }

    public ZonedDateTime zonedDateTime(ZoneId zone) {
        return ZonedDateTime.now(zone);
    }

    public Clock clock() {
        return Clock.systemUTC();
    }

    public long millis() {
        return System.currentTimeMillis();
    }

    public UUID id() {
        return UUID.randomUUID();
    }

    public Supplier<UUID> idByReference() {
        return UUID::randomUUID;
    }

    public Random random() {
        return new Random();
    }

    public double fraction() {
        return Math.random();
    }

    public int threadLocal() {
        return ThreadLocalRandom.current().nextInt();
    }
}
