package org.carequeue.pharmacy.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;

/// The open prescriptions in the order in which a pharmacist works: the more urgent level first, within a level what
/// was submitted first. Putting and removing take time in the logarithm of the queue's length.
final class WorkQueue {

    /// `arrival` is unique in the triage-service's log; the id's text stands last for a log that began anew.
    private static final Comparator<Prescription> NEXT_FIRST = Comparator.comparingInt(Prescription::rank)
            .thenComparing(Prescription::submittedAt).thenComparingLong(Prescription::arrival)
            .thenComparing(prescription -> prescription.id().toString());

    private final TreeSet<Prescription> inOrder = new TreeSet<>(NEXT_FIRST);
    private final Map<PrescriptionId, Prescription> byId = new HashMap<>();

    /// Puts a prescription in its place, from wherever it stood before.
    void put(Prescription prescription) {
        remove(prescription.id());
        byId.put(prescription.id(), prescription);
        inOrder.add(prescription);
    }

    void remove(PrescriptionId id) {
        var before = byId.remove(id);
        if (before != null) {
            inOrder.remove(before);
        }
    }

    List<Prescription> inOrder() {
        return List.copyOf(inOrder);
    }
}
