package org.carequeue.ticket.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What the QR code on the slip holds: who has it may see where this one ticket stands. Only the reply to the patient
/// who took the ticket carries it.
///
/// @param value 22 characters of base64url
record TrackingToken(String value) {

    /// What events carry in its place: lower-case hex SHA-256 of the token's characters.
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /// Says nothing: who reads a log must not be able to follow a patient.
    @Override
    public String toString() {
        return "TrackingToken[withheld]";
    }
}
