package org.carequeue.gateway.messaging;

import jakarta.inject.Singleton;

import org.carequeue.bridge.connector.PeerStatus;
import org.carequeue.events.Services;
import org.carequeue.gateway.fanout.Sequencer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/// Ready once the board has caught up with the logs of all owners for the first time. A service that goes away afterwards makes
/// the gateway degraded, which is said here, and not unready: it still shows what it knows. While its own sequencer stands
/// still it is not ready, because it shows what was.
@Readiness
@Singleton
public class BoardHealth implements HealthCheck {

    private final PeerListener peers;
    private final Sequencer sequencer;

    BoardHealth(PeerListener peers, Sequencer sequencer) {
        this.peers = peers;
        this.sequencer = sequencer;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("board");
        var ready = !sequencer.standsStill();
        var degraded = false;
        for (var service : Services.NAMES) {
            var peer = peers.latest().get(service);
            ready &= peer != null && peer.caughtUp();
            degraded |= peer == null || !peer.connected();
            response.withData(service, describe(peer));
        }
        // A second at most while all is well: so often it is asked to hand over.
        response.withData("handed over", sequencer.secondsStill() + " s ago");
        return response.withData("degraded", degraded).status(ready).build();
    }

    private static String describe(@Nullable PeerStatus peer) {
        if (peer == null) {
            return "not heard yet";
        }
        if (!peer.connected()) {
            return peer.inWords();
        }
        return peer.caughtUp() ? "heard since " + peer.since() : "catching up";
    }
}
