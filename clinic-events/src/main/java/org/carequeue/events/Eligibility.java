package org.carequeue.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Which room may call a waiting patient, and from when on.
///
/// @param onlyRoom the room for which the patient waits, none for any
/// @param notBefore others go first until then, because a call was not answered
public record Eligibility(@Nullable String onlyRoom, @Nullable Instant notBefore) {

    /// Any room, at any time.
    public static final Eligibility ANY = new Eligibility(null, null);

    /// Others go first for a while.
    Eligibility notBefore(Instant until) {
        return new Eligibility(onlyRoom, until);
    }

    /// Nobody goes first any more.
    Eligibility atOnce() {
        return new Eligibility(onlyRoom, null);
    }
}
