package org.carequeue.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// When a patient came to a doctor, and when that ended.
///
/// @param startedAt the consultation's start, the first one
/// @param finishedAt the consultation's end, or the end of the visit without one
public record Consultation(@Nullable Instant startedAt, @Nullable Instant finishedAt) {

    /// Not begun yet.
    public static final Consultation NONE = new Consultation(null, null);

    /// It begins, or goes on.
    Consultation started(Instant at) {
        return new Consultation(startedAt == null ? at : startedAt, finishedAt);
    }

    /// The visit is over.
    Consultation ended(Instant at) {
        return new Consultation(startedAt, at);
    }
}
