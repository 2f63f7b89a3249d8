package org.carequeue.gateway.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.Priority;
import org.carequeue.events.Services;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.jspecify.annotations.Nullable;

/// One ticket as all services together know it: the join of its parts, any of which may still be on its way.
///
/// @param id identity of the ticket
/// @param ticket the ticket-service's part
/// @param visit the triage-service's part
/// @param lastMove the last of the visit's moves, as long as nothing has come after it that it could not be undone past
/// @param lastLevel what the level was before, as long as nobody has looked at the patient again
/// @param endedOn the operating day in which the visit ended; of who was closed with a day the one that opened then, and
///        none until it has
/// @param closedAt of a ticket of an earlier day, when the open day began: a call from before then is the public's no more
/// @param prescriptions the pharmacy-service's parts; version 0 is one that it has not received yet
public record Row(TicketId id, @Nullable Ticket ticket, @Nullable Visit visit, @Nullable LastMove lastMove,
        @Nullable LastLevel lastLevel, @Nullable LocalDate endedOn, @Nullable Instant closedAt,
        List<Prescription> prescriptions) {

    /// What was done with a visit last, and when; a mistake in it can be undone for a while.
    ///
    /// @param type the event's own name
    /// @param at when it was decided
    public record LastMove(String type, Instant at) {
    }

    /// What a visit's level was before it was given the present one; a mistake in it can be undone for a while.
    ///
    /// @param from the level
    /// @param triaged whether somebody had given it
    /// @param at when the present one was given
    public record LastLevel(Priority from, boolean triaged, Instant at) {
    }

    public Row {
        prescriptions = List.copyOf(prescriptions);
    }

    /// What its patient comes with, as far as somebody has written it down.
    public @Nullable String complaint() {
        return visit == null ? null : visit.complaint();
    }

    static Row empty(TicketId id, @Nullable Instant closedAt) {
        return new Row(id, null, null, null, null, null, closedAt, List.of());
    }

    Row with(Ticket part) {
        return new Row(id, part, visit, lastMove, lastLevel, endedOn, closedAt, prescriptions);
    }

    /// @param move none where nothing can be undone any more
    /// @param level none where none can be undone any more
    /// @param day the operating day that the visit's owner had opened then
    Row with(Visit part, @Nullable LastMove move, @Nullable LastLevel level, @Nullable LocalDate day) {
        var ended = part.status().isOpen() ? null : endedOn != null || isClosed(part) ? endedOn : day;
        return new Row(id, ticket, part, move, level, ended, closedAt, prescriptions);
    }

    /// The visit's owner closes who still waits, and then opens the next day, which may be days later.
    ///
    /// @param at when the open day began, where this ticket is of an earlier one
    Row withDayOpened(LocalDate day, @Nullable Instant at) {
        return new Row(id, ticket, visit, lastMove, lastLevel, isClosed(visit) && endedOn == null ? day : endedOn, at,
                prescriptions);
    }

    /// Whether what happened to it at this time happened in the open day, or the ticket itself is of that day.
    boolean isOfTheDay(@Nullable Instant at) {
        return closedAt == null || at != null && !at.isBefore(closedAt);
    }

    private static boolean isClosed(@Nullable Visit visit) {
        return visit != null && visit.status() == VisitStatus.DAY_ENDED;
    }

    Row with(Prescription part) {
        var others = new ArrayList<>(prescriptions);
        others.removeIf(other -> other.id().equals(part.id()));
        others.add(part);
        others.sort(Comparator.comparing(Prescription::id));
        return new Row(id, ticket, visit, lastMove, lastLevel, endedOn, closedAt, others);
    }

    /// What is left of it without the parts of one service. A prescription that the pharmacy has not received yet is known
    /// from the visit's owner.
    Row without(String service) {
        return switch (service) {
            case Services.TICKET -> new Row(id, null, visit, lastMove, lastLevel, endedOn, closedAt, prescriptions);
            case Services.TRIAGE -> new Row(id, ticket, null, null, null, null, closedAt,
                    prescriptions.stream().filter(prescription -> prescription.version() > 0).toList());
            case Services.PHARMACY -> new Row(id, ticket, visit, lastMove, lastLevel, endedOn, closedAt,
                    prescriptions.stream().filter(prescription -> prescription.version() == 0).toList());
            default -> this;
        };
    }

    boolean isEmpty() {
        return ticket == null && visit == null && prescriptions.isEmpty();
    }

    /// Whether the ticket itself can be shown: a prescription alone does not say what its patient came for, or when.
    public boolean visible() {
        return ticket != null || visit != null;
    }

    /// Whether the clinic still has something to do for this patient before a doctor.
    public boolean open() {
        return visible() && status().isOpen();
    }

    /// Whether nothing will become of it any more.
    public boolean done() {
        return visit != null && !visit.status().isOpen()
                && prescriptions.stream().noneMatch(Prescription::pending);
    }

    /// Whether nobody looks for it any more: it is done, and ended before this day began. So who was closed because the day
    /// before was over is shown for a day, and a mistake in the last move can be undone.
    boolean leavesBefore(LocalDate day) {
        return done() && (endedOn == null ? !isClosed(visit) && id.day().isBefore(day) : endedOn.isBefore(day));
    }

    Optional<Prescription> prescription(PrescriptionId wanted) {
        return prescriptions.stream().filter(prescription -> prescription.id().equals(wanted)).findFirst();
    }

    // ── of the visit where it is known, else of the ticket that it will begin with ──

    TicketNumber number() {
        return id.number();
    }

    VisitStatus status() {
        return visit != null ? visit.status() : VisitStatus.WAITING;
    }

    @Nullable
    String room() {
        return visit != null ? visit.called().room() : null;
    }

    /// Where the patient was called to who is served there.
    @Nullable
    String counter() {
        return visit != null ? visit.called().counter() : null;
    }

    String serviceLine() {
        return visit != null ? visit.serviceLine() : issued().serviceLine();
    }

    Instant issuedAt() {
        return visit != null ? visit.issuedAt() : issued().issuedAt();
    }

    Priority priority() {
        return visit != null ? visit.urgency().priority() : issued().priority();
    }

    Duration target() {
        return visit != null ? visit.urgency().target() : issued().target();
    }

    private Ticket issued() {
        if (ticket == null) {
            throw new IllegalStateException(id + " is not visible yet");
        }
        return ticket;
    }
}
