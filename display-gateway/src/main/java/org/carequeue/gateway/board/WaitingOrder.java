package org.carequeue.gateway.board;

import java.util.List;

import org.carequeue.events.TicketId;
import org.jspecify.annotations.Nullable;

/// Who is next, as the triage-service reckons it.
///
/// @param order the first of them, the next one first
/// @param total how many wait
public record WaitingOrder(List<TicketId> order, int total) {

    /// How many the board keeps and shows.
    public static final int MOST = 1_000;

    public WaitingOrder {
        order = List.copyOf(order.size() > MOST ? order.subList(0, MOST) : order);
    }

    static WaitingOrder none() {
        return new WaitingOrder(List.of(), 0);
    }

    /// The place of one ticket.
    public OwnPlace placeOf(TicketId ticket) {
        var index = order.indexOf(ticket);
        return new OwnPlace(index < 0 ? null : index + 1, total);
    }

    /// What one patient hears of it.
    ///
    /// @param position 1 is next; none where the ticket does not wait, or is not among the first
    /// @param total how many wait
    public record OwnPlace(@Nullable Integer position, int total) {
    }
}
