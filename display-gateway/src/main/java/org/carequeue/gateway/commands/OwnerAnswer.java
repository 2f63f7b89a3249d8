package org.carequeue.gateway.commands;

import org.jspecify.annotations.Nullable;

import io.vertx.core.buffer.Buffer;

/// What an owner has answered.
///
/// @param position where the effect stands in the owner's log
public record OwnerAnswer(int status, @Nullable String contentType, @Nullable String retryAfter,
        @Nullable String position, Buffer body) {

    private static final int FIRST_REFUSAL = 400;

    /// Whether the command was not carried out.
    public boolean isRefusal() {
        return status >= FIRST_REFUSAL;
    }
}
