package org.carequeue.bridge.desk;

import java.time.Duration;
import java.time.Instant;

/// By which time a desk decides, and what the machine's clock says.
///
/// Nothing happens before what has happened: a clock that is set back is waited for. Until it has caught up, everything
/// happens at the time of the last event, so that no wait is negative and everybody can be called; but waits do not grow,
/// and nothing becomes due. That is right for a second, and has to be noticed when it is more.
///
/// @param now the later of the last event's time and the clock
/// @param clock what the clock says
public record DeskTime(Instant now, Instant clock) {

    /// Clocks that are kept right by the network are moved by less.
    static final Duration TOLERATED = Duration.ofSeconds(5);

    /// Whether the clock was set back so far that somebody has to look at it.
    public boolean standsStill() {
        return Duration.between(clock, now).compareTo(TOLERATED) > 0;
    }
}
