package org.carequeue.bridge.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;

import org.jspecify.annotations.Nullable;

/// The outcomes of the last 24 hours by idempotency key, at most [#MOST]; above that the oldest are forgotten first.
final class Outcomes {

    static final Duration KEPT = Duration.ofHours(24);
    static final int MOST = 250_000;

    private final LinkedHashMap<String, Outcome> byKey = new LinkedHashMap<>();

    @Nullable
    Outcome find(String key, Instant now) {
        forgetBefore(now.minus(KEPT));
        return byKey.get(key);
    }

    void put(Outcome outcome) {
        // A key that comes again after 24 hours is the newest, also when the journal is replayed without forgetting.
        byKey.putLast(outcome.key(), outcome);
        if (byKey.size() > MOST) {
            byKey.pollFirstEntry();
        }
    }

    private void forgetBefore(Instant end) {
        for (var first = byKey.firstEntry(); first != null
                && first.getValue().at().isBefore(end); first = byKey.firstEntry()) {
            byKey.pollFirstEntry();
        }
    }

    /// A short text that is the same for equal commands and for no others.
    static String fingerprint(Object command) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(command.getClass().getName().getBytes(UTF_8));
            digest.update(org.carequeue.bridge.event.BridgeJson.mapper().writeValueAsBytes(command));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()).substring(0, 22);
        } catch (NoSuchAlgorithmException | com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("a command that has no fingerprint: " + command.getClass(), e);
        }
    }
}
