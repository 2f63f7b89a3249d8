package org.carequeue.gateway.wiring;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.Ids;
import org.carequeue.gateway.commands.AddressAllowance;
import org.carequeue.gateway.commands.BoardQueries;
import org.carequeue.gateway.commands.KnownPositions;
import org.carequeue.gateway.commands.Owner;
import org.carequeue.gateway.commands.OwnerSettings;
import org.carequeue.gateway.commands.Owners;
import org.carequeue.gateway.commands.RouteTable;
import org.carequeue.gateway.fanout.Sequencer;
import org.carequeue.gateway.socket.Inbound;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.Vertx;

/// The way of a command to its owner.
class CommandWiring {

    @Produces
    @Singleton
    KnownPositions knownPositions(Sequencer sequencer) {
        return new KnownPositions(sequencer);
    }

    @Produces
    @Singleton
    Owners owners(Vertx vertx, GatewaySettings settings, KnownPositions positions) {
        var commands = settings.commands();
        var how = new OwnerSettings(commands.connections(), commands.waiting(), commands.timeout(), commands.patience());
        var owners = new HashMap<String, Owner>();
        settings.owners().forEach((service, address) -> owners.put(service,
                new Owner(vertx, service, address.host(), address.port(), how, positions)));
        return new Owners(Map.copyOf(owners));
    }

    @Produces
    @Singleton
    RouteTable routes(OpenApiDocumentService descriptions) throws IOException {
        return new RouteTable(BridgeJson.mapper()
                .readTree(descriptions.getDocument(OpenApiFilter.DEFAULT_DOCUMENT_NAME, Format.JSON)));
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
    AddressAllowance helpAllowance(GatewaySettings settings) {
        return new AddressAllowance(settings.help().atOnce(), settings.help().another());
    }

    @Produces
    @Singleton
    BoardQueries boardQueries(Sequencer sequencer, KnownPositions positions) {
        return new BoardQueries(sequencer, positions);
    }

    @Produces
    @Singleton
    Inbound inbound(Sequencer sequencer, Owners owners, Ids ids, GatewaySettings settings) {
        return new Inbound(sequencer, owners, ids, settings.mostOpenTickets());
    }
}
