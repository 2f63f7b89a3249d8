package org.carequeue.triage.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.ConsultationStarted;
import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEvent.TicketNoShow;
import org.carequeue.events.ClinicEvent.TicketNotPresent;
import org.carequeue.events.ClinicEvent.TicketParked;
import org.carequeue.events.ClinicEvent.TicketReassessed;
import org.carequeue.events.ClinicEvent.TicketRecalled;
import org.carequeue.events.ClinicEvent.TicketReturned;
import org.carequeue.events.ClinicEvent.TicketSkipped;
import org.carequeue.events.ClinicEvent.TicketTransferred;
import org.carequeue.events.ClinicEvent.VisitClosed;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicEvent.VisitOpened;
import org.carequeue.events.TicketId;
import org.carequeue.events.Visit;

/// How urgent each visit was before it was given its level, until somebody has looked again: at most one for each visit
/// that is known.
final class LastLevels {

    private static final String CHANGED = "priority-update";

    private final Map<TicketId, LastMove> byTicket = new LinkedHashMap<>();

    Optional<LastMove> of(TicketId ticket) {
        return Optional.ofNullable(byTicket.get(ticket));
    }

    /// @param before the visit as it stood before this event
    void happened(VisitEvent event, Visit before) {
        switch (event) {
            case PriorityChanged(var visit, _) -> changed(visit, before);
            // Somebody stands by it, or it is nobody's any more, or another patient's.
            case TicketReassessed _,TicketNoShow _,VisitClosed _,VisitOpened _ -> forget(before.ticket());
            case TicketCalled _,TicketRecalled _,TicketNotPresent _,TicketSkipped _,TicketParked _,TicketReturned _,TicketTransferred _,ConsultationStarted _,ConsultationFinished _,TicketCancelled _,MoveUndone _,PrescriptionSubmitted _ ->
                {
                }
        }
    }

    /// What is as it was before, also to whoever had looked then, was undone. Journals from before it was kept do not have
    /// the time.
    private void changed(Visit visit, Visit before) {
        var last = byTicket.get(visit.ticket());
        if (visit.assessedAt() == null || last != null && visit.hasUrgencyOf(last.before())) {
            forget(visit.ticket());
        } else {
            byTicket.put(visit.ticket(), new LastMove(CHANGED, visit.assessedAt(), before));
        }
    }

    void forget(TicketId ticket) {
        byTicket.remove(ticket);
    }

    List<LastMove> keep() {
        return new ArrayList<>(byTicket.values());
    }

    void restore(List<LastMove> kept) {
        kept.forEach(level -> byTicket.put(level.before().ticket(), level));
    }
}
