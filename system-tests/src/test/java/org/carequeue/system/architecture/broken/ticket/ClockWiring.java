package org.carequeue.system.architecture.broken.ticket;

import java.time.Clock;
import java.util.function.Supplier;

/// Where the clock comes in; what is nested in a wiring class is wiring, too.
public final class ClockWiring {
    public Clock clock() {
        return Clock.systemUTC();
    }

    public static final class Production {
        public Supplier<Clock> clock() {
            return Clock::systemUTC;
        }
    }
}
