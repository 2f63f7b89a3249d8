package org.carequeue.pharmacy.messaging;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.pharmacy.model.PharmacyCommand;
import org.carequeue.pharmacy.model.PharmacyState;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hands what the triage-service tells to the desk. A batch is one turn there.
@ApplicationScoped
class VisitsListener {

    private final Desk<PharmacyState, PharmacyCommand, ClinicEvent> desk;

    VisitsListener(Desk<PharmacyState, PharmacyCommand, ClinicEvent> desk) {
        this.desk = desk;
    }

    @Incoming("visits")
    CompletionStage<Void> take(List<Envelope<ClinicEvent>> batch) {
        return desk.receive(batch);
    }
}
