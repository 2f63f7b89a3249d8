package org.carequeue.gateway.access;

import com.fasterxml.jackson.annotation.JsonValue;

/// Why a session has ended.
enum SessionEnd {
    SIGNED_OUT("signed-out"),
    /// Nothing was done in it for long.
    IDLE("idle"),
    /// It was as old as a session gets.
    TOO_OLD("too-old"),
    /// The password has changed, or the person works here no more.
    REVOKED("revoked"),
    /// The same person has signed in once more than there may be sessions.
    TOO_MANY("too-many");

    private final String wire;

    SessionEnd(String wire) {
        this.wire = wire;
    }

    @JsonValue
    String wire() {
        return wire;
    }
}
