package org.carequeue.triage.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.TicketId;
import org.carequeue.events.Undoable;
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
        switch (Undoable.after(event).level()) {
            case REPLACES -> changed(event.visit(), before);
            case ENDS -> forget(before.ticket());
            case KEEPS -> {
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
