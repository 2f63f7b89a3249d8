package org.carequeue.gateway.board;

/// What can be heard of a ticket. A new kind makes every audience's view say whether it hears of it.
public enum TicketNews {
    ISSUED("new-ticket"),
    PRIORITY("priority-update"),
    CALLED("ticket-called"),
    STARTED(
            "consultation-started"),
    FINISHED(
            "consultation-finished"),
    CANCELLED("ticket-cancelled"),
    CLOSED("visit-closed");

    private final String wire;

    TicketNews(String wire) {
        this.wire = wire;
    }

    /// The message's type: the event's own name.
    public String wire() {
        return wire;
    }
}
