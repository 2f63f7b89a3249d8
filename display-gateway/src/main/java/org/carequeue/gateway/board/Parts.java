package org.carequeue.gateway.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicEvent.PrescriptionReceived;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.Prescription;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.Visit;
import org.carequeue.gateway.board.Change.PrescriptionChanged;
import org.carequeue.gateway.board.Change.TicketChanged;
import org.carequeue.gateway.board.Row.LastLevel;
import org.carequeue.gateway.board.Row.LastMove;
import org.jspecify.annotations.Nullable;

/// Joins the parts of a row. What comes first makes the row known: a ticket as `new-ticket`, a prescription as
/// `prescription-submitted`, whichever event it was.
final class Parts {

    private final Rows rows;

    Parts(Rows rows) {
        this.rows = rows;
    }

    List<Change> issued(Ticket ticket) {
        if (rows.hasLeft(ticket.id())) {
            return List.of();
        }
        var before = row(ticket.id());
        var now = before.with(ticket);
        rows.put(now);
        return announced(before, now);
    }

    /// @param at when it was decided
    /// @param day the operating day that the visit's owner had opened then
    List<Change> visit(VisitEvent event, Instant at, @Nullable LocalDate day) {
        var visit = event.visit();
        if (rows.hasLeft(visit.ticket()) && !bringsBack(event)) {
            return List.of();
        }
        var before = row(visit.ticket());
        var news = TicketNews.of(event);
        var now = before.with(visit, moveOf(event, news, at, before.lastMove()), levelOf(event, at, before), day);
        Prescription submitted = null;
        if (event instanceof PrescriptionSubmitted(_, var written) && now.prescription(written.id()).isEmpty()) {
            submitted = Prescription.notReceivedYet(written);
            now = now.with(submitted);
        }
        rows.put(now);
        var changes = announced(before, now);
        if (news != null) {
            changes.add(new TicketChanged(news, now));
        }
        if (submitted != null) {
            changes.add(new PrescriptionChanged(PrescriptionSubmitted.class, now, null, submitted));
        }
        return changes;
    }

    List<Change> prescription(PrescriptionEvent event) {
        var prescription = event.prescription();
        if (rows.hasLeft(prescription.ticket())) {
            return List.of();
        }
        var row = row(prescription.ticket());
        var before = row.prescription(prescription.id()).orElse(null);
        var now = row.with(prescription);
        rows.put(now);
        var changes = new ArrayList<Change>();
        if (before == null) {
            changes.add(new PrescriptionChanged(PrescriptionSubmitted.class, now, null, prescription));
        }
        if (before != null || !(event instanceof PrescriptionReceived)) {
            changes.add(new PrescriptionChanged(event.getClass(), now, before, prescription));
        }
        return changes;
    }

    /// Who had left because the visit was over is there again when that is undone, after a day has begun.
    private static boolean bringsBack(VisitEvent event) {
        return event instanceof MoveUndone(_, var move)
                && (move.equals(TicketNews.FINISHED.wire()) || move.equals(TicketNews.CANCELLED.wire()));
    }

    private Row row(TicketId id) {
        return rows.getOrEmpty(id);
    }

    private static List<Change> announced(Row before, Row now) {
        var changes = new ArrayList<Change>(2);
        if (!before.visible() || isAnothers(before, now)) {
            changes.add(new TicketChanged(TicketNews.ISSUED, now));
        }
        return changes;
    }

    /// Whether the number was given again, to another patient.
    private static boolean isAnothers(Row before, Row now) {
        return before.visit() != null && now.visit() != null
                && !before.visit().issuedAt().equals(now.visit().issuedAt());
    }

    /// What of the visit can be undone now: a move until the next one, and each once.
    private static @Nullable LastMove moveOf(VisitEvent event, @Nullable TicketNews news, Instant at,
            @Nullable LastMove before) {
        return switch (event.undoable().move()) {
            case REPLACES -> news == null ? null : new LastMove(news.wire(), at);
            case KEEPS -> before;
            case ENDS -> null;
        };
    }

    /// What of the level can be undone now: it, until somebody has looked again.
    private static @Nullable LastLevel levelOf(VisitEvent event, Instant at, Row before) {
        return switch (event.undoable().level()) {
            case REPLACES -> event instanceof PriorityChanged(var visit, var previous) && before.visit() != null
                    && !isGivenBack(visit, before.visit()) ? new LastLevel(previous, before.visit().urgency().triaged(), at)
                            : null;
            case KEEPS -> before.lastLevel();
            case ENDS -> null;
        };
    }

    /// A level that was said earlier than the one before it was undone already. Journals from before it was kept do not have
    /// the time.
    private static boolean isGivenBack(Visit visit, Visit before) {
        return visit.urgency().assessedAt() == null
                || before.urgency().assessedAt() != null
                        && visit.urgency().assessedAt().isBefore(before.urgency().assessedAt());
    }
}
