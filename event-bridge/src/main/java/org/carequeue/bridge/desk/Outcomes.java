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

import org.carequeue.bridge.event.BridgeJson;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;

/// The outcomes of the last 24 hours by sender and idempotency key, as many as fit into [#MOST_BYTES]; above that the oldest are
/// forgotten first. A clinic of 2,000 visits a day needs a third of that; a program that has gone astray must not fill the heap.
///
/// What is in here follows from what was put, and from nothing else, so that a replay comes to the same: what has become
/// too old is passed over when it is asked for, and forgotten when another one is put.
final class Outcomes {

    static final Duration KEPT = Duration.ofHours(24);
    /// Of the 256 MiB that a service has.
    static final long MOST_BYTES = 96L << 20;
    /// What one takes beside its reply.
    private static final int BYTES_OF_ONE = 300;

    private final LinkedHashMap<String, Outcome> byId = new LinkedHashMap<>();
    private long bytes;

    @Nullable
    Outcome find(String id, Instant now) {
        var outcome = byId.get(id);
        return outcome == null || outcome.at().isBefore(now.minus(KEPT)) ? null : outcome;
    }

    void put(Outcome outcome) {
        var before = byId.putLast(outcome.id(), outcome);
        bytes += bytesOf(outcome) - (before == null ? 0 : bytesOf(before));
        var end = outcome.at().minus(KEPT);
        for (var first = byId.firstEntry(); bytes > MOST_BYTES
                || first.getValue().at().isBefore(end); first = byId.firstEntry()) {
            byId.pollFirstEntry();
            bytes -= bytesOf(first.getValue());
        }
    }

    /// At most, so that each Java counts the same on a replay: one that holds Latin text in single bytes needs half.
    private static long bytesOf(Outcome outcome) {
        return BYTES_OF_ONE + 2L * outcome.reply().length();
    }

    /// All of them, in the order in which they were put.
    List<Outcome> all() {
        return new ArrayList<>(byId.values());
    }

    /// A short text for a key of one sender: what another one has sent with the same key is another's.
    static String id(String sender, String key) {
        return digest((sender + "\n" + key).getBytes(UTF_8));
    }

    /// A short text that is the same for equal commands and for no others.
    static String fingerprint(Object command) {
        try {
            return digest(command.getClass().getName().getBytes(UTF_8), BridgeJson.mapper().writeValueAsBytes(command));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a command that has no fingerprint: " + command.getClass(), e);
        }
    }

    private static String digest(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()).substring(0, 22);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
