package org.carequeue.gateway.wiring;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/// What can be set; application.properties says why each is as it is.
@ConfigMapping(prefix = "carequeue.gateway")
public interface GatewaySettings {

    /// So many open tickets, then no more.
    int mostOpenTickets();

    /// Where links on slips lead; see `org.carequeue.gateway.pages.SlipAddress`.
    Optional<String> publicAddress();

    /// Where the owners listen, by service.
    Map<String, Address> owners();

    /// How they are asked.
    Commands commands();

    /// How often help is asked for from one address.
    Help help();

    /// How browsers are served.
    Fanout fanout();

    /// Host and port.
    interface Address {
        String host();

        int port();
    }

    /// See `org.carequeue.gateway.commands.OwnerSettings`.
    interface Commands {
        int connections();

        int waiting();

        Duration timeout();

        Duration patience();
    }

    /// See `org.carequeue.gateway.access.AddressAllowance`.
    interface Help {
        int atOnce();

        Duration another();
    }

    /// See `org.carequeue.gateway.fanout.Limits`.
    interface Fanout {
        int flightBytes();

        int waitingBytes();

        Duration behind();

        Duration silent();

        Duration ping();

        Duration heartbeat();
    }
}
