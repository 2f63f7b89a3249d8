package org.carequeue.gateway.wiring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.carequeue.gateway.access.AllowanceOfEach.HowOften;

import io.smallrye.config.ConfigMapping;

/// What can be set; application.properties says why each is as it is.
@ConfigMapping(prefix = "carequeue.gateway")
public interface GatewaySettings {

    /// So many open tickets, then no more.
    int mostOpenTickets();

    /// Where links on slips lead; see `org.carequeue.gateway.pages.SlipAddress`.
    Optional<String> publicAddress();

    /// Which program says calls for screens without a voice; see `org.carequeue.gateway.speech.Speaker`.
    Optional<String> speech();

    /// Where pictures and videos for the screens are; see `org.carequeue.gateway.look.MediaFolder`.
    Path media();

    /// Where the owners listen, by service.
    Map<String, Address> owners();

    /// How they are asked.
    Commands commands();

    /// How often help is asked for from one address.
    HowOften help();

    /// How often a number is given to one person, device or program.
    HowOften numbersOfEach();

    /// How often a command is taken from one person, device or program.
    HowOften commandsOfEach();

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
