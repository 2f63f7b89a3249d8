package org.carequeue.gateway.commands;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.Services;
import org.carequeue.events.TicketMatch;
import org.carequeue.events.TicketReference;

/// Every refusal that is the gateway's own: its code, and the sentence for the person who asked.
public final class OwnerProblems {

    private OwnerProblems() {
    }

    static Refusal unavailable(String service) {
        return GatewayProblem.OWNER_UNAVAILABLE.because(plainly(service)
                + " cannot be reached. Nothing was done. Please try again in a moment.");
    }

    static Refusal timeout(String service) {
        return GatewayProblem.OWNER_TIMEOUT.because(plainly(service)
                + " has not answered. Whether it did what was asked is not known: send the same request with the same "
                + OwnerCall.KEY + " again, which will not do it twice.");
    }

    static Refusal busy(String service) {
        return BridgeProblem.BUSY.because(plainly(service)
                + " has too many requests waiting. Nothing was done. Please try again in a moment.");
    }

    /// The clinic cannot take more people.
    public static Refusal clinicFull() {
        return GatewayProblem.CLINIC_FULL.because("The clinic has as many open tickets as it can keep. Please ask the staff.");
    }

    static Refusal helpTooOften() {
        return GatewayProblem.TOO_MANY_HELP_REQUESTS
                .because("Help was asked for very often from here. Please go to somebody of the staff.");
    }

    static Refusal numbersTooOften() {
        return GatewayProblem.TOO_MANY_NUMBERS
                .because("Very many numbers were asked for from here in a short time. Please wait a moment, or ask the staff.");
    }

    static Refusal commandsTooOften() {
        return GatewayProblem.TOO_MANY_COMMANDS
                .because("Very much was asked for from here in a short time. Nothing was done. Please wait a moment.");
    }

    static Refusal notReadYet() {
        return BridgeProblem.NOT_READ_YET
                .because("The board has not heard yet of what you have just done. Please try again in a moment.");
    }

    static Refusal settingsUnknown() {
        return GatewayProblem.CLINIC_NOT_CONFIGURED
                .because("The clinic's settings are not known here yet. Please try again in a moment.");
    }

    /// @param field where it stands
    static Refusal malformedTicket(String field) {
        return GatewayProblem.MALFORMED_TICKET.in(field, TicketReference.HOW_TO_SAY);
    }

    static Refusal ticketNotFound(TicketReference ticket) {
        return GatewayProblem.TICKET_NOT_FOUND
                .because("There is no ticket " + ticket + " on the board. Please compare the number with the slip.");
    }

    static Refusal ambiguousTicket(TicketReference reference, TicketMatch.Several tickets) {
        return GatewayProblem.AMBIGUOUS_TICKET.because(tickets.question(reference));
    }

    private static String plainly(String service) {
        return Services.ANSWERING.stream().filter(owner -> owner.name().equals(service))
                .map(owner -> "The service that " + owner.does()).findFirst().orElse(service);
    }
}
