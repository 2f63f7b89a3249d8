package org.carequeue.gateway.messaging;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.gateway.fanout.Sequencer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// One listener for each log. A batch is taken when it is on the board.
@ApplicationScoped
public class EventListeners {

    private final Sequencer sequencer;

    EventListeners(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    @Incoming("tickets")
    CompletionStage<Void> tickets(List<Envelope<ClinicEvent>> batch) {
        return sequencer.take(batch);
    }

    @Incoming("visits")
    CompletionStage<Void> visits(List<Envelope<ClinicEvent>> batch) {
        return sequencer.take(batch);
    }

    @Incoming("prescriptions")
    CompletionStage<Void> prescriptions(List<Envelope<ClinicEvent>> batch) {
        return sequencer.take(batch);
    }
}
