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
    private final Map<TicketId, NavigableMap<Integer, Prescription>> prescriptions = new LinkedHashMap<>();
    private final WorkQueue queue = new WorkQueue();

    PharmacyState() {
    }

    /// The state as it stands in a snapshot; the queue follows from the prescriptions.
    record Kept(@Nullable ClinicSettings settings, @Nullable Instant dayOpenedAt,
            List<Prescription> prescriptions) {
    }

    Kept keep() {
        var written = new ArrayList<Prescription>();
        prescriptions.values().forEach(ofTicket -> written.addAll(ofTicket.values()));
        return new Kept(settings, dayOpenedAt, written);
    }

    static PharmacyState of(Kept kept) {
        var state = new PharmacyState();
        state.settings = kept.settings();
        state.dayOpenedAt = kept.dayOpenedAt();
        kept.prescriptions().forEach(state::put);
        return state;
    }

    /// The prescription with this id.
    public Optional<Prescription> find(PrescriptionId id) {
        return Optional.ofNullable(ofTicket(id.ticket()).get(id.ordinal()));
    }

    /// All open prescriptions, in the order in which a pharmacist works.
    public List<Prescription> open() {
        return queue.inOrder();
    }

    /// The open prescriptions of one ticket, in the order in which they were written.
    List<Prescription> openOf(TicketId ticket) {
        return ofTicket(ticket).values().stream().filter(prescription -> prescription.status().isOpen()).toList();
    }

    private NavigableMap<Integer, Prescription> ofTicket(TicketId ticket) {
        return prescriptions.getOrDefault(ticket, new TreeMap<>());
    }

    @Nullable
    ClinicSettings settings() {
        return settings;
    }

    /// Whether what was submitted then was heard of before this day began, and is forgotten if it is not known.
    boolean isPast(Instant submittedAt) {
        return dayOpenedAt != null && submittedAt.isBefore(dayOpenedAt.minus(LARGEST_DIFFERENCE));
    }

    /// Whether a day that was opened then comes after all that were.
    boolean isLater(Instant openedAt) {
        return dayOpenedAt == null || openedAt.isAfter(dayOpenedAt);
    }

    void configured(ClinicSettings changed) {
        settings = changed;
    }

    /// What is done and of an earlier day is forgotten here; the journal keeps it.
    void dayOpened(LocalDate opened, Instant at) {
        // A log that is read again tells of earlier days again.
        dayOpenedAt = isLater(at) ? at : dayOpenedAt;
        prescriptions.forEach((ticket, written) -> {
            if (ticket.day().isBefore(opened)) {
                written.values().removeIf(prescription -> !prescription.pending());
            }
        });
        prescriptions.values().removeIf(Map::isEmpty);
    }

    /// Takes over a prescription's new state, and what follows from it for the queue.
    void put(Prescription prescription) {
        prescriptions.computeIfAbsent(prescription.ticket(), _ -> new TreeMap<>())
                .put(prescription.id().ordinal(), prescription);
        if (prescription.status().isOpen()) {
            queue.put(prescription);
        } else {
            queue.remove(prescription.id());
        }
    }
}
