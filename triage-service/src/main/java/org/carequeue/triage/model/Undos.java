package org.carequeue.triage.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.TicketId;
import org.carequeue.events.Visit;

/// What an undo would take back: at most one for each visit that is known.
abstract sealed class Undos permits LastMoves, LastLevels {

    private final Map<TicketId, LastMove> byTicket = new LinkedHashMap<>();

    /// @param before the visit as it stood before this event
    abstract void happened(VisitEvent event, Visit before);

    final Optional<LastMove> of(TicketId ticket) {
        return Optional.ofNullable(byTicket.get(ticket));
    }

    final void put(LastMove last) {
        byTicket.put(last.before().ticket(), last);
    }

    final void forget(TicketId ticket) {
        byTicket.remove(ticket);
    }

    final List<LastMove> keep() {
        return new ArrayList<>(byTicket.values());
    }

    final void restore(List<LastMove> kept) {
        kept.forEach(this::put);
    }
}
