package org.carequeue.triage.wiring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.carequeue.bridge.DeskOpening;
import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.desk.Reply;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.FormularyMedicine;
import org.carequeue.events.Services;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageCommand.GiveUpAbsent;
import org.carequeue.triage.model.TriageCommand.LoadFormulary;
import org.carequeue.triage.model.TriageRules;
import org.carequeue.triage.model.TriageState;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
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
            Vertx vertx, @ConfigProperty(name = "carequeue.formulary-file") Optional<Path> file) {
        var medicines = formulary(file);
        submit(desk, new LoadFormulary(medicines, FormularyFile.digest(medicines))).toCompletableFuture().join();
        opening.round(desk, new GiveUpAbsent(), ABSENCE_CHECK, vertx);
        LOG.infof("triage ready: log=%s head=%d", desk.journal().log(), desk.journal().head());
        LOG.infof("formulary ready: medicines=%d file=%s", medicines.size(), file.map(Path::toString).orElse("none"));
    }

    /// A person has to put a wrong file right: the sentence alone is said, and the start ends.
    private static List<FormularyMedicine> formulary(Optional<Path> file) {
        try {
            return file.map(FormularyFile::read).orElse(List.of());
        } catch (IllegalStateException e) {
            throw new ConfigurationException(Services.TRIAGE + " does not start: " + e.getMessage());
        }
    }

    private static CompletionStage<Reply> submit(Desk<TriageState, TriageCommand, ClinicEvent> desk, TriageCommand command) {
        return desk.submit(new Order<>(command, Services.TRIAGE, Services.TRIAGE, null, null));
    }
}
