package org.carequeue.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Where a prescription stands: `submitted → claimed → ready → handed-over`, or `cancelled`; what nobody fetched is
/// `not-collected` at the day's end, until it is handed over after all or `returned` to the shelf.
public enum PrescriptionStatus {
    SUBMITTED("submitted"),
    CLAIMED("claimed"),
    READY("ready"),
    HANDED_OVER("handed-over"),
    CANCELLED("cancelled"),
    NOT_COLLECTED("not-collected"),
    RETURNED("returned");

    private final String wire;

    PrescriptionStatus(String wire) {
        this.wire = wire;
    }

    /// As it stands on the wire.
    @JsonValue
    public String wire() {
        return wire;
    }

    /// Whether it may still be supplied.
    public boolean isOpen() {
        return switch (this) {
            case SUBMITTED, CLAIMED, READY, NOT_COLLECTED -> true;
            case HANDED_OVER, CANCELLED, RETURNED -> false;
        };
    }
}
