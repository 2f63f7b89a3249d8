package org.carequeue.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Where a prescription stands: `submitted → claimed → preparing → checked → ready → handed-over`. Beside that it waits with
/// a `question` to the doctor or `on-hold`, or is over because it was `declined` or `cancelled`; what nobody fetched is
/// `not-collected` at the day's end, until it is handed over after all or `returned` to the shelf.
public enum PrescriptionStatus {
    SUBMITTED("submitted"),
    CLAIMED("claimed"),
    PREPARING("preparing"),
    CHECKED("checked"),
    READY("ready"),
    QUESTION("question"),
    ON_HOLD("on-hold"),
    HANDED_OVER("handed-over"),
    DECLINED("declined"),
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
            case SUBMITTED, CLAIMED, PREPARING, CHECKED, READY, QUESTION, ON_HOLD, NOT_COLLECTED -> true;
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> false;
        };
    }

    /// Whether a counter works on it: that is what a lease is for.
    public boolean isInWork() {
        return switch (this) {
            case CLAIMED, PREPARING, CHECKED -> true;
            case SUBMITTED, READY, QUESTION, ON_HOLD, HANDED_OVER, DECLINED, CANCELLED, NOT_COLLECTED, RETURNED -> false;
        };
    }

    /// Whether the patient may fetch it.
    public boolean canBeFetched() {
        return this == READY || this == NOT_COLLECTED;
    }
}
