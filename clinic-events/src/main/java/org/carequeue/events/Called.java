package org.carequeue.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Where to and how often a patient was called.
///
/// @param room where the patient was called to, while and after it was; none where that was a counter
/// @param counter where the patient was called to, while and after it was; none where that was a room
/// @param calls how often the patient was called in all
/// @param unanswered how many calls in a row were not answered
/// @param calledAt the first call; waiting ends here
public record Called(@Nullable String room, @Nullable String counter, int calls, int unanswered,
        @Nullable Instant calledAt) {

    /// Nobody has called yet.
    public static final Called NEVER = new Called(null, null, 0, 0, null);

    /// Called by a room or counter.
    Called to(Workplace kind, String name, Instant at) {
        return kind == Workplace.ROOM ? once(name, null, at) : once(null, name, at);
    }

    /// Once more to where the patient was called.
    Called again(Instant at) {
        return once(room, counter, at);
    }

    private Called once(@Nullable String toRoom, @Nullable String toCounter, Instant at) {
        return new Called(toRoom, toCounter, calls + 1, unanswered + 1, calledAt == null ? at : calledAt);
    }

    /// The patient has come.
    Called answered() {
        return new Called(room, counter, calls, 0, calledAt);
    }

    /// The patient is called nowhere any more.
    Called nowhere() {
        return new Called(null, null, calls, unanswered, calledAt);
    }

    /// Where the patient was called to, as commands and events name it: `room 3`, `counter 1`; none where nobody has called.
    public @Nullable String workplace() {
        return Workplace.either(room, counter);
    }
}
