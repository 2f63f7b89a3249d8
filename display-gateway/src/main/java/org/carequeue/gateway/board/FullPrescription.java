package org.carequeue.gateway.board;

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

/// All that those may see who write prescriptions or supply them: with the patient, and with what was ordered.
///
/// @param version 0 until the pharmacy has it
/// @param outside who wrote it, where that was nobody of this clinic
/// @param dispensing what the pharmacy has made of it; none where that is nothing
record FullPrescription(PrescriptionId id, TicketId ticketId, TicketNumber ticketNumber, PrescriptionStatus status,
        int version, Priority priority, Instant submittedAt, String prescriber, @Nullable String room, @Nullable String counter,
        @Nullable String claimedBy, @Nullable Instant claimedAt, @Nullable Instant readyAt,
        @Nullable Instant handedOverAt, @Nullable TakeOver takenOver, @Nullable Instant notCollectedAt,
        @Nullable Instant returnedAt, @Nullable Instant cancelledAt, @Nullable Instant putAwayAt,
        @Nullable PatientIdentity patient, @Nullable BigDecimal weightKg,
        @Nullable String allergies, List<PrescriptionItem> items,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WarningOverride> overrides,
        @Nullable OutsidePrescription outside, @Nullable Dispensing dispensing) {

    static FullPrescription of(Prescription of) {
        return new FullPrescription(of.id(), of.ticket(), of.number(), of.status(), of.version(), of.priority(),
                of.submittedAt(), of.prescriber(), of.room(), of.counter(), of.claimedBy(), of.claimedAt(),
                of.readyAt(), of.handedOverAt(), of.takenOver(), of.notCollectedAt(), of.returnedAt(), of.cancelledAt(),
                of.putAwayAt(), of.order().patient(), of.order().weightKg(), of.order().allergies(),
                of.order().items(), of.order().overrides(), of.order().outside(), of.dispensing());
    }
}
