package org.carequeue.bridge.tls;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.runtime.KeyStoreProvider;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;

/// Where files and time come in.
class TlsWiring {

    @Produces
    @Singleton
    OwnCertificate own(@ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = TlsSwitch.CERTIFICATE) Optional<Path> certificate,
            @ConfigProperty(name = TlsSwitch.KEY) Optional<Path> key, Instance<CertificateMaker> makers) {
        var maker = makers.stream().filter(CertificateMaker::isWished).findFirst();
        if (maker.isPresent() && (certificate.isPresent() || key.isPresent())) {
            throw new ConfigurationException(service + " does not start: it is to make its own certificate, and is given one");
        }
        if (certificate.isPresent() != key.isPresent()) {
            throw new ConfigurationException(
                    service + " does not start: a certificate and its key are given together, and one of them is missing");
        }
        // The machine's clock: a demo's is ahead of those of browsers.
        return new OwnCertificate(service, maker.map(CertificateMaker::files)
                .orElseGet(() -> certificate.isEmpty() ? null : new CertificateFiles(certificate.get(), key.orElseThrow())),
                maker.orElse(null), Clock.systemUTC());
    }

    /// The registry of Quarkus asks for it by that name.
    @Produces
    @Singleton
    @Identifier(OwnCertificate.NAME)
    KeyStoreProvider provider(OwnCertificate own) {
        return own::forTheServer;
    }

    /// Looks again now and then: by a timer of our own, because a server of Vert.x that is told of another certificate turns
    /// away whoever comes in that moment.
    void lookAgain(@Observes StartupEvent started, OwnCertificate own, Vertx vertx,
            @ConfigProperty(name = "carequeue.server.look-again") Duration every) {
        if (own.isSpoken()) {
            vertx.setPeriodic(every.toMillis(), _ -> vertx.executeBlocking(() -> {
                own.look(vertx);
                return null;
            }));
        }
    }

    @Produces
    @Singleton
    PeerTls peers(@ConfigProperty(name = "carequeue.services.trust") Optional<Path> trusted) {
        return new PeerTls(trusted);
    }
}
