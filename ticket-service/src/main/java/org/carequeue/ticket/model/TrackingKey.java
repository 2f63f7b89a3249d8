package org.carequeue.ticket.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.carequeue.events.TicketId;

/// The clinic's secret from which every tracking token follows: the same ticket has the same token each time, and
/// nobody without the key can guess one.
public final class TrackingKey {

    /// How many bytes a key has.
    public static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int TOKEN_BYTES = 128 / Byte.SIZE;

    private final SecretKeySpec key;

    /// @throws IllegalArgumentException when there are not [#LENGTH] bytes
    public TrackingKey(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A tracking key has " + LENGTH + " bytes, not " + bytes.length);
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /// The first 128 bits of the HMAC over the ticket's id.
    TrackingToken tokenFor(TicketId ticket) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var code = mac.doFinal(ticket.toString().getBytes(StandardCharsets.US_ASCII));
            return new TrackingToken(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, TOKEN_BYTES)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }
}
