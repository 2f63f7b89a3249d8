package org.carequeue.statistics.messaging;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.statistics.store.StoreThread;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// One listener for each log. A batch is taken when the database has counted it; one that it has not is sent again.
@ApplicationScoped
class LogListeners {

    private final StoreThread store;

    LogListeners(StoreThread store) {
        this.store = store;
    }

    @Incoming("tickets")
    CompletionStage<Void> tickets(List<Envelope<ClinicEvent>> batch) {
        return store.take(batch);
    }

    @Incoming("visits")
    CompletionStage<Void> visits(List<Envelope<ClinicEvent>> batch) {
        return store.take(batch);
    }

    @Incoming("prescriptions")
    CompletionStage<Void> prescriptions(List<Envelope<ClinicEvent>> batch) {
        return store.take(batch);
    }
}
