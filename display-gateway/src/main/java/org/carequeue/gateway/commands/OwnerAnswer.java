package org.carequeue.gateway.commands;

import org.jspecify.annotations.Nullable;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/// What an owner has answered.
///
/// @param position where the effect stands in the owner's log
/// @param body all of it; empty where it is still to come
/// @param coming what is still to come, paused; null where all has
public record OwnerAnswer(int status, @Nullable String contentType, @Nullable String retryAfter,
        @Nullable String position, Buffer body, @Nullable HttpClientResponse coming) {

    private static final int FIRST_REFUSAL = 400;

    /// Whether the command was not carried out.
    public boolean isRefusal() {
        return status >= FIRST_REFUSAL;
    }
}
