package org.carequeue.pharmacy.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.TicketId;
import org.jspecify.annotations.Nullable;

/// What the pharmacy-service knows: the prescriptions of the open day and what is still to be done of earlier
/// ones.
public final class PharmacyState {

    /// Between the clocks of two machines.
    private static final Duration LARGEST_DIFFERENCE = Duration.ofHours(1);

    private @Nullable ClinicSettings settings;
    private @Nullable Instant dayOpenedAt;
    /// By ticket, then by place there.
    private final Map<TicketId, NavigableMap<PrescriptionId, Prescription>> prescriptions = new LinkedHashMap<>();
    private WorkQueue queue = new WorkQueue(null);
    private HeardFormulary formulary = new HeardFormulary();

    PharmacyState() {
    }

    /// The state as it stands in a snapshot; the queue follows from the prescriptions.
    ///
    /// @param formulary none in snapshots from before it was heard
    record Kept(@Nullable ClinicSettings settings, @Nullable Instant dayOpenedAt,
            List<Prescription> prescriptions, HeardFormulary.@Nullable Kept formulary) {
    }

    Kept keep() {
        var written = new ArrayList<Prescription>();
        prescriptions.values().forEach(ofTicket -> written.addAll(ofTicket.values()));
        return new Kept(settings, dayOpenedAt, written, formulary.keep());
    }

    static PharmacyState of(Kept kept) {
        var state = new PharmacyState();
        if (kept.settings() != null) {
            state.configured(kept.settings());
        }
        state.dayOpenedAt = kept.dayOpenedAt();
        kept.prescriptions().forEach(state::put);
        if (kept.formulary() != null) {
            state.formulary = HeardFormulary.of(kept.formulary());
        }
        return state;
    }

    /// The prescription with this id.
    public Optional<Prescription> find(PrescriptionId id) {
        return Optional.ofNullable(ofTicket(id.ticket()).get(id));
    }

    /// All open prescriptions, in the order in which a pharmacist works.
    public List<Prescription> open() {
        return queue.inOrder();
    }

    /// The open prescriptions of one ticket, in the order in which they were written.
    List<Prescription> openOf(TicketId ticket) {
        return knownOf(ticket).stream().filter(prescription -> prescription.status().isOpen()).toList();
    }

    /// All prescriptions of one ticket that are known, in that order.
    List<Prescription> knownOf(TicketId ticket) {
        return List.copyOf(ofTicket(ticket).values());
    }

    private NavigableMap<PrescriptionId, Prescription> ofTicket(TicketId ticket) {
        return prescriptions.getOrDefault(ticket, new TreeMap<>());
    }

    @Nullable
    ClinicSettings settings() {
        return settings;
    }

    /// The clinic's list of medicines.
    HeardFormulary formulary() {
        return formulary;
    }

    /// Whether what was submitted then was heard of before this day began, and is forgotten if it is not known.
    boolean isPast(Instant submittedAt) {
        return dayOpenedAt != null && submittedAt.isBefore(dayOpenedAt.minus(LARGEST_DIFFERENCE));
    }

    /// Whether a day that was opened then comes after all that were.
    boolean isLater(Instant openedAt) {
        return dayOpenedAt == null || openedAt.isAfter(dayOpenedAt);
    }

    /// The order of work may be another one.
    void configured(ClinicSettings changed) {
        var reordered = new WorkQueue(changed);
        open().forEach(reordered::put);
        settings = changed;
        queue = reordered;
    }

    /// What is done and of an earlier day is forgotten here, once nothing of it is owed any more: until then no id of a rest is
    /// given twice. The journal keeps it.
    void dayOpened(LocalDate opened, Instant at) {
        // A log that is read again tells of earlier days again.
        dayOpenedAt = isLater(at) ? at : dayOpenedAt;
        prescriptions.forEach((ticket, written) -> {
            if (ticket.day().isBefore(opened)) {
                var begun = written.values().stream().filter(Prescription::pending).map(one -> one.id().ordinal())
                        .collect(Collectors.toSet());
                written.keySet().removeIf(id -> !begun.contains(id.ordinal()));
            }
        });
        prescriptions.values().removeIf(Map::isEmpty);
    }

    /// Takes over a prescription's new state, and what follows from it for the queue.
    void put(Prescription prescription) {
        prescriptions.computeIfAbsent(prescription.ticket(), _ -> new TreeMap<>())
                .put(prescription.id(), prescription);
        if (prescription.status().isOpen()) {
            queue.put(prescription);
        } else {
            queue.remove(prescription.id());
        }
    }
}
