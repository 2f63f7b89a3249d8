package org.carequeue.triage.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.carequeue.events.TicketId;
import org.carequeue.events.Visit;

/// Who waits, in the order of the next calls: the more urgent level first, within a level who has waited longest.
///
/// Putting, removing and looking at the first take time in the logarithm of the list's length.
final class WaitingList {

    /// `order` is unique in the ticket-service's log; the id stands last for a log that began anew.
    private static final Comparator<Visit> NEXT_FIRST = Comparator.comparingInt(Visit::rank)
            .thenComparing(Visit::issuedAt).thenComparingLong(Visit::order).thenComparing(Visit::ticket);

    private final TreeSet<Visit> inOrder = new TreeSet<>(NEXT_FIRST);
    private final Map<TicketId, Visit> byTicket = new HashMap<>();

    /// Puts a visit in its place, from wherever it stood before.
    void put(Visit visit) {
        remove(visit.ticket());
        byTicket.put(visit.ticket(), visit);
        inOrder.add(visit);
    }

    void remove(TicketId ticket) {
        var before = byTicket.remove(ticket);
        if (before != null) {
            inOrder.remove(before);
        }
    }

    /// Who is called next.
    Optional<Visit> first() {
        return inOrder.isEmpty() ? Optional.empty() : Optional.of(inOrder.first());
    }

    List<Visit> inOrder() {
        return List.copyOf(inOrder);
    }
}
