package org.carequeue.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Somebody needs help now. It alerts staff until one of them has acknowledged it; it never makes a ticket more urgent by
/// itself.
///
/// @param id counts up from 1 in the triage-service's log
/// @param workplace where it was asked for, a kiosk for example
/// @param ticket whose it is, where it is known
/// @param requestedAt when it was first asked for
/// @param acknowledgedBy who goes there
/// @param acknowledgedAt when somebody said so
public record HelpRequest(long id, String workplace, @Nullable TicketId ticket, Instant requestedAt,
        @Nullable String acknowledgedBy, @Nullable Instant acknowledgedAt) {

    /// Whether nobody has said yet that they go there.
    public boolean isOpen() {
        return acknowledgedAt == null;
    }

    /// Somebody goes there.
    public HelpRequest acknowledged(String by, Instant at) {
        return new HelpRequest(id, workplace, ticket, requestedAt, by, at);
    }
}
