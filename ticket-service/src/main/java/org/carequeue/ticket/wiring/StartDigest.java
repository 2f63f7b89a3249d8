package org.carequeue.ticket.wiring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.ClinicSettings;

import com.fasterxml.jackson.core.JsonProcessingException;

/// What a start has found, in short, so that the next start can tell whether it finds the same.
final class StartDigest {

    private StartDigest() {
    }

    /// Of what the file comes to, so that a comment in it changes nothing. Without a file of the zone alone: built-in
    /// settings that come with an update do not take the place of those that a clinic has set at run time.
    static String of(ClinicSettings settings, boolean fromFile) {
        return fromFile ? "file " + digest(settings) : "built-in " + settings.zone();
    }

    private static String digest(ClinicSettings settings) {
        try {
            var text = BridgeJson.mapper().writeValueAsString(settings.withVersion(0));
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("Settings that were read cannot be written", e);
        }
    }
}
