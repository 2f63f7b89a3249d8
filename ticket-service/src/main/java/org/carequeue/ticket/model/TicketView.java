package org.carequeue.ticket.model;

import java.time.Instant;

import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;

/// What anybody may see of a ticket here. Where the visit stands and how urgent it is, the triage-service knows; the
/// tracking token is not in this type, so that no look-up can give it away.
///
/// @param id identity
/// @param number what the patient holds
/// @param serviceLine code of the service line
/// @param issuedAt when it was issued
public record TicketView(TicketId id, TicketNumber number, String serviceLine, Instant issuedAt) {

    /// As it may be seen.
    public static TicketView of(Ticket ticket) {
        return new TicketView(ticket.id(), ticket.number(), ticket.serviceLine(), ticket.issuedAt());
    }
}
