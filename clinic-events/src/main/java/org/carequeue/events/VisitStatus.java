package org.carequeue.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Where a visit stands: `waiting → called → in-consultation → finished`, and the ways out of it.
public enum VisitStatus {
    WAITING("waiting"),
    CALLED("called"),
    IN_CONSULTATION("in-consultation"),
    FINISHED("finished"),
    CANCELLED(
            "cancelled"),
    NO_SHOW("no-show"),
    DAY_ENDED("day-ended"),
    /// Its number was issued again, to somebody else, after the ticket-service had lost its data.
    REPLACED("replaced");

    private final String wire;

    VisitStatus(String wire) {
        this.wire = wire;
    }

    /// As it stands on the wire.
    @JsonValue
    public String wire() {
        return wire;
    }

    /// Whether the clinic still has something to do for this patient before a doctor.
    public boolean isOpen() {
        return this == WAITING || this == CALLED || this == IN_CONSULTATION;
    }

    /// Whether the visit holds a room.
    public boolean holdsRoom() {
        return this == CALLED || this == IN_CONSULTATION;
    }
}
