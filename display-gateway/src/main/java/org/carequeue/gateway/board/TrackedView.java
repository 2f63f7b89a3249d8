package org.carequeue.gateway.board;

import org.carequeue.events.Prescription;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.VisitStatus;
import org.carequeue.gateway.board.Change.PrescriptionChanged;
import org.jspecify.annotations.Nullable;

/// One patient with a tracking link: the own ticket, which whoever sends has chosen before.
final class TrackedView implements View {

    /// @param room where the patient was called to
    record TrackedTicket(TicketNumber number, VisitStatus status, @Nullable String room) {

        static TrackedTicket of(Row row) {
            return new TrackedTicket(row.number(), row.status(), row.status().holdsRoom() ? row.room() : null);
        }
    }

    /// @param counter where the patient fetches it
    record TrackedPrescription(TicketNumber number, @Nullable String counter) {

        static TrackedPrescription of(Prescription prescription) {
            return new TrackedPrescription(prescription.number(), prescription.counter());
        }
    }

    @Override
    public @Nullable Object ticket(TicketNews news, Row row) {
        return switch (news) {
            case ISSUED, CALLED, RECALLED, NOT_PRESENT, SKIPPED, PARKED, RETURNED, TRANSFERRED, STARTED, FINISHED, CANCELLED,
                    NO_SHOW, CLOSED, UNDONE ->
                TrackedTicket.of(row);
            case PRIORITY, REASSESSED -> null;
        };
    }

    @Override
    public Object ticket(Row row) {
        return TrackedTicket.of(row);
    }

    @Override
    public @Nullable Object prescription(PrescriptionChanged change) {
        return PublicCalls.hears(change) ? TrackedPrescription.of(change.now()) : null;
    }

    @Override
    public @Nullable Object prescription(Row row, Prescription prescription) {
        return PublicCalls.isCalled(prescription) ? TrackedPrescription.of(prescription) : null;
    }

    @Override
    public boolean hearsStatus() {
        return true;
    }
}
