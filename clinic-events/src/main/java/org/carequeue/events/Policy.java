package org.carequeue.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// By which rule the next patient is found. How each one compares, the triage-service says.
public enum Policy {
    /// Strict tiers; within a tier, whoever has used the largest share of the level's target wait. An accumulating
    /// priority queue (Kleinrock 1964; Stanford, Taylor, Ziedins 2014).
    RATIO("ratio"),
    /// Strict tiers; within a tier, whoever's target wait ends first.
    DUE("due"),
    /// The more urgent level first, whatever the wait.
    STRICT("strict"),
    /// Whoever has waited longest, whatever the level.
    FIFO("fifo");

    private final String wire;

    Policy(String wire) {
        this.wire = wire;
    }

    /// As it stands in the settings and on the wire.
    @JsonValue
    public String wire() {
        return wire;
    }

    @Override
    public String toString() {
        return wire;
    }
}
