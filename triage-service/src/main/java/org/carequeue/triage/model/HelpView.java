package org.carequeue.triage.model;

import java.time.Instant;

import org.carequeue.events.HelpRequest;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.jspecify.annotations.Nullable;

/// What is heard of a request for help.
///
/// @param id by which it is acknowledged
/// @param workplace where somebody needs help
/// @param ticketId whose it is, where it is known
/// @param number what that patient holds
/// @param requestedAt when it was first asked for
/// @param acknowledgedBy who goes there
/// @param acknowledgedAt when they said so
public record HelpView(long id, String workplace, @Nullable TicketId ticketId, @Nullable TicketNumber number,
        Instant requestedAt, @Nullable String acknowledgedBy, @Nullable Instant acknowledgedAt) {

    /// As everybody hears it.
    public static HelpView of(HelpRequest help) {
        var ticket = help.ticket();
        return new HelpView(help.id(), help.workplace(), ticket, ticket == null ? null : ticket.number(),
                help.requestedAt(), help.acknowledgedBy(), help.acknowledgedAt());
    }
}
