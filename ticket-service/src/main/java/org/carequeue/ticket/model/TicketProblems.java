package org.carequeue.ticket.model;

import java.util.stream.Collectors;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.SettingException;
import org.carequeue.events.TicketMatch;
import org.carequeue.events.TicketReference;

/// Every refusal of the ticket-service: its code, and the sentence for the person who asked.
public final class TicketProblems {

    private TicketProblems() {
    }

    /// The path names neither an id nor a number.
    public static Refusal malformedTicket() {
        return Refusal.invalid("malformed-ticket", "ticket",
                "That is not a ticket. Give its number, such as A042, or its day and number, such as 2026-11-22-A042.");
    }

    /// Nobody holds that number, today or on the day before.
    public static Refusal ticketNotFound(TicketReference ticket) {
        return Refusal.notFound("ticket-not-found",
                "There is no ticket " + ticket + " here. Please compare the number with the slip.");
    }

    /// A bare number that more than one patient has.
    public static Refusal ambiguousTicket(TicketReference reference, TicketMatch.Several tickets) {
        return Refusal.conflict("ambiguous-ticket", reference + " can mean more than one patient: "
                + tickets.choice() + ". Please say which, by day and number.");
    }

    /// There are no settings yet.
    public static Refusal clinicNotConfigured() {
        return Refusal.unavailable("clinic-not-configured",
                "The clinic's settings are not loaded yet. Please try again in a moment.");
    }

    /// The settings cannot be used.
    public static Refusal invalidSettings(SettingException wrong) {
        var sentence = wrong.sentence().endsWith(".") ? wrong.sentence() : wrong.sentence() + ".";
        return new Refusal("invalid-settings", Refusal.Kind.INVALID,
                "These settings can't be used: " + sentence, wrong.field().isEmpty() ? null : wrong.field());
    }

    static Refusal settingsChanged(int version) {
        return Refusal.conflict("settings-changed", "Somebody else has changed the settings meanwhile: they are at version "
                + version + " now. Please look at them and make your change again.");
    }

    static Refusal unknownServiceLine(ClinicSettings settings) {
        var lines = settings.serviceLines().stream().map(ServiceLine::code).collect(Collectors.joining(", "));
        return Refusal.invalid("unknown-service-line", "serviceLine",
                "This clinic has no such service line. It has: " + lines + ".");
    }

    static Refusal numbersExhausted(ServiceLine line) {
        return Refusal.conflict("numbers-exhausted",
                "All numbers of " + line.name() + " have been given out for this day.");
    }
}
