package org.carequeue.ticket.model;

import java.time.Instant;

import org.carequeue.events.Priority;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.VisitStatus;

/// What the patient hears who took a ticket: the slip. A repeated request with the same idempotency key hears it again.
///
/// @param id identity
/// @param number what the patient holds
/// @param serviceLine code of the service line
/// @param issuedAt when it was issued
/// @param priority the level of a ticket that nobody has looked at yet
/// @param triaged false: nobody has
/// @param status waiting
/// @param trackingToken opens this ticket's own page
/// @param trackingPath that page, for the QR code
public record IssuedTicketView(TicketId id, TicketNumber number, String serviceLine, Instant issuedAt,
        Priority priority, boolean triaged, VisitStatus status, String trackingToken, String trackingPath) {

    /// As it stands in files: whoever reads those must not be able to follow a patient.
    record Stored(TicketId id, TicketNumber number, String serviceLine, Instant issuedAt, Priority priority,
            boolean triaged, VisitStatus status) {
    }

    static IssuedTicketView of(Ticket ticket, TrackingToken token) {
        return new IssuedTicketView(ticket.id(), ticket.number(), ticket.serviceLine(), ticket.issuedAt(),
                ticket.priority(), false, VisitStatus.WAITING, token.value(), pathOf(token.value()));
    }

    static String pathOf(String token) {
        return "/t/" + token;
    }

    Stored withoutToken() {
        return new Stored(id, number, serviceLine, issuedAt, priority, triaged, status);
    }

    /// Withholds the token: a view that is printed by accident must not reach a log with it.
    @Override
    public String toString() {
        return "IssuedTicketView[" + id + "]";
    }
}
