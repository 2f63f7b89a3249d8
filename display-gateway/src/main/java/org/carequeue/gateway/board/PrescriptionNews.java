package org.carequeue.gateway.board;

/// What can be heard of a prescription. A new kind makes every audience's view say whether it hears of it.
public enum PrescriptionNews {
    SUBMITTED("prescription-submitted"),
    RECEIVED("prescription-received"),
    PRIORITISED("prescription-prioritised"),
    CLAIMED("prescription-claimed"),
    READY("prescription-ready"),
    HANDED_OVER("prescription-handed-over"),
    CANCELLED("prescription-cancelled"),
    RELEASED("prescription-released"),
    TAKEN_OVER("prescription-taken-over"),
    /// Of claim, ready, hand-over or return: the prescription says where it stands now.
    UNDONE("prescription-step-undone"),
    PUT_AWAY("prescription-put-away"),
    NOT_COLLECTED("prescription-not-collected"),
    RETURNED("prescription-returned");

    private final String wire;

    PrescriptionNews(String wire) {
        this.wire = wire;
    }

    /// The message's type: the event's own name.
    public String wire() {
        return wire;
    }
}
