package org.carequeue.triage.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.TicketMatch;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TicketReference;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.events.Workplace;
import org.carequeue.events.prescribing.CheckedForm;
import org.carequeue.events.prescribing.Fault;
import org.carequeue.events.prescribing.Warning;

/// Every refusal of the triage-service: its code, and the sentence for the person who asked. What a prescription form
/// lacks, `PrescriptionForm` says.
public final class TriageProblems {

    private static final String NUMBER = "number";
    private static final String ROOM = "room";
    private static final String COUNTER = "counter";

    private TriageProblems() {
    }

    // ── the request itself is wrong ──

    /// The path names neither an id nor a number.
    public static Refusal malformedTicket() {
        return TriageProblem.MALFORMED_TICKET.in("ticket",
                TicketReference.HOW_TO_SAY);
    }

    /// The request names no level.
    public static Refusal priorityMissing() {
        return TriageProblem.PRIORITY_MISSING.in("priority", "Please say which priority the ticket is to have.");
    }

    /// The text cannot be the code of any level.
    public static Refusal malformedPriority() {
        return TriageProblem.UNKNOWN_PRIORITY.in("priority",
                "There is no such priority. Priorities are codes in lower case, such as normal.");
    }

    static Refusal unknownPriority(TriageScale scale) {
        var codes = scale.levels().stream().map(level -> level.code().code()).collect(Collectors.joining(", "));
        return TriageProblem.UNKNOWN_PRIORITY.in("priority", "There is no such priority here. There are: " + codes + ".");
    }

    /// The request does not say whom to call.
    public static Refusal ticketMissing() {
        return TriageProblem.TICKET_MISSING.in("ticket", "Please say which ticket is to be called.");
    }

    static Refusal reasonMissing(Visit visit) {
        return about(TriageProblem.REASON_MISSING.in("reason",
                "It is not the turn of " + visit.number() + ". Please say why it is called now."), visit);
    }

    static Refusal invalidReason(String detail) {
        return TriageProblem.INVALID_REASON.in("reason", detail);
    }

    /// The order that was meant.
    ///
    /// @throws RefusedException with `invalid-prescription` and all that is wrong
    public static PrescriptionOrder unlessWrong(CheckedForm form) {
        var order = form.order();
        if (order == null) {
            throw new RefusedException(invalidPrescription(form.faults()));
        }
        return order;
    }

    /// @param faults at least one; the first is the one that a person is shown who is shown one
    static Refusal invalidPrescription(List<Fault> faults) {
        var first = faults.getFirst();
        return TriageProblem.INVALID_PRESCRIPTION.in(first.field(), first.sentence()).with("faults", faults);
    }

    /// Who is no doctor prescribes nothing.
    static Refusal outsideMissing() {
        return TriageProblem.OUTSIDE_MISSING.in("outside.prescriber",
                "Please say who wrote this prescription, and when. At a counter only prescriptions from outside are entered.");
    }

    /// What is looked for in the formulary cannot be in it.
    public static Refusal malformedMedicine(String detail) {
        return TriageProblem.MALFORMED_MEDICINE.in("typed", detail);
    }

    /// @param warnings those for which no reason was given, at least one
    static Refusal prescriptionWarnings(List<Warning> warnings) {
        return TriageProblem.PRESCRIPTION_WARNINGS.in(warnings.getFirst().field(),
                "There are warnings about this prescription. Please correct it, or give a reason for each of them.")
                .with("warnings", warnings);
    }

    /// A transfer that names neither.
    static Refusal transferTargetMissing() {
        return TriageProblem.TRANSFER_TARGET_MISSING.in("serviceLine",
                "Please say to which service line or to which room the patient is to go.");
    }

    static Refusal unknownServiceLine(ClinicSettings settings) {
        var lines = settings.serviceLines().stream().map(ServiceLine::code).collect(Collectors.joining(", "));
        return TriageProblem.UNKNOWN_SERVICE_LINE.in("serviceLine",
                "This clinic has no such service line. It has: " + lines + ".");
    }

    static Refusal invalidNote(String detail) {
        return TriageProblem.INVALID_NOTE.in("note", detail);
    }

    static Refusal invalidComplaint(String detail) {
        return TriageProblem.INVALID_COMPLAINT.in("complaint", detail);
    }

    // ── what it names does not exist ──

    /// No visit has this id or number.
    public static Refusal ticketNotFound(TicketReference ticket) {
        return TriageProblem.TICKET_NOT_FOUND
                .because("There is no ticket " + ticket + " here today. Please compare the number with the slip.")
                .about(NUMBER, ticket);
    }

    /// A bare number that more than one patient has.
    public static Refusal ambiguousTicket(TicketReference reference, TicketMatch.Several tickets) {
        return TriageProblem.AMBIGUOUS_TICKET.because(tickets.question(reference));
    }

