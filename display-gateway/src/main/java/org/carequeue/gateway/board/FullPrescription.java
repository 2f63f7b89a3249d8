package org.carequeue.gateway.board;

import java.time.Instant;

import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.Priority;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.jspecify.annotations.Nullable;

/// All that those may see who write prescriptions or supply them: with the patient, and with what was ordered.
///
/// @param version 0 until the pharmacy has it
record FullPrescription(PrescriptionId id, TicketId ticket, TicketNumber number, PrescriptionStatus status,
        int version, Priority priority, int rank, Instant submittedAt, long arrival, String prescriber, String room,
        @Nullable String counter, @Nullable String claimedBy, @Nullable Instant claimedAt, @Nullable Instant readyAt,
        @Nullable Instant handedOverAt, PrescriptionOrder order) {

    static FullPrescription of(Prescription of) {
        return new FullPrescription(of.id(), of.ticket(), of.number(), of.status(), of.version(), of.priority(),
                of.rank(), of.submittedAt(), of.arrival(), of.prescriber(), of.room(), of.counter(), of.claimedBy(),
                of.claimedAt(), of.readyAt(), of.handedOverAt(), of.order());
    }
}
