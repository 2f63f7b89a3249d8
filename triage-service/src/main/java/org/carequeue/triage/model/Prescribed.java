package org.carequeue.triage.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.TicketId;
import org.carequeue.events.prescribing.Words;

/// Which medicines were prescribed for each visit that is known, as their words are compared.
final class Prescribed {

    private final Map<TicketId, Set<String>> medicines = new TreeMap<>();

    /// As it stands in a snapshot.
    record OfVisit(TicketId ticket, List<String> medicines) {
    }

    Set<String> of(TicketId ticket) {
        return medicines.getOrDefault(ticket, Set.of());
    }

    void put(TicketId ticket, PrescriptionOrder order) {
        var known = medicines.computeIfAbsent(ticket, _ -> new TreeSet<>());
        order.items().forEach(item -> known.add(Words.plain(item.medicine())));
    }

    void forget(TicketId ticket) {
        medicines.remove(ticket);
    }

    List<OfVisit> keep() {
        return medicines.entrySet().stream().map(entry -> new OfVisit(entry.getKey(), List.copyOf(entry.getValue()))).toList();
    }

    void restore(List<OfVisit> kept) {
        kept.forEach(visit -> medicines.put(visit.ticket(), new TreeSet<>(visit.medicines())));
    }
}
