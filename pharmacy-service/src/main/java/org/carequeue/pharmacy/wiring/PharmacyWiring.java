package org.carequeue.pharmacy.wiring;

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
import org.carequeue.pharmacy.model.PharmacyCommand;
import org.carequeue.pharmacy.model.PharmacyCommand.EndLeases;
import org.carequeue.pharmacy.model.PharmacyRules;
import org.carequeue.pharmacy.model.PharmacyState;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/// Opens the desk of the pharmacy-service.
@Dependent
class PharmacyWiring {

    /// How late a claim may end on which nobody works any more.
    private static final Duration LEASE_CHECK = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(PharmacyWiring.class);

    @Produces
    @Singleton
    EventTypes eventTypes() {
        return new EventTypes(ClinicEventTypes.BY_NAME);
    }

    @Produces
    @Singleton
    Desk<PharmacyState, PharmacyCommand, ClinicEvent> desk(DeskOpening opening) {
        return opening.open(new PharmacyRules());
    }

    @Produces
    @Singleton
    DeskHttp<PharmacyState, PharmacyCommand, ClinicEvent> http(DeskOpening opening,
            Desk<PharmacyState, PharmacyCommand, ClinicEvent> desk) {
        return opening.http(desk);
    }

    /// At start, so that a journal that cannot be used is noticed before the first request and the first event.
    void open(@Observes StartupEvent started, Desk<PharmacyState, PharmacyCommand, ClinicEvent> desk, DeskOpening opening,
            Vertx vertx) {
        opening.round(desk, new EndLeases(), LEASE_CHECK, vertx);
        LOG.infof("pharmacy ready: log=%s head=%d", desk.journal().log(), desk.journal().head());
    }
}
