package org.carequeue.triage.messaging;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.stream.ServedStream;
import org.carequeue.bridge.value.ValuePublisher;
import org.carequeue.events.ClinicEvent;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageState;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/// Publishes the waiting list's order as the value `waiting-order`: after each change, and when time alone has changed it;
/// at most once a second, and only when it differs.
@ApplicationScoped
class WaitingOrderPublisher {

    /// How late it may be noticed that somebody has overtaken somebody else.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final ValuePublisher value;

    WaitingOrderPublisher(Vertx vertx, ServedStream served, Desk<TriageState, TriageCommand, ClinicEvent> desk) {
        this.vertx = vertx;
        this.value = new ValuePublisher(vertx, served.get(), "waiting-order",
                () -> desk.read(state -> WaitingOrder.of(state, desk.time())));
    }

    @Incoming("committed")
    void changed(List<CommittedEvent> events) {
        value.changed();
    }

    void atStart(@Observes StartupEvent started) {
        value.changed();
        vertx.setPeriodic(LOOK.toMillis(), _ -> value.aged());
    }
}
