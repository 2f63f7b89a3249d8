package org.carequeue.bridge.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.Refusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/// Puts the [FrontDoor] before all routes: resources, pages, files, sockets, health and meters.
@Singleton
class FrontDoorFilter {

    /// Before whatever else is put before the routes.
    static final int FIRST = 10_000;
    /// So many names are logged, each once: who asks by ever new ones fills no disk.
    private static final int MOST_LOGGED = 32;
    private static final Logger LOG = Logger.getLogger(FrontDoorFilter.class);

    private final FrontDoor door;
    private final FrontDoor operators;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    /// @param goesBy the names by which it may be asked for
    FrontDoorFilter(GoesBy goesBy,
            @ConfigProperty(name = "carequeue.http.browsers", defaultValue = "false") boolean browsers,
            @ConfigProperty(name = "carequeue.http.behind-proxy", defaultValue = "false") boolean behindProxy,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        var names = new KnownNames(goesBy.names());
        this.door = new FrontDoor(names, browsers, behindProxy, largestBody.asLongValue());
        this.operators = new FrontDoor(names, true, false, largestBody.asLongValue());
    }

    void register(@Observes Filters filters) {
        filters.register(routing -> look(door, routing), FIRST);
    }

    /// An operator may look at it in a browser, by a name that is known.
    void registerForOperators(@Observes ManagementInterface management) {
        management.router().route().order(-FIRST).handler(routing -> look(operators, routing));
    }

    private void look(FrontDoor door, RoutingContext routing) {
        var request = routing.request();
        var refusal = door.check(request.method().name(), request.uri(), request.headers(), local(request));
        if (refusal == null) {
            routing.next();
        } else {
            refuse(door, request, refusal);
        }
    }

    /// Not what a proxy says: where the connection ends.
    private static InetAddress local(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase connection
                && connection.channel().localAddress() instanceof InetSocketAddress address
                        ? address.getAddress()
                        : InetAddress.getLoopbackAddress();
    }

    private void refuse(FrontDoor door, HttpServerRequest request, Refusal refusal) {
        if (refusal.code().equals(BridgeProblem.UNKNOWN_HOST.code())) {
            door.strangers(request.headers(), local(request)).forEach(this::log);
        }
        Problems.hangUp(request, refusal);
    }

    private void log(String name) {
        if (logged.size() < MOST_LOGGED && logged.add(name)) {
            LOG.warnf("asked for by a name that CAREQUEUE_NAMES does not let in: host=%s", name);
        }
    }
}
