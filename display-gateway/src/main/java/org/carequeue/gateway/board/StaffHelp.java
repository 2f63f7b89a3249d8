package org.carequeue.gateway.board;

import java.time.Instant;

import org.carequeue.events.HelpRequest;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.jspecify.annotations.Nullable;

/// A request for help, as every page of the staff shows it until somebody goes there.
///
/// @param workplace where it was asked for
record StaffHelp(long id, String workplace, @Nullable TicketId ticket, @Nullable TicketNumber number,
        Instant requestedAt, @Nullable String acknowledgedBy, @Nullable Instant acknowledgedAt) {

    static StaffHelp of(HelpRequest of) {
        var ticket = of.ticket();
        return new StaffHelp(of.id(), of.workplace(), ticket, ticket == null ? null : ticket.number(),
                of.requestedAt(), of.acknowledgedBy(), of.acknowledgedAt());
    }
}
