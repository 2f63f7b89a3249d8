package org.carequeue.triage.wiring;

import java.time.Duration;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.carequeue.bridge.DeskOpening;
import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageCommand.GiveUpAbsent;
import org.carequeue.triage.model.TriageRules;
import org.carequeue.triage.model.TriageState;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/// Opens the desk of the triage-service.
@Dependent
class TriageWiring {

    /// How late a patient may be given up who did not come back.
    private static final Duration ABSENCE_CHECK = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(TriageWiring.class);

    @Produces
    @Singleton
    EventTypes eventTypes() {
        return new EventTypes(ClinicEventTypes.BY_NAME);
    }

    @Produces
    @Singleton
    Desk<TriageState, TriageCommand, ClinicEvent> desk(DeskOpening opening) {
        return opening.open(new TriageRules());
    }

    @Produces
    @Singleton
    DeskHttp<TriageState, TriageCommand, ClinicEvent> http(DeskOpening opening,
            Desk<TriageState, TriageCommand, ClinicEvent> desk) {
        return opening.http(desk);
    }

    /// At start, so that a journal that cannot be used is noticed before the first request and the first event.
    void open(@Observes StartupEvent started, Desk<TriageState, TriageCommand, ClinicEvent> desk, DeskOpening opening,
            Vertx vertx) {
        opening.round(desk, new GiveUpAbsent(), ABSENCE_CHECK, vertx);
        LOG.infof("triage ready: log=%s head=%d", desk.journal().log(), desk.journal().head());
    }
}
