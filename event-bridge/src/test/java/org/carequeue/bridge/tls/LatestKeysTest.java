package org.carequeue.bridge.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;

/// Which certificate is shown when.
class LatestKeysTest {

    private static final Path GIVEN = Path.of("src/test/resources/tls");

    @Test
    void whoever_is_in_the_middle_of_a_handshake_ends_it_with_what_it_began_with() {
        var vertx = Vertx.vertx();
        try {
            var first = ServerCertificate.read(GIVEN.resolve("ec.crt"), GIVEN.resolve("ec.key"), Instant.EPOCH.plusSeconds(
                    1_800_000_000), vertx);
            var second = ServerCertificate.read(GIVEN.resolve("other.crt"), GIVEN.resolve("other.key"),
                    Instant.EPOCH.plusSeconds(1_800_000_000), vertx);
            var keys = new LatestKeys();
            assertThat(keys.chooseEngineServerAlias("EC", null, null)).isNull();

            keys.take(first.keys());
            var begun = Objects.requireNonNull(keys.chooseEngineServerAlias("EC", null, null));
            keys.take(second.keys());

            assertThat(keys.getCertificateChain(begun)).containsExactly(first.leaf());
            assertThat(keys.getPrivateKey(begun)).isNotNull();
            var next = Objects.requireNonNull(keys.chooseEngineServerAlias("EC", null, null));
            assertThat(keys.getCertificateChain(next)).containsExactly(second.leaf());

            // Nothing is kept for ever.
            keys.take(first.keys());
            assertThat(keys.getCertificateChain(begun)).isNull();
            assertThat(keys.chooseEngineServerAlias("RSA", null, null)).isNull();
        } finally {
            vertx.close();
        }
    }
}
