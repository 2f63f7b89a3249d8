package org.carequeue.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What events carry in the place of a tracking token, which itself never travels in one.
public final class TrackingHash {

    private TrackingHash() {
    }

    /// Lower-case hex SHA-256 of the token's characters. What was never a token is sought under a hash of its own, too.
    public static String of(String token) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
