package org.carequeue.bridge.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.Refusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.net.HostName;
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

    /// @param names by which it may be asked for, beside localhost, this machine's name and the address that is connected to
    /// @param publicAddress where its pages are said to be, such as `https://queue.example.org`
    /// @param host the address or name to listen on
    FrontDoorFilter(@ConfigProperty(name = "carequeue.http.names") Optional<List<String>> names,
            @ConfigProperty(name = "carequeue.http.public-address") Optional<String> publicAddress,
            @ConfigProperty(name = "quarkus.http.host") Optional<String> host,
            @ConfigProperty(name = "carequeue.http.browsers", defaultValue = "false") boolean browsers,
            @ConfigProperty(name = "carequeue.http.behind-proxy", defaultValue = "false") boolean behindProxy,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        var known = new ArrayList<>(names.orElse(List.of()));
        publicAddress.flatMap(FrontDoorFilter::hostOf).ifPresent(known::add);
        Stream.of(HostName.getHostName(), HostName.getQualifiedHostName())
                .filter(name -> KnownNames.nameOf(name).isPresent()).forEach(known::add);
        host.filter(address -> !isAny(address)).ifPresent(known::add);
        var all = new KnownNames(known);
        this.door = new FrontDoor(all, browsers, behindProxy, largestBody.asLongValue());
        this.operators = new FrontDoor(all, true, false, largestBody.asLongValue());
    }

    /// Whoever uses that address says what is wrong with one that has another form.
    private static Optional<String> hostOf(String address) {
        return KnownNames.nameOf(address.strip().replaceFirst("^https?://", "").replaceFirst("/$", ""));
    }

    /// All addresses of the machine: no browser needs to ask by that one.
    private static boolean isAny(String host) {
        return Set.of("0.0.0.0", "::", "[::]").contains(host);
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
