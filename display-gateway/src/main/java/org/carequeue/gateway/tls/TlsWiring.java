package org.carequeue.gateway.tls;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.carequeue.bridge.http.GoesBy;
import org.carequeue.bridge.tls.TlsSwitch;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.smallrye.common.net.HostName;

/// Where files, names, time and randomness come in.
class TlsWiring {

    /// Who makes the certificate.
    enum Mode {
        /// Whoever brings one; without one no TLS is spoken.
        OFF,
        /// The gateway itself.
        AUTO
    }

    @Produces
    @Singleton
    LocalCertificate certificate(@ConfigProperty(name = TlsSwitch.MODE) Mode mode,
            @ConfigProperty(name = "carequeue.data") Path data, GoesBy goesBy) {
        // Beside the key of the passes: a folder that nobody else enters.
        return new LocalCertificate(mode == Mode.AUTO, data.resolve("keys").resolve("tls"), HostName.getHostName(),
                () -> OwnNames.of(goesBy.names(), OwnNames::ofThisMachine), Clock.systemUTC(), new SecureRandom());
    }
}
