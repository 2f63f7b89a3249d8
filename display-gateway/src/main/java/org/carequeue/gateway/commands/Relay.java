package org.carequeue.gateway.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.Response;

import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.KnownPosition;
import org.carequeue.bridge.telemetry.Traces;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// Passes a request's body and headers to an owner, and its answer back as it is.
///
/// The owner's path is built from what the route has found in the request's, and its query from the names that the route takes;
/// nothing of the address goes on by itself: whatever reads an address in another way than the router would reach what the gateway does not offer.
final class Relay {

    private static final List<String> PASSED_ON = List.of(OwnerCall.KEY, CommandHeaders.ACTOR, CommandHeaders.WORKPLACE);
    private static final String TRACEPARENT = "traceparent";
    private static final String CONTENT_TYPE = "Content-Type";

    private Relay() {
    }

    /// @param who asks
    /// @param segments of the owner's path, decoded
    /// @param parameters what may stand in the query
    static Uni<Response> pass(Owner owner, Pass who, HttpServerRequest request, byte @Nullable [] body,
            List<String> segments, Set<String> parameters) {
        return owner.call(callOf(who, request, body, pathOf(segments) + queryOf(request, parameters)))
                .map(Relay::responseOf);
    }

    private static OwnerCall callOf(Pass who, HttpServerRequest request, byte @Nullable [] body, String path) {
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
        var type = request.getHeader(CONTENT_TYPE);
        if (type != null && body != null && body.length > 0) {
            headers.set(CONTENT_TYPE, type);
        }
        return new OwnerCall(who, request.method(), path, headers,
                body == null ? Buffer.buffer() : Buffer.buffer(body));
    }

    private static String pathOf(List<String> segments) {
        return segments.stream().map(segment -> "/" + encoded(segment)).collect(Collectors.joining());
    }

    private static String queryOf(HttpServerRequest request, Set<String> parameters) {
        var query = parameters.stream()
                .flatMap(name -> request.params().getAll(name).stream().map(value -> name + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static Response responseOf(OwnerAnswer answer) {
        var response = Response.status(answer.status())
                .entity(answer.coming() == null ? answer.body().getBytes() : answer.coming());
        if (answer.contentType() != null) {
            response.header(CONTENT_TYPE, answer.contentType());
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
