package org.carequeue.gateway.access;

import com.fasterxml.jackson.annotation.JsonValue;

/// Why a session has ended, or a quick code.
enum SessionEnd {
    SIGNED_OUT("signed-out"),
    /// Nothing was done in it for long.
    IDLE("idle"),
    /// It was as old as a session gets.
    TOO_OLD("too-old"),
    /// The password has changed, or the person works here no more; of a code, also that the roles have, or that its person has
    /// forgotten it.
    REVOKED("revoked"),
    /// The same person has signed in once more than there may be sessions.
    TOO_MANY("too-many"),
    /// For long nobody could be asked whether the person still works here.
    UNCHECKED("unchecked"),
    /// Another code was tried too often.
    GUESSED("guessed");

    private final String wire;

    SessionEnd(String wire) {
        this.wire = wire;
    }

    @JsonValue
    String wire() {
        return wire;
    }
}
