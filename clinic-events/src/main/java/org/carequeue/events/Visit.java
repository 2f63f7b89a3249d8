package org.carequeue.events;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// What the triage-service knows of a ticket's visit, and alone decides.
///
/// @param ticket identity of the ticket
/// @param number what the patient holds
/// @param serviceLine code of the service line
/// @param issuedAt reference of the wait
/// @param order breaks ties of `issuedAt`: the ticket's sequence in the ticket-service's log
/// @param status where the visit stands
/// @param priority how urgent it is now
/// @param rank the priority's place in the scale, 0 the most urgent
/// @param target the level's target wait when the priority was set
/// @param triaged whether a person has set the priority
/// @param room where the patient was called to, from the call on
/// @param calls how often the patient was called
/// @param calledAt the first call; waiting ends here
/// @param startedAt the consultation's start
/// @param finishedAt the consultation's end, or the end of the visit without one
/// @param prescriptions how many were submitted under this ticket id
public record Visit(TicketId ticket, TicketNumber number, String serviceLine, Instant issuedAt, long order,
        VisitStatus status, Priority priority, int rank, Duration target, boolean triaged, @Nullable String room,
        int calls, @Nullable Instant calledAt, @Nullable Instant startedAt, @Nullable Instant finishedAt,
        int prescriptions) {

    /// A visit that has just begun.
    public static Visit opened(Ticket ticket, long order, int rank) {
        return new Visit(ticket.id(), ticket.number(), ticket.serviceLine(), ticket.issuedAt(), order,
                VisitStatus.WAITING, ticket.priority(), rank, ticket.target(), false, null, 0, null, null, null, 0);
    }

    /// The same, begun under a number that another visit has had: it counts that one's prescriptions on, because a
    /// prescription's id is made of both and is never given twice.
    public Visit inPlaceOf(Visit former) {
        return new Visit(ticket, number, serviceLine, issuedAt, order, status, priority, rank, target, triaged, room,
                calls, calledAt, startedAt, finishedAt, former.prescriptions);
    }

    /// Somebody has looked at the patient.
    public Visit withPriority(Priority other, int otherRank, Duration otherTarget) {
        return new Visit(ticket, number, serviceLine, issuedAt, order, status, other, otherRank, otherTarget, true,
                room, calls, calledAt, startedAt, finishedAt, prescriptions);
    }

    /// Called to a room; the first call ends the waiting time.
    public Visit called(String toRoom, Instant at) {
        return new Visit(ticket, number, serviceLine, issuedAt, order, VisitStatus.CALLED, priority, rank, target,
                triaged, toRoom, calls + 1, calledAt == null ? at : calledAt, startedAt, finishedAt, prescriptions);
    }

    /// The consultation begins.
    public Visit started(Instant at) {
        return new Visit(ticket, number, serviceLine, issuedAt, order, VisitStatus.IN_CONSULTATION, priority, rank,
                target, triaged, room, calls, calledAt, at, finishedAt, prescriptions);
    }

    /// The visit's way to a doctor ends, in one way or another.
    public Visit ended(VisitStatus how, Instant at) {
        return new Visit(ticket, number, serviceLine, issuedAt, order, how, priority, rank, target, triaged, room,
                calls, calledAt, startedAt, at, prescriptions);
    }

    /// One more prescription was submitted.
    public Visit withPrescription() {
        return new Visit(ticket, number, serviceLine, issuedAt, order, status, priority, rank, target, triaged, room,
                calls, calledAt, startedAt, finishedAt, prescriptions + 1);
    }
}
