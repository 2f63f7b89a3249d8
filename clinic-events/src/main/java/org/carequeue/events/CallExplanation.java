package org.carequeue.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// Why a patient was called: who could have been, and how they stood.
///
/// @param at when it was decided
/// @param room which room asked, none where a counter did
/// @param counter which counter asked, none where a room did
/// @param policy the rule that was applied among the room's service lines
/// @param best the first of those who could have been called, the next one first; at most [#MOST]
/// @param reason why somebody else than the next one was picked; none where the next one was
public record CallExplanation(Instant at, @Nullable String room, @Nullable String counter, Policy policy, List<Candidate> best,
        @Nullable String reason) {

    /// How many candidates are kept.
    public static final int MOST = 3;

    public CallExplanation {
        best = List.copyOf(best);
    }

    /// Who asked, as commands and events name it: `room 3`, `counter 1`.
    public String workplace() {
        return Objects.requireNonNull(Workplace.either(room, counter));
    }

    /// One who could have been called.
    ///
    /// @param ticket identity of the ticket
    /// @param serviceLine code of the service line
    /// @param priority how urgent it is
    /// @param tier of that level
    /// @param waited since the ticket was issued
    /// @param target the level's target wait
    public record Candidate(TicketId ticket, String serviceLine, Priority priority, int tier, Duration waited,
            Duration target) {
    }
}
