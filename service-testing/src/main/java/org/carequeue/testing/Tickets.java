package org.carequeue.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.carequeue.events.Priority;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;

/// Tickets as the ticket-service issues them.
public final class Tickets {

    private Tickets() {
    }

    /// That number of letter A on that day.
    public static TicketId id(LocalDate day, int sequence) {
        return new TicketId(day, new TicketNumber('A', sequence));
    }

    /// A ticket of the default settings' first service line, which nobody has looked at yet.
    public static Ticket issued(TicketId id, Instant at) {
        return new Ticket(id, id.number(), "general", at, Priority.NORMAL, Duration.ofMinutes(60), 1, "hash");
    }
}
