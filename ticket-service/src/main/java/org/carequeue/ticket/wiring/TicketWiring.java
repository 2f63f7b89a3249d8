package org.carequeue.ticket.wiring;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

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
import org.carequeue.bridge.telemetry.Repeated;
import org.carequeue.bridge.time.PacedClock;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Services;
import org.carequeue.ticket.model.TicketCommand;
import org.carequeue.ticket.model.TicketCommand.BeginDay;
import org.carequeue.ticket.model.TicketCommand.ConfigureClinic;
import org.carequeue.ticket.model.TicketRules;
import org.carequeue.ticket.model.TicketState;
import org.carequeue.ticket.model.TrackingKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;

/// Opens the desk of the ticket-service with the clinic's key, and sees to it that the clinic's settings and its day are
/// known before the first ticket: the HTTP port opens after that.
@Dependent
class TicketWiring {

    /// How late a new day may be noticed when nobody takes a ticket.
    private static final Duration DAY_CHECK = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(TicketWiring.class);

    @Produces
    @Singleton
    EventTypes eventTypes() {
        return new EventTypes(ClinicEventTypes.BY_NAME);
    }

    @Produces
    @Singleton
    Desk<TicketState, TicketCommand, ClinicEvent> desk(DeskOpening opening) {
        return opening.open(new TicketRules(trackingKey(opening.dataFolder())));
    }

    @Produces
    @Singleton
    DeskHttp<TicketState, TicketCommand, ClinicEvent> http(DeskOpening opening,
            Desk<TicketState, TicketCommand, ClinicEvent> desk) {
        return opening.http(desk);
    }

    static TrackingKey trackingKey(Path folder) {
        return orEnd(() -> TrackingKeyFile.open(folder, TicketWiring::randomKey));
    }

    private static byte[] randomKey() {
        var bytes = new byte[TrackingKey.LENGTH];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    void begin(@Observes StartupEvent started, Desk<TicketState, TicketCommand, ClinicEvent> desk, Vertx vertx, Clock clock,
            @ConfigProperty(name = "carequeue.clinic") String clinic,
            @ConfigProperty(name = "carequeue.zone") Optional<String> zone,
            @ConfigProperty(name = "carequeue.clinic-file") Optional<Path> file) {
        var settings = orEnd(() -> settings(clinic, zone.map(TicketWiring::zone).orElseGet(ZoneId::systemDefault), file));
        submit(desk, new ConfigureClinic(settings, StartDigest.of(settings, file.isPresent()))).toCompletableFuture().join();
        submit(desk, new BeginDay()).toCompletableFuture().join();
        var failures = new Repeated();
        vertx.setPeriodic(PacedClock.realMillis(clock, DAY_CHECK),
                _ -> submit(desk, new BeginDay()).thenRun(failures::over).exceptionally(failure -> {
                    if (failures.isToBeSaid(failure)) {
                        LOG.warnf("day not checked: times=%d cause=%s", failures.times(), failure.getMessage());
                    }
                    return null;
                }));
        LOG.infof("clinic ready: clinic=%s zone=%s file=%s", settings.clinic(), settings.zone(),
                file.map(Path::toString).orElse("none, built-in settings"));
    }

    /// A person has to put that right: the sentence alone is said, and the start ends.
    private static <T> T orEnd(Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ConfigurationException(Services.TICKET + " does not start: " + e.getMessage());
        }
    }

    /// Read as text: the ready-made converter takes an empty value for a wrong one.
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("CAREQUEUE_ZONE is " + name + ", which is no time zone; one is Europe/Paris",
                    e);
        }
    }

    private static ClinicSettings settings(String clinic, ZoneId zone, Optional<Path> file) {
        var builtIn = ClinicSettings.defaults(zone);
        var defaults = new ClinicSettings(builtIn.version(), clinic, zone, builtIn.dayStartsAt(), builtIn.atDayEnd(),
                builtIn.languages(), builtIn.serviceLines(), builtIn.rooms(), builtIn.counters(), builtIn.scale(),
                builtIn.calling(), builtIn.screen(), builtIn.pharmacy(), builtIn.prescribing());
        return file.map(path -> ClinicFile.read(path, defaults)).orElse(defaults);
    }

    private static CompletionStage<Reply> submit(Desk<TicketState, TicketCommand, ClinicEvent> desk,
            TicketCommand command) {
        return desk.submit(new Order<>(command, Services.TICKET, Services.TICKET, null, null));
    }
}
