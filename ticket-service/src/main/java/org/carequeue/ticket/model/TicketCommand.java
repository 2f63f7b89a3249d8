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

    /// Work with what a start has found, unless that is what the last start found: then a change at run time stays.
    ///
    /// @param settings their version is not looked at
    /// @param start what was found, in short: a digest of the settings file for example
    record ConfigureClinic(ClinicSettings settings, String start) implements TicketCommand {
    }

    /// Work with these settings from now on, and with what they leave out as it is.
    ///
    /// @param form as it was asked for and no more: what it comes to follows from the settings that it meets
    record ChangeSettings(SettingsForm form) implements TicketCommand {
    }

    /// Open the operating day if another has begun.
    record BeginDay() implements TicketCommand {
    }
}
