package org.carequeue.gateway.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.tls.PeerTls;
import org.carequeue.gateway.access.AllowanceOfEach;
import org.carequeue.gateway.access.PassBook;
import org.carequeue.gateway.commands.BoardQueries;
import org.carequeue.gateway.commands.CommandLimits;
import org.carequeue.gateway.commands.KnownPositions;
import org.carequeue.gateway.commands.Owner;
import org.carequeue.gateway.commands.OwnerSettings;
import org.carequeue.gateway.commands.Owners;
import org.carequeue.gateway.commands.RouteTable;
import org.carequeue.gateway.fanout.Sequencer;
import org.carequeue.gateway.socket.Inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;

/// The way of a command to its owner.
class CommandWiring {

    @Produces
    @Singleton
    KnownPositions knownPositions(Sequencer sequencer) {
        return new KnownPositions(sequencer);
    }

    @Produces
    @Singleton
    Owners owners(Vertx vertx, GatewaySettings settings, KnownPositions positions, PassBook passes, PeerTls tls) {
        var commands = settings.commands();
        var how = new OwnerSettings(commands.connections(), commands.waiting(), commands.timeout(), commands.patience());
        var owners = new HashMap<String, Owner>();
        settings.owners().forEach((service, address) -> owners.put(service,
                new Owner(vertx, service, address.host(), address.port(), how, positions, passes, tls)));
        return new Owners(Map.copyOf(owners));
    }

    @Produces
    @Singleton
    RouteTable routes() throws IOException {
        return new RouteTable(resource("routes.txt").lines().toList());
    }

    /// Shown as it stands in `docs/api`.
    void describe(@Observes Router router) throws IOException {
        var description = Buffer.buffer(resource("openapi.yaml"));
        router.get("/openapi.yaml").handler(routing -> routing.response()
                .putHeader("Content-Type", "application/yaml;charset=UTF-8").end(description));
    }

    private static String resource(String name) throws IOException {
        try (var in = CommandWiring.class.getResourceAsStream("/META-INF/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        }
    }

    /// Before the first request, which is not to wait for it.
    void begin(@Observes StartupEvent started, RouteTable routes, Owners owners) {
        routes.owners().forEach(owners::of);
    }

    void close(@Disposes Owners owners) {
        owners.close();
    }

    @Produces
    @Singleton
    AllowanceOfEach helpAllowance(GatewaySettings settings) {
        return settings.help().allowance();
    }

    @Produces
    @Singleton
    CommandLimits commandLimits(GatewaySettings settings, MeterRegistry meters) {
        return new CommandLimits(settings.numbersOfEach().allowance(), settings.commandsOfEach().allowance(), meters);
    }

    @Produces
    @Singleton
    BoardQueries boardQueries(Sequencer sequencer, KnownPositions positions) {
        return new BoardQueries(sequencer, positions);
    }

    @Produces
    @Singleton
    Inbound inbound(Sequencer sequencer, Owners owners, Ids ids, CommandLimits limits, GatewaySettings settings) {
        return new Inbound(sequencer, owners, ids, limits, settings.mostOpenTickets());
    }
}
