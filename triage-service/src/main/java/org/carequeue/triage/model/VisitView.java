package org.carequeue.triage.model;

import java.time.Duration;
import java.time.Instant;

import org.carequeue.events.Priority;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.jspecify.annotations.Nullable;

/// What all staff may see of a visit: neither what was noted nor why the patient was called, which is for doctors, see
/// [CalledVisitView].
///
/// @param id identity of the ticket
/// @param number what the patient holds
/// @param serviceLine code of the service line
/// @param issuedAt when the ticket was issued
/// @param priority how urgent it is now
/// @param triaged whether a person has set the priority
/// @param status where the visit stands
/// @param room where the patient was called to; none where that was a counter
/// @param counter where the patient was called to; none where that was a room
/// @param calls how often the patient was called
/// @param calledAt the first call
/// @param startedAt the consultation's start
/// @param finishedAt the consultation's end, or the end of the visit without one
/// @param assessedAt when a person last looked at the patient
/// @param onlyRoom the room for which the patient waits, none for any
/// @param notBefore others go first until then, because a call was not answered
/// @param waited until the last move, before the first call
/// @param consulted with a doctor, until the last move
/// @param away parked or skipped, until the last move
public record VisitView(TicketId id, TicketNumber number, String serviceLine, Instant issuedAt, Priority priority,
        boolean triaged, VisitStatus status, @Nullable String room, @Nullable String counter, int calls,
        @Nullable Instant calledAt,
        @Nullable Instant startedAt, @Nullable Instant finishedAt, @Nullable Instant assessedAt,
        @Nullable String onlyRoom, @Nullable Instant notBefore, Duration waited,
        Duration consulted, Duration away) {

    /// As all staff see it.
    public static VisitView of(Visit visit) {
        var urgency = visit.urgency();
        var called = visit.called();
        var consultation = visit.consultation();
        var eligibility = visit.eligibility();
        var times = visit.times();
        return new VisitView(visit.ticket(), visit.number(), visit.serviceLine(), visit.issuedAt(), urgency.priority(),
                urgency.triaged(), visit.status(), called.room(), called.counter(), called.calls(), called.calledAt(),
                consultation.startedAt(), consultation.finishedAt(), urgency.assessedAt(), eligibility.onlyRoom(),
                eligibility.notBefore(), times.waiting(), times.consultation(), times.away());
    }
}
