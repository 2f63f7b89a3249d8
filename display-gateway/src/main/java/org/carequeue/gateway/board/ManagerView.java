package org.carequeue.gateway.board;

import java.time.Instant;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.Priority;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.jspecify.annotations.Nullable;

/// The manager: how the clinic runs, and no patient's medicine.
final class ManagerView implements StaffView {

    record ManagerPrescription(PrescriptionId id, TicketId ticketId, TicketNumber ticketNumber,
            PrescriptionStatus status, Priority priority, Instant submittedAt, @Nullable String room, @Nullable String counter,
            @Nullable Instant claimedAt, @Nullable Instant readyAt, @Nullable Instant handedOverAt,
            @Nullable Instant notCollectedAt, @Nullable Instant returnedAt) {

        static ManagerPrescription of(Prescription of) {
            return new ManagerPrescription(of.id(), of.ticket(), of.number(), of.status(), of.priority(),
                    of.submittedAt(), of.room(), of.counter(), of.claimedAt(), of.readyAt(), of.handedOverAt(),
                    of.notCollectedAt(), of.returnedAt());
        }
    }

    @Override
    public Object ticket(Row row) {
        return FullTicket.of(row);
    }

    @Override
    public Object prescription(Row row, Prescription prescription) {
        return ManagerPrescription.of(prescription);
    }

    @Override
    public Object settings(ClinicSettings settings) {
        return settings;
    }

    @Override
    public boolean hearsWaitingOrder() {
        return true;
    }

    @Override
    public boolean hearsScreens() {
        return true;
    }

    @Override
    public boolean hearsIntake() {
        return true;
    }
}