    /// The settings do not name this room.
    public static Refusal roomNotFound() {
        return TriageProblem.ROOM_NOT_FOUND.in("room", "This clinic has no such room.");
    }

    /// The settings do not name this counter.
    public static Refusal counterNotFound() {
        return TriageProblem.COUNTER_NOT_FOUND.in("counter", "This clinic has no such counter.");
    }

    /// Nobody has asked for help under this number.
    public static Refusal helpRequestNotFound() {
        return TriageProblem.HELP_REQUEST_NOT_FOUND.because("Nobody has asked for help under this number.");
    }

    // ── it cannot be done as things stand ──

    static Refusal nobodyWaiting() {
        return TriageProblem.NOBODY_WAITING.because("Nobody is waiting at the moment.");
    }

    static Refusal notWaiting(Visit visit) {
        return about(TriageProblem.NOT_WAITING.because(visit.number() + switch (visit.status()) {
            case CALLED -> " has been called to " + whereTo(visit) + " already.";
            case IN_CONSULTATION -> (visit.called().counter() == null ? " is with the doctor in room " + visit.called().room()
                    : " is served at counter " + visit.called().counter()) + ".";
            case PARKED -> " is away for a while. It can be called when it is back.";
            case SKIPPED -> " did not come when it was called. It can be called when it is back.";
            case WAITING, FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED ->
                throw new IllegalArgumentException("it waits, or its visit is over: " + visit.status());
        }), visit);
    }

    static Refusal roomBusy(String room, TicketNumber occupant) {
        return TriageProblem.ROOM_BUSY
                .because("Room " + room + " still has " + occupant + ". Finish or cancel that visit first.")
                .about(NUMBER, occupant).about(ROOM, room);
    }

    static Refusal counterBusy(String counter, TicketNumber occupant) {
        return TriageProblem.COUNTER_BUSY
                .because("Counter " + counter + " still has " + occupant + ". Finish or cancel that visit first.")
                .about(NUMBER, occupant).about(COUNTER, counter);
    }

    static Refusal busy(String workplace, TicketNumber occupant) {
        return Workplace.ROOM.nameIn(workplace).map(room -> roomBusy(room, occupant))
                .orElseGet(() -> counterBusy(Workplace.COUNTER.nameIn(workplace).orElseThrow(), occupant));
    }

    /// What a pharmacist cannot do with a patient of a doctor's.
    static Refusal servedInRooms(Visit visit) {
        return about(TriageProblem.SERVED_IN_ROOMS.because(visit.number()
                + " is for a doctor. At a counter only those can be called and seen off who are served there."), visit);
    }

    private static String whereIs(Visit visit) {
        return (visit.called().counter() == null ? "in " : "at ") + whereTo(visit);
    }

    /// `room 3` or `counter 1`, of a patient who was called there.
    private static String whereTo(Visit visit) {
        return Objects.requireNonNull(visit.called().workplace());
    }

    static Refusal notCalled(Visit visit) {
        return about(TriageProblem.NOT_CALLED.because(visit.number() + switch (visit.status()) {
            case WAITING -> " waits and is not called yet. Call it first.";
            case PARKED -> " is away. When the patient is back, note that first, then call it.";
            case SKIPPED -> " did not come when it was called. When the patient is back, note that first, then call it.";
            case CALLED, IN_CONSULTATION, FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED ->
                throw new IllegalArgumentException("neither waiting nor away: " + visit.status());
        }), visit);
    }

    /// @param attempts how often this clinic calls
    static Refusal calledOften(Visit visit, int attempts) {
        return about(TriageProblem.CALLED_OFTEN_ENOUGH.because(visit.number() + " was called as often as this clinic calls: "
                + attempts + ". Say that the patient is here, or is not."), visit);
    }

    static Refusal alreadyStarted(Visit visit) {
        return about(TriageProblem.ALREADY_STARTED
                .because(visit.called().counter() == null
                        ? "The consultation of " + visit.number() + " in room " + visit.called().room() + " has already begun."
                        : visit.number() + " is served at counter " + visit.called().counter() + " already."),
                visit);
    }

    static Refusal ofAnotherWorkplace(Visit visit) {
        return ofAnotherWorkplace(visit, whereTo(visit));
    }

    static Refusal ofAnotherWorkplace(Visit visit, String workplace) {
        return Workplace.ROOM.nameIn(workplace)
                .map(room -> TriageProblem.TICKET_OF_ANOTHER_ROOM
                        .because(visit.number() + " was called to room " + room + ". Only that room can go on with it.")
                        .about(NUMBER, visit.number()).about(ROOM, room))
                .orElseGet(() -> TriageProblem.TICKET_OF_ANOTHER_COUNTER.because(visit.number() + " was called to "
                        + workplace + ". Only that counter can go on with it.").about(NUMBER, visit.number())
                        .about(COUNTER, Workplace.COUNTER.nameIn(workplace).orElse(workplace)));
    }

