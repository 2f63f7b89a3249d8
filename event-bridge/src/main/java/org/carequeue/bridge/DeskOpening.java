package org.carequeue.bridge;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.carequeue.bridge.connector.DivergedLogs;
import org.carequeue.bridge.connector.Divergence;
import org.carequeue.bridge.connector.IncomingChannels;
import org.carequeue.bridge.connector.ReaderPositions;
import org.carequeue.bridge.desk.BuildTag;
import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.DeskTime;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.bridge.stream.CommittedChannel;
import org.carequeue.bridge.stream.EventStream;
import org.carequeue.bridge.stream.ServedStream;
import org.carequeue.bridge.telemetry.DeskMeters;
import org.carequeue.bridge.telemetry.Repeated;
import org.carequeue.bridge.telemetry.Traces;
import org.carequeue.bridge.time.PacedClock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;

/// Opens the desk of a service, once, and connects it with what is around it: the journal's folder, the in-memory
/// channel `committed`, the readers and this service's own positions as a reader.
@ApplicationScoped
@IfBuildProperty(name = "carequeue.bridge.journal", stringValue = "true")
public class DeskOpening implements ReaderPositions {

    private static final Logger LOG = Logger.getLogger(DeskOpening.class);

    private final String service;
    private final String clinic;
    private final Path folder;
    private final DivergedLogs diverged;
    private final EventTypes types;
    private final Clock clock;
    private final Ids ids;
    private final ServedStream served;
    private final CommittedChannel committed;
    private final DeskMeters meters;
    private final Traces traces;
    private final Fatal fatal;
    private volatile @Nullable Desk<?, ?, ?> desk;

    DeskOpening(@ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "carequeue.clinic", defaultValue = "clinic") String clinic,
            @ConfigProperty(name = "carequeue.data") Path data, EventTypes types, Clock clock, Ids ids, ServedStream served,
            CommittedChannel committed, DeskMeters meters, Traces traces, Fatal fatal) {
        this.service = service;
        this.clinic = clinic;
        this.folder = data.resolve(service);
        this.diverged = new DivergedLogs(service, folder);
        this.types = types;
        this.clock = clock;
        this.ids = ids;
        this.served = served;
        this.committed = committed;
        this.meters = meters;
        this.traces = traces;
        this.fatal = fatal;
    }

    /// Opens the journal and starts the desk.
    ///
    /// @throws ConfigurationException when the journal cannot be used, with a sentence that says why: a person has to put
    /// that right
    public synchronized <S, C, E> Desk<S, C, E> open(Rules<S, C, E> rules) {
        if (desk != null) {
            throw new IllegalStateException("This service has its desk already");
        }
        try {
            var opened = Desk.<S, C, E> open(service, clinic, folder.resolve("journal"), rules, types, clock, ids,
                    committed::send, BuildTag.of(rules, types).orElse(null), fatal);
            LOG.infof("journal open: folder=%s log=%s head=%d read=%s", folder, opened.journal().log(),
                    opened.journal().head(), opened.begun());
            served.begin(new EventStream(service, opened.journal()));
            meters.watch(opened);
            desk = opened;
            return opened;
        } catch (IOException e) {
            throw doesNotStart(service, folder, e);
        }
    }

    /// What ends a start whose journal cannot be used, with a sentence that says why.
    ///
    /// @param folder in which the journal lies
    public static ConfigurationException doesNotStart(String service, Path folder, IOException why) {
        // Of itself such an exception names no more than a file.
        var sentence = why instanceof FileSystemException ? why.toString() : String.valueOf(why.getMessage());
        return new ConfigurationException(
                service + " does not start, its journal in " + folder + " cannot be used: " + sentence);
    }

    /// Turns requests into commands for this desk and outcomes into replies.
    public <S, C, E> DeskHttp<S, C, E> http(Desk<S, C, E> ofDesk) {
        return new DeskHttp<>(service, IncomingChannels.services(), ofDesk, traces);
    }

    /// Has the service ask its own desk for something again and again: what time alone brings about.
    ///
    /// @param every how long after one the next is asked for, at the least
    public <S, C, E> void round(Desk<S, C, E> ofDesk, C command, Duration every, Vertx vertx) {
        var failures = new Repeated();
        var order = new Order<>(command, service, service, null, null);
        vertx.setPeriodic(PacedClock.realMillis(clock, every), _ -> {
            var _ = ofDesk.submit(order).thenRun(failures::over).exceptionally(failure -> {
                if (failures.isToBeSaid(failure)) {
                    LOG.warnf("round not made: command=%s times=%d cause=%s", command.getClass().getSimpleName(),
                            failures.times(), failure.getMessage());
                }
                return null;
            });
        });
    }

    /// The service's own folder, which holds its journal.
    public Path dataFolder() {
        return folder;
    }

    /// What readers are served from.
    ///
    /// @throws IllegalStateException before the desk is open
    public EventStream stream() {
        return served.get();
    }

    @Override
    public Optional<Position> positionOf(String ofService) {
        return opened().positionOf(ofService);
    }

    @Override
    public CompletionStage<Boolean> mayReadAnew(Divergence divergence) {
        return diverged.mayReadAnew(divergence, accepted -> opened().readAnew(accepted.service(), accepted.log()));
    }

    @Override
    public void follows(String ofService) {
        diverged.over(ofService);
    }

    private Desk<?, ?, ?> opened() {
        var opened = desk;
        if (opened == null) {
            throw new IllegalStateException("The journal is not open yet");
        }
        return opened;
    }

    /// Why the desk takes nothing any more, if it does not; else what is damaged in the journal's past.
    public Optional<String> trouble() {
        var opened = desk;
        return opened == null ? Optional.of("the journal is not open yet") : opened.trouble().or(opened::damage);
    }

    /// What is wrong with the machine's clock, if something is: the service goes on, but its times stand still.
    public Optional<String> clockTrouble() {
        return Optional.ofNullable(desk).map(Desk::time).filter(DeskTime::standsStill)
                .map(time -> "The clock of this machine was set back: it shows " + time.clock()
                        + ", and what is stored goes to "
                        + time.now()
                        + ". Until then times stand still. Set the clock right; docs/OPERATIONS.md says what to do.");
    }

    @PreDestroy
    void close() {
        var opened = desk;
        if (opened != null) {
            opened.close();
        }
    }
}
