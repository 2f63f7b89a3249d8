package org.carequeue.waiting.estimate;

import java.util.Map;

import org.carequeue.events.TicketId;

/// What can be said of all waits at one moment.
///
/// @param tickets by ticket; who is of a strict tier is left out
/// @param newTickets by service line: of a ticket that is taken now, and at which nobody has looked yet; none where such a
/// ticket is of a strict tier
public record Estimates(Map<TicketId, Estimate> tickets, Map<String, Estimate> newTickets) {

    public Estimates {
        tickets = Map.copyOf(tickets);
        newTickets = Map.copyOf(newTickets);
    }
}