    static Refusal alreadyAway(Visit visit) {
        return about(TriageProblem.ALREADY_AWAY.because(visit.number() + (visit.status() == VisitStatus.PARKED
                ? " is noted as away already."
                : " is noted as not come already.")), visit);
    }

    static Refusal notAway(Visit visit) {
        return about(TriageProblem.NOT_AWAY.because(visit.number() + (visit.status() == VisitStatus.WAITING
                ? " is not noted as away: it waits."
                : " is not noted as away: it is " + whereIs(visit) + ".")), visit);
    }

    static Refusal alreadyThere(Visit visit) {
        return about(TriageProblem.ALREADY_THERE.because(visit.status() == VisitStatus.WAITING
                ? visit.number() + " waits there already."
                : visit.number() + " is " + whereIs(visit) + " already."), visit);
    }

    static Refusal notBackYet(Visit visit) {
        return about(TriageProblem.NOT_BACK_YET.because(visit.number()
                + " did not come when it was called. When the patient is back, note that first, then transfer it."), visit);
    }

    static Refusal backTooLate(Visit visit, Duration within) {
        return about(TriageProblem.BACK_TOO_LATE.because(visit.number() + " was called and did not come back within "
                + inWords(within) + ", so its place is given up. Please give the patient a new number."), visit);
    }

    static Refusal nothingToUndo(Visit visit) {
        return about(TriageProblem.NOTHING_TO_UNDO.because(
                "There is nothing to undo for " + visit.number() + ": only its last move can be undone, and only once."),
                visit);
    }

    static Refusal noLevelToUndo(Visit visit) {
        return about(TriageProblem.NOTHING_TO_UNDO.because("There is nothing to undo for " + visit.number()
                + ": only the last level can be undone, only once, and until somebody has looked at the patient again."),
                visit);
    }

    static Refusal levelUndoTooLate(Visit visit, Duration within) {
        return about(TriageProblem.UNDO_TOO_LATE.because(within.isZero()
                ? "In this clinic no level is undone. Please give " + visit.number() + " the right one."
                : "The level of " + visit.number() + " was given longer ago than " + inWords(within)
                        + ". Please give the right one."),
                visit);
    }

    static Refusal undoTooLate(Visit visit, Duration within) {
        return about(TriageProblem.UNDO_TOO_LATE.because(within.isZero()
                ? "In this clinic no move is undone. Please use the other buttons to put " + visit.number() + " right."
                : "The last move of " + visit.number() + " is longer ago than " + inWords(within)
                        + ". Please use the other buttons to put it right."),
                visit);
    }

    static Refusal helpAlreadyAcknowledged() {
        return TriageProblem.HELP_ALREADY_ACKNOWLEDGED.because("Somebody else has said that they go there.");
    }

    private static String inWords(Duration duration) {
        var seconds = duration.toSeconds();
        return seconds % 60 == 0 ? plural(seconds / 60, "minute") : plural(seconds, "second");
    }

    private static String plural(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    static Refusal visitOver(Visit visit) {
        return about(TriageProblem.VISIT_OVER.because(visit.number() + switch (visit.status()) {
            case FINISHED -> " is finished: the consultation is over, and only the priority can still change.";
            case CANCELLED -> " was cancelled and can't be changed any more.";
            case NO_SHOW -> " did not come when it was called and can't be changed any more.";
            case DAY_ENDED -> " was closed at the end of its day and can't be changed any more.";
            case REPLACED -> " was issued again to somebody else, and its former visit is closed.";
            case WAITING, CALLED, IN_CONSULTATION, PARKED, SKIPPED ->
                throw new IllegalArgumentException("not over: " + visit.status());
        }), visit);
    }

    /// With the number, and where the patient is.
    private static Refusal about(Refusal refusal, Visit visit) {
        var numbered = refusal.about(NUMBER, visit.number());
        if (visit.status() != VisitStatus.CALLED && visit.status() != VisitStatus.IN_CONSULTATION) {
            return numbered;
        }
        var workplace = whereTo(visit);
        return Workplace.ROOM.nameIn(workplace).map(room -> numbered.about(ROOM, room))
                .or(() -> Workplace.COUNTER.nameIn(workplace).map(counter -> numbered.about(COUNTER, counter)))
                .orElse(numbered);
    }

    // ── not now ──

    static Refusal tooManyHelpRequests() {
        return TriageProblem.TOO_MANY_HELP_REQUESTS
                .because("Very many people ask for help at once. Please go to somebody of the staff.");
    }

    static Refusal clinicNotConfigured() {
        return TriageProblem.CLINIC_NOT_CONFIGURED
                .because("The clinic's settings have not arrived here yet. Please try again in a moment.");
    }
}
