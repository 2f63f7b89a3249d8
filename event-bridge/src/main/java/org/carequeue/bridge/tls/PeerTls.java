package org.carequeue.bridge.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.PemTrustOptions;

/// How other services are spoken to: by TLS where it is said whom to believe, which is nobody else then; plainly otherwise.
public final class PeerTls {

    private final Optional<Buffer> believed;

    /// @param trusted certificates in PEM form: those of authorities, or of the services themselves
    /// @throws ConfigurationException where they cannot be read
    public PeerTls(Optional<Path> trusted) {
        this.believed = trusted.map(file -> {
            try {
                var content = Files.readString(file);
                if (!content.contains("-----BEGIN CERTIFICATE-----")) {
                    throw new ConfigurationException("CAREQUEUE_SERVICES_TLS_TRUST names " + file
                            + ", which holds no certificate in PEM form");
                }
                return Buffer.buffer(content);
            } catch (IOException e) {
                throw new ConfigurationException("CAREQUEUE_SERVICES_TLS_TRUST names " + file + ", which cannot be read: " + e);
            }
        });
    }

    /// Has a client speak so.
    ///
    /// @return the options that were given
    public <T extends ClientOptionsBase> T with(T options) {
        believed.ifPresent(certificates -> options.setSsl(true)
                .setTrustOptions(new PemTrustOptions().addCertValue(certificates)));
        return options;
    }
}
