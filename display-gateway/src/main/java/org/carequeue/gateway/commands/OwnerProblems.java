package org.carequeue.gateway.commands;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.Services;
import org.carequeue.events.TicketMatch;
import org.carequeue.events.TicketReference;

/// Every refusal that is the gateway's own: its code, and the sentence for the person who asked.
public final class OwnerProblems {

    private OwnerProblems() {
    }

    static Refusal unavailable(String service) {
        return Refusal.unavailable("owner-unavailable", plainly(service)
                + " cannot be reached. Nothing was done. Please try again in a moment.");
    }

    static Refusal timeout(String service) {
        return Refusal.unavailable("owner-timeout", plainly(service)
                + " has not answered. Whether it did what was asked is not known: send the same request with the same "
                + OwnerCall.KEY + " again, which will not do it twice.");
    }

    static Refusal busy(String service) {
        return Refusal.unavailable("busy", plainly(service)
                + " has too many requests waiting. Nothing was done. Please try again in a moment.");
    }

    /// The clinic cannot take more people.
    public static Refusal clinicFull() {
        return Refusal.unavailable("clinic-full",
                "The clinic has as many open tickets as it can keep. Please ask the staff.");
    }

    static Refusal helpTooOften() {
        return Refusal.tooOften("too-many-help-requests",
                "Help was asked for very often from here. Please go to somebody of the staff.");
    }

    static Refusal notReadYet() {
        return Refusal.unavailable("not-read-yet",
                "The board has not heard yet of what you have just done. Please try again in a moment.");
    }

    static Refusal settingsUnknown() {
        return Refusal.unavailable("clinic-not-configured",
                "The clinic's settings are not known here yet. Please try again in a moment.");
    }

    static Refusal malformedTicket() {
        return Refusal.invalid("malformed-ticket", "ticket",
                "That is not a ticket. Give its number, such as A042, or its day and number, such as 2026-11-22-A042.");
    }

    static Refusal ticketNotFound(TicketReference ticket) {
        return Refusal.notFound("ticket-not-found",
                "There is no ticket " + ticket + " on the board. Please compare the number with the slip.");
    }

    static Refusal ambiguousTicket(TicketReference reference, TicketMatch.Several tickets) {
        return Refusal.conflict("ambiguous-ticket", reference + " can mean more than one patient: "
                + tickets.choice() + ". Please say which, by day and number.");
    }

    private static String plainly(String service) {
        return Services.OWNERS.stream().filter(owner -> owner.name().equals(service))
                .map(owner -> "The service that " + owner.does()).findFirst().orElse(service);
    }
}
