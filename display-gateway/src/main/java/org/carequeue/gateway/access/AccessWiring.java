package org.carequeue.gateway.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.carequeue.bridge.DeskOpening;
import org.carequeue.bridge.access.Passes;
import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.http.DeskHttp;
import org.carequeue.bridge.telemetry.Traces;
import org.carequeue.bridge.tls.OwnCertificate;
import org.carequeue.gateway.access.AccessCommand.EndSession;
import org.carequeue.gateway.printing.AllowedPrinters;
import org.carequeue.gateway.printing.Printers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/// Opens the desk of access and what stands around it. Its parts are this package's own, so they are put together here.
class AccessWiring {

    private static final Duration SWEEP = Duration.ofSeconds(30);
    /// Between looks at printers that do not print: soon enough for a roll that ends.
    private static final Duration PRINTERS = Duration.ofSeconds(20);
    /// Between lines in the log about one address.
    private static final Duration LINES = Duration.ofMinutes(1);
    private static final Logger LOG = Logger.getLogger(AccessWiring.class);
    /// Of the machine: in a demo the clinic's would have a session over in minutes.
    private static final Clock CLOCK = Clock.systemUTC();

    @Produces
    @Singleton
    Directory directory() {
        return new Directory(CLOCK);
    }

    @Produces
    @Singleton
    AccessDesk desk(@ConfigProperty(name = "quarkus.application.name") String gateway,
            @ConfigProperty(name = "carequeue.data") Path data,
            @ConfigProperty(name = "carequeue.clinic", defaultValue = "clinic") String clinic, Directory directory, Ids ids,
            Fatal fatal) {
        var folder = data.resolve(gateway);
        try {
            return AccessDesk.open(folder, clinic, directory, CLOCK, ids, fatal);
        } catch (IOException e) {
            throw DeskOpening.doesNotStart(gateway, folder, e);
        }
    }

    void close(@Disposes AccessDesk desk) {
        desk.close();
    }

    @Produces
    @Singleton
    DeskHttp<AccessState, AccessCommand, AccessEvent> http(AccessDesk desk, Traces traces) {
        return new DeskHttp<>(AccessDesk.NAME, Set.of(), desk.desk(), traces);
    }

    @Produces
    @Singleton
    Passwords passwords() {
        return new Passwords(new SecureRandom());
    }

    @Produces
    @Singleton
    PassBook passBook(Passes passes) {
        return new PassBook(passes, CLOCK);
    }

    @Produces
    @Singleton
    SignIn signIn(AccessDesk desk, Passwords passwords, AccessSettings settings, MeterRegistry meters) {
        return new SignIn(desk, passwords, new Attempts(settings.wrong()), new SecureRandom(), settings, meters);
    }

    @Produces
    @Singleton
    QuickCodes quickCodes(AccessDesk desk, Passwords passwords, SignIn signIn, AccessSettings settings) {
        return new QuickCodes(desk, passwords, signIn, new SecureRandom(), settings);
    }

    @Produces
    @Singleton
    Pairings pairings() {
        return new Pairings(CLOCK, new SecureRandom());
    }

    @Produces
    @Singleton
    ProgramKeys programKeys(Directory directory, MeterRegistry meters) {
        return new ProgramKeys(directory, new SecureRandom(), new AllowanceOfEach(1, LINES), meters);
    }

    @Produces
    @Singleton
    Visitors visitors(Directory directory, AccessSettings settings) {
        return new Visitors(directory, settings);
    }

    @Produces
    @Singleton
    SessionSockets sockets(Directory directory) {
        return new SessionSockets(directory);
    }

    @Produces
    @Singleton
    Printers printers(AccessSettings settings) {
        return new Printers(AllowedPrinters.of(settings.printers().orElse(List.of())), CLOCK);
    }

    private static boolean isHeardByOthers(String host, boolean behindProxy, OwnCertificate own) {
        try {
            return !behindProxy && own.until().isEmpty() && !InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // Then nobody will be listening there either, which Quarkus says.
            return false;
        }
    }

    /// Those who came in before people signed in elsewhere, or before they signed in here again: nobody vouches for them any more.
    private static void endThoseOfOthers(AccessDesk desk, boolean elsewhere) {
        desk.directory().sessions().stream().map(LiveSession::session).filter(session -> session.vouched() != null != elsewhere)
                .forEach(session -> desk
                        .submit(new EndSession(session.id(), SessionEnd.REVOKED), AccessDesk.NAME, AccessDesk.NAME)
                        .toCompletableFuture().join());
    }

    /// What comes of it is said by the server's state.
    private static void look(Issuer issuer) {
        issuer.reach().subscribe().with(_ -> LOG.debug("the sign-in server answers"),
                failure -> LOG.debugf("the sign-in server was asked in vain: cause=%s", failure.getMessage()));
    }

    /// The desk is open before the first request comes, and its meters are there.
    void begin(@Observes StartupEvent started, AccessDesk desk, SignIn signIn, Passwords passwords, AccessSettings settings,
            Vertx vertx, Issuer issuer, IssuerSessions issuerSessions, Directory directory, Printers printers,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "carequeue.http.behind-proxy") boolean behindProxy, OwnCertificate own) {
        if (settings.mode() == AccessSettings.Mode.OPEN) {
            LOG.infof("access is open, nobody signs in and everybody may do everything: host=%s", host);
        } else {
            endThoseOfOthers(desk, issuer.isOn());
            if (issuer.isOn()) {
                LOG.infof("people sign in at the clinic's sign-in server: issuer=%s", settings.oidc().issuer().orElseThrow());
                vertx.setPeriodic(settings.oidc().look().toMillis(), _ -> issuerSessions.look());
                vertx.setPeriodic(1, SWEEP.toMillis(), _ -> look(issuer));
            } else {
                new FirstSignIn(desk, passwords).make(settings.demoPassword(), new SecureRandom());
            }
            if (isHeardByOthers(host, behindProxy, own)) {
                LOG.warnf("people sign in without https, and whoever listens in the network can be any of them; "
                        + "a certificate, one of the gateway's own or a proxy prevents that: host=%s", host);
            }
        }
        vertx.setPeriodic(1, PRINTERS.toMillis(), _ -> printers.look(directory.devices().all().stream()
                .flatMap(device -> device.what().settings().receiptPrinter().stream())
                .collect(Collectors.toUnmodifiableSet())));
        var sweeper = new Sweeper(desk, settings);
        vertx.setPeriodic(SWEEP.toMillis(), _ -> sweeper.sweep());
    }
}
