package org.carequeue.gateway.commands;

import java.util.List;
import java.util.Set;

import org.carequeue.bridge.desk.RefusedException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.vertx.core.http.HttpServerRequest;

/// What stands behind a question mark was meant to change the answer, so whoever asks is told where it would not: most of what
/// is below `/api` takes nothing there, and the rest what the API's description names, each once.
class Parameters {

    private static final String API = "/api/";

    private final RouteTable routes;

    Parameters(RouteTable routes) {
        this.routes = routes;
    }

    @ServerRequestFilter
    void look(HttpServerRequest request) {
        var path = request.path();
        var query = request.query();
        if (path == null || !path.startsWith(API) || query == null || query.isEmpty()) {
            return;
        }
        var known = routes.find(request.method().name(), List.of(path.substring(API.length()).split("/")))
                .map(RouteTable.Route::parameters).orElse(Set.of());
        if (known.isEmpty()) {
            throw new RefusedException(GatewayProblem.UNKNOWN_PARAMETER.because("This takes nothing behind a question mark."));
        }
        var asked = request.params();
        if (!known.containsAll(asked.names()) || asked.names().stream().anyMatch(name -> asked.getAll(name).size() > 1)) {
            throw new RefusedException(GatewayProblem.UNKNOWN_PARAMETER
                    .because("This takes behind a question mark, each at most once: " + String.join(", ", known) + "."));
        }
    }
}
