package org.carequeue.triage.model;

import java.util.stream.Collectors;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TicketReference;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;

/// Every refusal of the triage-service: its code, and the sentence for the person who asked. What a prescription form
/// lacks, [PrescriptionForm] says.
public final class TriageProblems {

    private static final String UNKNOWN_PRIORITY = "unknown-priority";

    private TriageProblems() {
    }

    // ── the request itself is wrong ──

    /// The path names neither an id nor a number.
    public static Refusal malformedTicket() {
        return Refusal.invalid("malformed-ticket", "ticket",
                "That is not a ticket. Give its number, such as A042, or its day and number, such as 2026-11-22-A042.");
    }

    /// The request names no level.
    public static Refusal priorityMissing() {
        return Refusal.invalid("priority-missing", "priority", "Please say which priority the ticket is to have.");
    }

    /// The text cannot be the code of any level.
    public static Refusal malformedPriority() {
        return Refusal.invalid(UNKNOWN_PRIORITY, "priority",
                "There is no such priority. Priorities are codes in lower case, such as normal.");
    }

    static Refusal unknownPriority(TriageScale scale) {
        var codes = scale.levels().stream().map(level -> level.code().code()).collect(Collectors.joining(", "));
        return Refusal.invalid(UNKNOWN_PRIORITY, "priority", "There is no such priority here. There are: " + codes + ".");
    }

    static Refusal invalidPrescription(String field, String detail) {
        return Refusal.invalid("invalid-prescription", field, detail);
    }

    // ── what it names does not exist ──

    /// No visit has this id or number.
    public static Refusal ticketNotFound(TicketReference ticket) {
        return Refusal.notFound("ticket-not-found",
                "There is no ticket " + ticket + " here today. Please compare the number with the slip.");
    }

    /// The settings do not name this room.
    public static Refusal roomNotFound() {
        return Refusal.notFound("room-not-found", "This clinic has no such room.");
    }

    // ── it cannot be done as things stand ──

    static Refusal nobodyWaiting() {
        return Refusal.conflict("nobody-waiting", "Nobody is waiting at the moment.");
    }

    static Refusal roomBusy(String room, TicketNumber occupant) {
        return Refusal.conflict("room-busy",
                "Room " + room + " still has " + occupant + ". Finish or cancel that visit first.");
    }

    static Refusal notCalled(Visit visit) {
        return Refusal.conflict("not-called", visit.number() + " has not been called to a room yet.");
    }

    static Refusal alreadyStarted(Visit visit) {
        return Refusal.conflict("already-started",
                "The consultation of " + visit.number() + " in room " + visit.room() + " has already begun.");
    }

    static Refusal ticketOfAnotherRoom(Visit visit) {
        return Refusal.conflict("ticket-of-another-room",
                visit.number() + " was called to room " + visit.room() + ". Only that room can go on with it.");
    }

    static Refusal visitOver(Visit visit) {
        return Refusal.conflict("visit-over", visit.number() + switch (visit.status()) {
            case FINISHED -> " is finished: the consultation is over, and only the priority can still change.";
            case CANCELLED -> " was cancelled and can't be changed any more.";
            case NO_SHOW -> " did not come when it was called and can't be changed any more.";
            case DAY_ENDED -> " was closed at the end of its day and can't be changed any more.";
            case REPLACED -> " was issued again to somebody else, and its former visit is closed.";
            case WAITING, CALLED, IN_CONSULTATION, PARKED, SKIPPED ->
                throw new IllegalArgumentException("not over: " + visit.status());
        });
    }

    // ── not now ──

    static Refusal clinicNotConfigured() {
        return Refusal.unavailable("clinic-not-configured",
                "The clinic's settings have not arrived here yet. Please try again in a moment.");
    }
}
