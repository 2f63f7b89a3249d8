package org.carequeue.pharmacy.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Level;
import org.carequeue.events.PharmacySettings;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.jspecify.annotations.Nullable;

/// The open prescriptions in the order in which a pharmacist works: what is to be had at once first, everything else by the
/// time at which it is promised. Putting and removing take time in the logarithm of the queue's length.
final class WorkQueue {

    private final TreeSet<Prescription> inOrder;
    private final Map<PrescriptionId, Prescription> byId = new HashMap<>();

    /// @param settings as long as there are none, everything is promised as it usually is
    WorkQueue(@Nullable ClinicSettings settings) {
        inOrder = new TreeSet<>(nextFirst(settings));
    }

    /// `arrival` is unique in the triage-service's log, but for what is owed of one; the id stands last for that, and for a
    /// log that began anew.
    private static Comparator<Prescription> nextFirst(@Nullable ClinicSettings settings) {
        var pharmacy = settings == null ? PharmacySettings.DEFAULTS : settings.pharmacy();
        var atOnce = settings == null ? Set.of()
                : settings.scale().levels().stream()
                        .filter(level -> level.target().isZero()).map(Level::code).collect(Collectors.toUnmodifiableSet());
        return Comparator.comparing((Prescription one) -> !atOnce.contains(one.priority()))
                .thenComparing(pharmacy::promised).thenComparingInt(Prescription::rank)
                .thenComparingLong(Prescription::arrival).thenComparing(Prescription::id);
    }

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
