package org.carequeue.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Where a prescription stands: `submitted → claimed → ready → handed-over`, or `cancelled`.
public enum PrescriptionStatus {
    SUBMITTED("submitted"),
    CLAIMED("claimed"),
    READY("ready"),
    HANDED_OVER("handed-over"),
    CANCELLED("cancelled");

    private final String wire;

    PrescriptionStatus(String wire) {
        this.wire = wire;
    }

    /// As it stands on the wire.
    @JsonValue
    public String wire() {
        return wire;
    }

    /// Whether a pharmacist still has something to do.
    public boolean isOpen() {
        return this != HANDED_OVER && this != CANCELLED;
    }
}
