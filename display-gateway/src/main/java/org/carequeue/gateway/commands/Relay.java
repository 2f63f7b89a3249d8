package org.carequeue.gateway.commands;

import java.util.List;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.http.KnownPosition;
import org.carequeue.bridge.telemetry.Traces;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// Passes a request to an owner and its answer back, both as they are.
final class Relay {

    private static final String PREFIX = "/api";
    private static final List<String> PASSED_ON = List.of(OwnerCall.KEY, "CareQueue-Actor", "CareQueue-Workplace");
    private static final String TRACEPARENT = "traceparent";

    private Relay() {
    }

    static Uni<Response> pass(Owner owner, HttpServerRequest request, byte @Nullable [] body) {
        return owner.call(callOf(request, body)).map(Relay::responseOf);
    }

    private static OwnerCall callOf(HttpServerRequest request, byte @Nullable [] body) {
        var headers = HttpHeaders.headers();
        for (var name : PASSED_ON) {
            var value = request.getHeader(name);
            if (value != null) {
                headers.set(name, value);
            }
        }
        var traceparent = request.getHeader(TRACEPARENT);
        // A gateway that records spans says itself which one the owner's belongs to.
        if (traceparent != null && !Traces.areRecorded()) {
            headers.set(TRACEPARENT, traceparent);
        }
        if (body != null && body.length > 0) {
            headers.set("Content-Type", MediaType.APPLICATION_JSON);
        }
        return new OwnerCall(request.method(), request.uri().substring(PREFIX.length()), headers,
                body == null ? Buffer.buffer() : Buffer.buffer(body));
    }

    private static Response responseOf(OwnerAnswer answer) {
        var response = Response.status(answer.status()).entity(answer.body().getBytes());
        if (answer.contentType() != null) {
            response.header("Content-Type", answer.contentType());
        }
        if (answer.retryAfter() != null) {
            response.header("Retry-After", answer.retryAfter());
        }
        if (answer.position() != null) {
            response.header(KnownPosition.HEADER, answer.position());
        }
        return response.build();
    }
}
