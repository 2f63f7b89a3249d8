package org.carequeue.gateway.socket;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.carequeue.gateway.fanout.Fanout;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;

/// Says goodbye to every browser when the gateway is stopped in good order: "going away", come back soon.
@Singleton
public class GoingAway {

    private static final int GOING_AWAY = 1001;

    private final Fanout fanout;

    GoingAway(Fanout fanout) {
        this.fanout = fanout;
    }

    void stopping(@Observes ShutdownDelayInitiatedEvent event) {
        closeAll();
    }

    /// Those whose request was on its way.
    void stopping(@Observes ShutdownEvent event) {
        closeAll();
    }

    private void closeAll() {
        fanout.closeAll(GOING_AWAY, "the gateway is restarting");
    }
}
