package org.carequeue.pharmacy.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.carequeue.events.Dispensing;
import org.carequeue.events.OutsidePrescription;
import org.carequeue.events.PatientIdentity;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.Priority;
import org.carequeue.events.TakeOver;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.WarningOverride;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// What a pharmacist sees of a prescription: all of it.
///
/// @param id identity
/// @param ticketId the ticket it was written for
/// @param ticketNumber what the patient holds
/// @param status where it stands
/// @param version counts every change
/// @param priority follows the visit's
/// @param submittedAt when the doctor submitted it
/// @param prescriber who wrote it
/// @param room where it was written; none where the workplace was no room
/// @param counter where it is prepared
/// @param claimedBy who prepares it
/// @param claimedAt when that began
/// @param readyAt when it was ready to be fetched
/// @param handedOverAt when the patient got it
/// @param takenOver whom the counter has it from, where that was another counter
/// @param notCollectedAt when the day ended at which nobody fetched it
/// @param returnedAt when it was put back
/// @param cancelledAt when it was cancelled
/// @param putAwayAt when what was begun and then cancelled was put away
/// @param patient who it is for, where the clinic records that
/// @param weightKg where the patient is a child
/// @param allergies as told
/// @param items the medicines
/// @param overrides why it was prescribed in spite of warnings
/// @param outside who wrote it, where that was nobody of this clinic
/// @param dispensing what the pharmacy has made of it; none where that is nothing
public record PrescriptionView(PrescriptionId id, TicketId ticketId, TicketNumber ticketNumber,
        PrescriptionStatus status, int version, Priority priority, Instant submittedAt, String prescriber,
        @Nullable String room, @Nullable String counter, @Nullable String claimedBy, @Nullable Instant claimedAt,
        @Nullable Instant readyAt,
        @Nullable Instant handedOverAt, @Nullable TakeOver takenOver, @Nullable Instant notCollectedAt,
        @Nullable Instant returnedAt, @Nullable Instant cancelledAt, @Nullable Instant putAwayAt,
        @Nullable PatientIdentity patient, @Nullable BigDecimal weightKg,
        @Nullable String allergies, List<PrescriptionItem> items,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WarningOverride> overrides,
        @Nullable OutsidePrescription outside, @Nullable Dispensing dispensing) {

    /// As a pharmacist sees it.
    public static PrescriptionView of(Prescription prescription) {
        var order = prescription.order();
        return new PrescriptionView(prescription.id(), prescription.ticket(), prescription.number(),
                prescription.status(), prescription.version(), prescription.priority(), prescription.submittedAt(),
                prescription.prescriber(), prescription.room(), prescription.counter(), prescription.claimedBy(),
                prescription.claimedAt(), prescription.readyAt(), prescription.handedOverAt(), prescription.takenOver(),
                prescription.notCollectedAt(), prescription.returnedAt(), prescription.cancelledAt(),
                prescription.putAwayAt(), order.patient(),
                order.weightKg(), order.allergies(), order.items(), order.overrides(), order.outside(),
                prescription.dispensing());
    }

    /// Says which, not what: prescriptions are no matter for logs.
    @Override
    public String toString() {
        return "PrescriptionView[" + id + "]";
    }
}
