package org.carequeue.ticket.model;

import org.carequeue.events.ClinicSettings;
import org.jspecify.annotations.Nullable;

/// What the ticket-service can be asked to do.
public sealed interface TicketCommand {

    /// Give the next number.
    ///
    /// @param serviceLine code of the service line, none for the clinic's first
    record IssueTicket(@Nullable String serviceLine) implements TicketCommand {
    }

    /// Work with these settings from now on; their version is not looked at.
    record ConfigureClinic(ClinicSettings settings) implements TicketCommand {
    }

    /// Open the operating day if another has begun.
    record BeginDay() implements TicketCommand {
    }
}
