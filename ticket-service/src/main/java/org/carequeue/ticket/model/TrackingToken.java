package org.carequeue.ticket.model;

import org.carequeue.events.TrackingHash;

/// What the QR code on the slip holds: who has it may see where this one ticket stands. Only the reply to the patient
/// who took the ticket carries it.
///
/// @param value 22 characters of base64url
record TrackingToken(String value) {

    /// What events carry in its place.
    String hash() {
        return TrackingHash.of(value);
    }

    /// Says nothing: who reads a log must not be able to follow a patient.
    @Override
    public String toString() {
        return "TrackingToken[withheld]";
    }
}
