package org.carequeue.bridge.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.io.TempDir;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// What stands behind `Bearer`. It is a pass, which then says the same when it is written anew, or nobody's.
class PassFuzzTest {

    private static final String OWNER = "triage-service";
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir
    private static Path folder;
    private final AccessKeys keys = AccessKeys.open(folder.resolve("access.key"), new SecureRandom());
    private final Passes passes = new Passes(keys, InstantSource.fixed(NOW));

    /// As a token; and as what a token says that is signed with a key of ours, which nobody else has: it is looked at no less.
    @FuzzTest
    void a_token_is_a_pass_or_nobodys(byte[] bytes) throws JoseException {
        var text = new String(bytes, UTF_8);
        assertThat(passes.read(text, OWNER)).isEmpty();

        var signature = new JsonWebSignature();
        signature.setPayload(text);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKeyIdHeaderValue(keys.signing().id());
        signature.setKey(new HmacKey(keys.signing().bytes()));
        passes.read(signature.getCompactSerialization(), OWNER)
                .ifPresent(pass -> assertThat(passes.read(passes.write(pass, OWNER), OWNER)).contains(pass));
    }
}
