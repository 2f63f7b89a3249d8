package org.carequeue.gateway.commands;

import org.carequeue.bridge.desk.RefusedException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.vertx.core.http.HttpServerRequest;

/// No resource below `/api` takes anything in its query. What stands there was meant to change the answer, so whoever asks is
/// told that it does not.
class NoParameters {

    @ServerRequestFilter
    void look(HttpServerRequest request) {
        var path = request.path();
        var query = request.query();
        if (path != null && path.startsWith("/api/") && query != null && !query.isEmpty()) {
            throw new RefusedException(GatewayProblem.UNKNOWN_PARAMETER.because("This takes nothing behind a question mark."));
        }
    }
}
