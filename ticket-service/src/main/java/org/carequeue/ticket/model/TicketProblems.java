package org.carequeue.ticket.model;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.LineIntake;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.SettingException;
import org.carequeue.events.TicketMatch;
import org.carequeue.events.TicketReference;

/// Every refusal of the ticket-service: its code, and the sentence for the person who asked.
public final class TicketProblems {

    /// The same in every country.
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("EEEE, d MMMM, HH:mm", Locale.ENGLISH);

    private TicketProblems() {
    }

    /// The path names neither an id nor a number.
    public static Refusal malformedTicket() {
        return TicketProblem.MALFORMED_TICKET.in("ticket",
                TicketReference.HOW_TO_SAY);
    }

    /// Nobody holds that number, today or on the day before.
    public static Refusal ticketNotFound(TicketReference ticket) {
        return TicketProblem.TICKET_NOT_FOUND
                .because("There is no ticket " + ticket + " here. Please compare the number with the slip.");
    }

    /// A bare number that more than one patient has.
    public static Refusal ambiguousTicket(TicketReference reference, TicketMatch.Several tickets) {
        return TicketProblem.AMBIGUOUS_TICKET.because(tickets.question(reference));
    }

    /// There are no settings yet.
    public static Refusal clinicNotConfigured() {
        return TicketProblem.CLINIC_NOT_CONFIGURED
                .because("The clinic's settings are not loaded yet. Please try again in a moment.");
    }

    /// The settings cannot be used.
    public static Refusal invalidSettings(SettingException wrong) {
        var sentence = wrong.sentence().endsWith(".") ? wrong.sentence() : wrong.sentence() + ".";
        return TicketProblem.INVALID_SETTINGS.in(wrong.field().isEmpty() ? null : wrong.field(),
                "These settings can't be used: " + sentence);
    }

    static Refusal settingsChanged(int version) {
        return TicketProblem.SETTINGS_CHANGED.because("Somebody else has changed the settings meanwhile: they are at version "
                + version + " now. Please look at them and make your change again.");
    }

    static Refusal unknownServiceLine(ClinicSettings settings) {
        var lines = settings.serviceLines().stream().map(ServiceLine::code).collect(Collectors.joining(", "));
        return TicketProblem.UNKNOWN_SERVICE_LINE.in("serviceLine",
                "This clinic has no such service line. It has: " + lines + ".");
    }

    /// Neither open, closed nor hours was asked for.
    public static Refusal malformedIntake() {
        return TicketProblem.MALFORMED_INTAKE.in("intake",
                "Please say whether numbers are to be given: open, closed, or hours for what the opening hours say.");
    }

    static Refusal closed(ServiceLine line, LineIntake intake, ZoneId zone) {
        var opens = intake.byHand() ? null : intake.until();
        var refusal = TicketProblem.CLOSED.because(opens == null
                ? line.name() + " gives no numbers now. Please ask at the reception."
                : line.name() + " gives no numbers now. The next ones are given from " + WRITTEN.format(opens.atZone(zone))
                        + ".")
                .with("serviceLine", line.code());
        return opens == null ? refusal : refusal.with("opensAt", opens);
    }

    static Refusal numbersExhausted(ServiceLine line) {
        return TicketProblem.NUMBERS_EXHAUSTED.because("All numbers of " + line.name() + " have been given out for this day.");
    }
}
