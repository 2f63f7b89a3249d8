package org.carequeue.bridge.http;

import java.net.URI;
import java.time.Duration;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/// A refusal as an RFC 9457 problem: `type` is `urn:carequeue:problem:` and the refusal's code, which stands alone in
/// `code` too.
@Provider
public class Problems implements ExceptionMapper<RefusedException> {

    private static final String TYPE = "urn:carequeue:problem:";
    private static final String RETRY_AFTER_SECONDS = "1";
    /// For whoever has asked too often already, where nobody knows better.
    private static final Duration LATER = Duration.ofSeconds(30);

    /// The problem of a refusal.
    public static HttpProblem of(Refusal refusal) {
        var problem = HttpProblem.builder()
                .withType(URI.create(TYPE + refusal.code()))
                .withTitle(title(refusal.code()))
                .withStatus(refusal.kind().status())
                .withDetail(refusal.detail())
                .with("code", refusal.code());
        if (refusal.field() != null) {
            problem.with("field", refusal.field());
        }
        refusal.more().forEach(problem::with);
        switch (refusal.kind()) {
            case UNAVAILABLE -> problem.withHeader("Retry-After", RETRY_AFTER_SECONDS);
            case UNKNOWN -> problem.withHeader("WWW-Authenticate", Bearer.SCHEME);
            case TOO_OFTEN -> problem.withHeader("Retry-After", secondsUntil(refusal.again()));
            case INVALID, NOT_FOUND, CONFLICT, CONTRADICTION -> {
            }
        }
        return problem.build();
    }

    /// The same as JSON, for where no resource answers.
    public static JsonObject json(Refusal refusal) {
        var problem = of(refusal);
        var json = new JsonObject().put("type", String.valueOf(problem.getType())).put("title", problem.getTitle())
                .put("status", problem.getStatusCode()).put("detail", problem.getDetail());
        problem.getParameters().forEach((name, value) -> json.put(name, String.valueOf(value)));
        return json;
    }

    /// Answers where no resource does, and ends the connection: neither the request's body is of interest, nor what comes
    /// behind it.
    static void hangUp(HttpServerRequest request, Refusal refusal) {
        request.resume();
        var response = request.response().setStatusCode(refusal.kind().status())
                .putHeader("Content-Type", "application/problem+json").putHeader("Connection", "close");
        of(refusal).getHeaders().forEach((name, value) -> response.putHeader(name, String.valueOf(value)));
        response.end(json(refusal).encode()).onComplete(_ -> request.connection().close());
    }

    /// In whole seconds, and not too soon: whoever waits so long is not refused for it again.
    private static String secondsUntil(@Nullable Duration again) {
        var wait = again == null ? LATER : again;
        return String.valueOf(Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds()));
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }

    @Override
    public Response toResponse(RefusedException refused) {
        return of(refused.refusal()).toResponse();
    }
}
