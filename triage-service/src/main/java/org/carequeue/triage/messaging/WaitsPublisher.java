package org.carequeue.triage.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.stream.ServedStream;
import org.carequeue.bridge.value.ValuePublisher;
import org.carequeue.events.ClinicEvent;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageState;
import org.carequeue.waiting.estimate.Outlook;
import org.carequeue.waiting.estimate.Situation;
import org.carequeue.waiting.estimate.WaitEstimator;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/// Publishes how long it will still take as the value `waits`: after each change, and as time goes by; at most once a second,
/// and only when something else is shown. The desk says how things stand; a thread of its own reckons.
@ApplicationScoped
class WaitsPublisher {

    /// How late a range may follow the clock.
    private static final Duration LOOK = Duration.ofSeconds(10);
    /// The same chance each time: an estimate moves because something has happened.
    private static final long SEED = 1;

    private final Vertx vertx;
    private final Desk<TriageState, TriageCommand, ClinicEvent> desk;
    private final WorkerExecutor reckoner;
    private final ValuePublisher value;
    /// On the thread that reckons.
    private Waits shown = Waits.NONE;

    WaitsPublisher(Vertx vertx, ServedStream served, Desk<TriageState, TriageCommand, ClinicEvent> desk) {
        this.vertx = vertx;
        this.desk = desk;
        this.reckoner = vertx.createSharedWorkerExecutor("waits", 1);
        this.value = new ValuePublisher(vertx, served.get(), "waits", this::waits);
    }

    @Incoming("committed")
    void changed(List<CommittedEvent> events) {
        value.changed();
    }

    void atStart(@Observes StartupEvent started) {
        value.changed();
        vertx.setPeriodic(LOOK.toMillis(), _ -> value.aged());
    }

    /// How things stand at one moment.
    private record Now(Optional<Situation> situation, Outlook outlook) {
    }

    private CompletionStage<Waits> waits() {
        return desk.read(state -> {
            var now = desk.time().now();
            return new Now(state.situation(now), state.outlook(now));
        }).thenCompose(now -> reckoner.executeBlocking(() -> reckon(now)).toCompletionStage());
    }

    private Waits reckon(Now now) {
        shown = now.situation.map(situation -> shown.next(
                WaitEstimator.of(situation, now.outlook, WaitEstimator.REPLAYS, new SplittableRandom(SEED))))
                .orElse(Waits.NONE);
        return shown;
    }
}
