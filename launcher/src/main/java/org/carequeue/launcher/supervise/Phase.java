package org.carequeue.launcher.supervise;

import java.time.Duration;
import java.time.Instant;

/// Where one service stands. A transition exists only on the phases that allow it:
///
/// ```
///            ready                died
/// Starting ────────▶ Ready ───────────────▶ Pausing
///    │ ▲                                     ▲  │
///    │ └─────────────────────────────────────┼──┘ restarted, once the pause is over
///    └───────────────────────────────────────┘ died
/// ```
sealed interface Phase {

    static Starting firstStart(Instant now) {
        return new Starting(now, 0);
    }

    /// Of one that is started when the others are up.
    static Pausing startedLater(Instant now) {
        return new Pausing(Duration.ZERO, now, 0);
    }

    /// A phase with a living process.
    sealed interface Alive extends Phase {

        Pausing died(Instant now, BackOff backOff);
    }

    /// The process runs and does not answer yet; `deaths` counts those in a row before this start.
    record Starting(Instant since, int deaths) implements Alive {

        Ready ready(Instant now) {
            return new Ready(now, deaths);
        }

        Duration lasted(Instant now) {
            return Duration.between(since, now);
        }

        @Override
        public Pausing died(Instant now, BackOff backOff) {
            return Pausing.after(deaths + 1, now, backOff);
        }
    }

    /// The process has answered that it is ready.
    record Ready(Instant since, int deaths) implements Alive {

        @Override
        public Pausing died(Instant now, BackOff backOff) {
            var wasHealthy = Duration.between(since, now).compareTo(backOff.healthyAfter()) >= 0;
            return Pausing.after(wasHealthy ? 1 : deaths + 1, now, backOff);
        }
    }

    /// There is no process until the pause is over.
    record Pausing(Duration pause, Instant until, int deaths) implements Phase {

        private static Pausing after(int deaths, Instant now, BackOff backOff) {
            var pause = backOff.pauseAfter(deaths);
            return new Pausing(pause, now.plus(pause), deaths);
        }

        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }

        Starting restarted(Instant now) {
            return new Starting(now, deaths);
        }

        /// Not even a process could be made: one more death.
        Pausing failedToStart(Instant now, BackOff backOff) {
            return after(deaths + 1, now, backOff);
        }
    }
}
