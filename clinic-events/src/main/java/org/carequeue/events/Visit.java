package org.carequeue.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.soabase.recordbuilder.core.RecordBuilder;

/// What the triage-service knows of a ticket's visit, and alone decides. On the wire the fields of its parts stand among
/// its own.
///
/// @param ticket identity of the ticket
/// @param number what the patient holds
/// @param serviceLine code of the service line; a transfer changes it
/// @param issuedAt reference of the wait: triage, transfer and return keep it
/// @param order breaks ties of `issuedAt`: the ticket's sequence in the ticket-service's log
/// @param status where the visit stands
/// @param urgency how urgent it is now
/// @param called where to and how often the patient was called
/// @param consultation when it began and ended
/// @param prescriptions how many were submitted under this ticket id
/// @param eligibility which room may call the patient, and from when on
/// @param times how the patient's time has been spent
/// @param note what was said at a transfer or when the patient was parked, for staff, at most [#LONGEST_NOTE] characters
/// @param why why the patient was called the last time
/// @param complaint what the patient comes with, in a line, for those who triage and treat, at most [#LONGEST_COMPLAINT]
///        characters
@RecordBuilder
public record Visit(TicketId ticket, TicketNumber number, String serviceLine, Instant issuedAt, long order,
        VisitStatus status, @JsonUnwrapped Urgency urgency, @JsonUnwrapped Called called,
        @JsonUnwrapped Consultation consultation, int prescriptions, @JsonUnwrapped Eligibility eligibility,
        VisitTimes times, @Nullable String note, @Nullable CallExplanation why, @Nullable String complaint) {

    /// How long a note may be, in characters.
    public static final int LONGEST_NOTE = 200;

    /// How long a complaint may be, in characters: so much can be read beside a number.
    public static final int LONGEST_COMPLAINT = 120;

    /// Fills in what journals from before it was kept do not have.
    public Visit {
        if (times == null) {
            times = VisitTimes.reckoned(issuedAt, called, consultation);
        }
    }

    /// A visit that has just begun.
    public static Visit opened(Ticket ticket, long order, TriageScale scale) {
        return new Visit(ticket.id(), ticket.number(), ticket.serviceLine(), ticket.issuedAt(), order,
                VisitStatus.WAITING, Urgency.of(ticket, scale), Called.NEVER, Consultation.NONE, 0, Eligibility.ANY,
                VisitTimes.from(ticket.issuedAt()), null, null, null);
    }

    /// The same, begun under a number that another visit has had: it counts that one's prescriptions on, because a
    /// prescription's id is made of both and is never given twice.
    public Visit inPlaceOf(Visit former) {
        return but().prescriptions(former.prescriptions).build();
    }

    /// The same with the tier of its level, for a visit from a journal that did not keep it.
    public Visit withTier(int known) {
        return but().urgency(urgency.withTier(known)).build();
    }

    /// Somebody has looked at the patient.
    ///
    /// @param scale has the level
    /// @param version the settings that the scale is of
    public Visit withPriority(Priority other, TriageScale scale, int version, Instant at) {
        return but().urgency(Urgency.said(other, scale, version, at)).build();
    }

    /// Somebody has looked at the patient again and left the priority as it was.
    public Visit reassessed(Instant at) {
        return but().urgency(urgency.reassessed(at)).build();
    }

    /// As urgent as another state of it was, which was said then and by whom; nobody has looked again.
    public Visit withUrgencyOf(Visit before) {
        return but().urgency(before.urgency).build();
    }

    /// What the patient comes with; none where that was a mistake.
    public Visit complaining(@Nullable String said) {
        return but().complaint(said).build();
    }

    /// Called to a room or counter; the first call ends the waiting time.
    public Visit called(Workplace kind, String name, Instant at) {
        return moved(VisitStatus.CALLED, at).called(called.to(kind, name, at)).eligibility(eligibility.atOnce()).why(null)
                .build();
    }

    /// Called to a room.
    public Visit called(String toRoom, Instant at) {
        return called(Workplace.ROOM, toRoom, at);
    }

    /// Why it was this patient's turn.
    public Visit because(CallExplanation explanation) {
        return but().why(explanation).build();
    }

    /// Called once more to where the patient was called.
    public Visit recalled(Instant at) {
        return moved(VisitStatus.CALLED, at).called(called.again(at)).build();
    }

    /// Did not come yet: waits on, but others go first for a while.
    public Visit notPresent(Instant at, Instant othersFirstUntil) {
        return moved(VisitStatus.WAITING, at).called(called.nowhere()).eligibility(eligibility.notBefore(othersFirstUntil))
                .build();
    }

    /// Did not come, and may come back to the old place for a while.
    public Visit skipped(Instant at) {
        return moved(VisitStatus.SKIPPED, at).called(called.nowhere()).eligibility(eligibility.atOnce()).build();
    }

    /// Away with the clinic's knowledge.
    public Visit parked(Instant at, @Nullable String said) {
        return moved(VisitStatus.PARKED, at).called(called.nowhere()).eligibility(eligibility.atOnce())
                .note(said == null ? note : said).build();
    }

    /// Back from where the patient was: waits on in the old place.
    public Visit returned(Instant at) {
        return moved(VisitStatus.WAITING, at).called(called.answered()).build();
    }

    /// Waits elsewhere, in the place that the time of issue gives.
    ///
    /// @param toLine code of the service line
    /// @param toRoom the room for which the patient waits, none for any of the service line's
    public Visit transferred(String toLine, @Nullable String toRoom, @Nullable String said, Instant at) {
        return moved(VisitStatus.WAITING, at).serviceLine(toLine).called(called.nowhere().answered())
                .eligibility(new Eligibility(toRoom, null)).note(said == null ? note : said).build();
    }

    /// The consultation begins, or goes on.
    public Visit started(Instant at) {
        return moved(VisitStatus.IN_CONSULTATION, at).called(called.answered()).consultation(consultation.started(at))
                .build();
    }

    /// The visit's way to a doctor ends, in one way or another.
    public Visit ended(VisitStatus how, Instant at) {
        return moved(how, at).consultation(consultation.ended(at)).eligibility(eligibility.atOnce()).build();
    }

    /// One more prescription was submitted.
    public Visit withPrescription() {
        return but().prescriptions(prescriptions + 1).build();
    }

    /// As it was before its last move; what was said of its urgency and its complaint since, and the prescriptions, stay.
    public Visit undoneTo(Visit before) {
        return before.but().urgency(urgency).complaint(complaint).prescriptions(prescriptions).build();
    }

    /// The same but for what is said next.
    private VisitBuilder but() {
        return VisitBuilder.builder(this);
    }

    private VisitBuilder moved(VisitStatus to, Instant at) {
        return but().status(to).times(times.ended(status, called.calledAt() != null, at));
    }
}
