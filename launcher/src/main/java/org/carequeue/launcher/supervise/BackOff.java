package org.carequeue.launcher.supervise;

import java.time.Duration;

/// How long to wait before a service that died is started again: short at first, because most deaths are single ones,
/// and growing, because a service that cannot start must not use up the machine that the others run on.
///
/// @param healthyAfter a service that was ready for this long starts over with the shortest pause when it dies
public record BackOff(Duration shortest, Duration longest, Duration healthyAfter) {

    public static final BackOff USUAL = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(60));

    /// The pause after that many deaths in a row; the first death is 1.
    Duration pauseAfter(int deaths) {
        var pause = shortest;
        for (var death = 1; death < deaths && pause.compareTo(longest) < 0; death++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
