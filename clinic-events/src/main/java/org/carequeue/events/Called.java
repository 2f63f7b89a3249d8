package org.carequeue.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Where to and how often a patient was called.
///
/// @param room where the patient was called to, while and after it was
/// @param calls how often the patient was called in all
/// @param unanswered how many calls in a row were not answered
/// @param calledAt the first call; waiting ends here
public record Called(@Nullable String room, int calls, int unanswered, @Nullable Instant calledAt) {

    /// Nobody has called yet.
    public static final Called NEVER = new Called(null, 0, 0, null);

    /// One more call.
    Called to(@Nullable String toRoom, Instant at) {
        return new Called(toRoom, calls + 1, unanswered + 1, calledAt == null ? at : calledAt);
    }

    /// The patient has come.
    Called answered() {
        return new Called(room, calls, 0, calledAt);
    }

    /// The patient is called to no room any more.
    Called nowhere() {
        return new Called(null, calls, unanswered, calledAt);
    }
}
