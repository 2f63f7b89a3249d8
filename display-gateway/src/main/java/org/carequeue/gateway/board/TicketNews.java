package org.carequeue.gateway.board;

/// What can be heard of a ticket. A new kind makes every audience's view say whether it hears of it.
public enum TicketNews {
    ISSUED("new-ticket"),
    PRIORITY("priority-update"),
    REASSESSED("ticket-reassessed"),
    CALLED("ticket-called"),
    RECALLED("ticket-recalled"),
    NOT_PRESENT("ticket-not-present"),
    SKIPPED("ticket-skipped"),
    PARKED("ticket-parked"),
    RETURNED("ticket-returned"),
    TRANSFERRED("ticket-transferred"),
    STARTED("consultation-started"),
    FINISHED("consultation-finished"),
    CANCELLED("ticket-cancelled"),
    NO_SHOW("ticket-no-show"),
    CLOSED("visit-closed"),
    /// Of any of the moves before: the ticket says where it stands now.
    UNDONE("move-undone");

    private final String wire;

    TicketNews(String wire) {
        this.wire = wire;
    }

    /// The message's type: the event's own name.
    public String wire() {
        return wire;
    }
}
