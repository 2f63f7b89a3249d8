package org.carequeue.gateway.wiring;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.carequeue.bridge.event.Ids;
import org.carequeue.events.Services;
import org.carequeue.gateway.commands.BoardQueries;
import org.carequeue.gateway.commands.HelpAllowance;
import org.carequeue.gateway.commands.KnownPositions;
import org.carequeue.gateway.commands.Owner;
import org.carequeue.gateway.commands.OwnerSettings;
import org.carequeue.gateway.commands.Owners;
import org.carequeue.gateway.fanout.Sequencer;
import org.carequeue.gateway.socket.Inbound;

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
        return new Owners(owner(Services.TICKET, vertx, settings, positions),
                owner(Services.TRIAGE, vertx, settings, positions),
                owner(Services.PHARMACY, vertx, settings, positions));
    }

    private static Owner owner(String service, Vertx vertx, GatewaySettings settings, KnownPositions positions) {
        var address = settings.owners().get(service);
        if (address == null) {
            throw new IllegalStateException("No address is configured for " + service);
        }
        var commands = settings.commands();
        return new Owner(vertx, service, address.host(), address.port(), new OwnerSettings(commands.connections(),
                commands.waiting(), commands.timeout(), commands.patience()), positions);
    }

    void close(@Disposes Owners owners) {
        owners.close();
    }

    @Produces
    @Singleton
    HelpAllowance helpAllowance(GatewaySettings settings) {
        return new HelpAllowance(settings.help().atOnce(), settings.help().another());
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
