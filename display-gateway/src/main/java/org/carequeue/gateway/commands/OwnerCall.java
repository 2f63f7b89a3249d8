package org.carequeue.gateway.commands;

import org.carequeue.bridge.access.Pass;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/// What an owner is asked.
///
/// @param pass who asks
/// @param method GET, POST or PUT
/// @param uri path and query as the owner knows them
/// @param headers those that matter to it
/// @param body JSON, or nothing
public record OwnerCall(Pass pass, HttpMethod method, String uri, MultiMap headers, Buffer body) {

    /// The header by which a repeated command is recognised.
    public static final String KEY = "Idempotency-Key";

    /// Whether doing it twice is the same as doing it once: the owner knows the key again, or the method says so.
    boolean mayBeRepeated() {
        return headers.contains(KEY) || method.equals(HttpMethod.GET) || method.equals(HttpMethod.PUT);
    }
}
