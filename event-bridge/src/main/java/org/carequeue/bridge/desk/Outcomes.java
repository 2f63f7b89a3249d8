package org.carequeue.bridge.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// The outcomes of the last 24 hours by idempotency key, at most [#MOST]; above that the oldest are forgotten first.
///
/// What is in here follows from what was put, and from nothing else, so that a replay comes to the same: what has become
/// too old is passed over when it is asked for, and forgotten when another one is put.
final class Outcomes {

    static final Duration KEPT = Duration.ofHours(24);
    static final int MOST = 250_000;

    private final LinkedHashMap<String, Outcome> byKey = new LinkedHashMap<>();

    @Nullable
    Outcome find(String key, Instant now) {
        var outcome = byKey.get(key);
        return outcome == null || outcome.at().isBefore(now.minus(KEPT)) ? null : outcome;
    }

    void put(Outcome outcome) {
        byKey.putLast(outcome.key(), outcome);
        var end = outcome.at().minus(KEPT);
        for (var first = byKey.firstEntry(); byKey.size() > MOST
                || first.getValue().at().isBefore(end); first = byKey.firstEntry()) {
            byKey.pollFirstEntry();
        }
    }

    /// All of them, in the order in which they were put.
    List<Outcome> all() {
        return new ArrayList<>(byKey.values());
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
