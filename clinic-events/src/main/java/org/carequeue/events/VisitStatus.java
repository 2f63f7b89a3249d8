package org.carequeue.events;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/// Where a visit stands: `waiting → called → in-consultation → finished`, and the ways aside and out of it.
public enum VisitStatus {
    WAITING("waiting"),
    CALLED("called"),
    IN_CONSULTATION("in-consultation"),
    /// Away with the clinic's knowledge: sent for an X-ray, or gone for a while.
    PARKED("parked"),
    /// Did not come when called; may come back to the old place for a while.
    SKIPPED("skipped"),
    FINISHED("finished"),
    CANCELLED("cancelled"),
    /// Was called and never came.
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

    /// The one that stands so on the wire; none where no visit does.
    public static Optional<VisitStatus> of(String wire) {
        return Arrays.stream(values()).filter(status -> status.wire.equals(wire)).findFirst();
    }

    /// Whether the clinic still has something to do for this patient before a doctor.
    public boolean isOpen() {
        return switch (this) {
            case WAITING, CALLED, IN_CONSULTATION, PARKED, SKIPPED -> true;
            case FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED -> false;
        };
    }

    /// Whether the visit holds a room.
    public boolean holdsRoom() {
        return this == CALLED || this == IN_CONSULTATION;
    }
}
