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

    /// Have one service line, or all, give numbers or none until the operating day ends, whatever the hours say.
    ///
    /// @param serviceLine its code, none for all of them
    /// @param intake what is wanted
    record SetIntake(@Nullable String serviceLine, Wanted intake) implements TicketCommand {

        /// Whether numbers are to be given.
        public enum Wanted {
            /// Numbers are given.
            open,
            /// None are given.
            closed,
            /// As the hours say: what was set by hand is taken back.
            hours
        }
    }

    /// Open the operating day if another has begun.
    record BeginDay() implements TicketCommand {
    }
}
