package org.carequeue.triage.messaging;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageState;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hands what the ticket-service tells to the desk. A batch is one turn there.
@ApplicationScoped
class TicketsListener {

    private final Desk<TriageState, TriageCommand, ClinicEvent> desk;

    TicketsListener(Desk<TriageState, TriageCommand, ClinicEvent> desk) {
        this.desk = desk;
    }

    @Incoming("tickets")
    CompletionStage<Void> take(List<Envelope<ClinicEvent>> batch) {
        return desk.receive(batch);
    }
}
