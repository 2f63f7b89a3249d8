package org.carequeue.bridge.tls;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

import org.carequeue.bridge.telemetry.Repeated;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;

/// The certificate by which this service is known. Looked at again every few seconds: a changed one is for connections that
/// are made from then on, and those that are there go on. One that cannot be used changes nothing, is said once and in the
/// health, and what was taken before stays. Safe for use by all threads.
public final class OwnCertificate {

    /// What the registry of Quarkus calls it.
    public static final String NAME = "carequeue";
    /// How long before its end the operator hears of it.
    static final Duration SOON = Duration.ofDays(14);

    private static final Logger LOG = Logger.getLogger(OwnCertificate.class);

    private final String service;
    private final @Nullable CertificateFiles files;
    private final @Nullable CertificateMaker maker;
    private final InstantSource clock;
    private final LatestKeys shown = new LatestKeys();
    private final Repeated failures = new Repeated();
    private @Nullable ServerCertificate taken;
    private @Nullable String trouble;

    /// @param files null where no TLS is spoken
    /// @param maker who writes them; null where somebody brings them
    OwnCertificate(String service, @Nullable CertificateFiles files, @Nullable CertificateMaker maker, InstantSource clock) {
        this.service = service;
        this.files = files;
        this.maker = maker;
        this.clock = clock;
    }

    /// As the registry of Quarkus takes it, at the start.
    ///
    /// @return null where no TLS is spoken
    /// @throws ConfigurationException when it cannot be used
    synchronized @Nullable KeyStoreAndKeyCertOptions forTheServer(Vertx vertx) {
        if (!isSpoken()) {
            return null;
        }
        look(vertx);
        try {
            return new KeyStoreAndKeyCertOptions(Objects.requireNonNull(taken).options().loadKeyStore(vertx),
                    KeyCertOptions.wrap(shown));
        } catch (Exception e) {
            throw new IllegalStateException("a certificate that was read cannot be used", e);
        }
    }

    /// Whether TLS is spoken here.
    boolean isSpoken() {
        return files != null;
    }

    /// Looks at the files, and shows what is in them from now on.
    synchronized void look(Vertx vertx) {
        if (files == null) {
            return;
        }
        try {
            if (maker != null) {
                maker.renew();
            }
            var found = ServerCertificate.read(files.certificate(), files.key(), clock.instant(), vertx);
            if (!found.isSameAs(taken)) {
                shown.take(found.keys());
                taken = found;
                LOG.infof("certificate taken: until=%s fingerprint=%s", found.until(), Fingerprint.of(found.leaf()));
            }
            trouble = null;
            failures.over();
        } catch (IOException e) {
            // Of a file that cannot be written the message is its name alone.
            failed("the certificate cannot be made: " + (e instanceof FileSystemException ? e : e.getMessage()));
        } catch (IllegalStateException e) {
            failed(String.valueOf(e.getMessage()));
        }
    }

    private void failed(String why) {
        if (taken == null) {
            // A person has to put that right: the sentence alone is said, and the start ends.
            throw new ConfigurationException(service + " does not start: " + why);
        }
        trouble = why;
        if (failures.isToBeSaid(why)) {
            LOG.warnf("certificate not taken, the one before stays: cause=%s", why);
        }
    }

    /// When the one that is shown ends; empty where no TLS is spoken.
    public synchronized Optional<Instant> until() {
        return Optional.ofNullable(taken).map(ServerCertificate::until);
    }

    /// Of the one that is shown; empty where no TLS is spoken.
    synchronized Optional<String> fingerprint() {
        return Optional.ofNullable(taken).map(ServerCertificate::leaf).map(Fingerprint::of);
    }

    /// What an operator has to put right; empty where nothing is.
    synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble).or(() -> until().filter(end -> clock.instant().isAfter(end.minus(SOON)))
                .map(end -> "the certificate ends soon: it is good until " + end));
    }
}
