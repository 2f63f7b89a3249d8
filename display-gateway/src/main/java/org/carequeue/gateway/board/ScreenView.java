package org.carequeue.gateway.board;

import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.VisitStatus;
import org.carequeue.gateway.board.Change.PrescriptionChanged;
import org.jspecify.annotations.Nullable;

/// The public screen: numbers, rooms and counters, no word more.
class ScreenView implements View {

    /// @param room where the patient was called to
    record ScreenTicket(TicketNumber number, @Nullable String room) {
    }

    /// @param counter where the patient fetches it
    record ScreenPrescription(TicketNumber number, @Nullable String counter) {
    }

    /// A ticket in a snapshot, where no message's type says what has become of it.
    ///
    /// @param status waiting or called: that a consultation has begun the public does not hear
    record StandingTicket(TicketNumber number, VisitStatus status, @Nullable String room) {
    }

    /// A prescription in a snapshot.
    ///
    /// @param status ready
    record StandingPrescription(TicketNumber number, PrescriptionStatus status, @Nullable String counter) {
    }

    @Override
    public @Nullable Object ticket(TicketNews news, Row row) {
        return switch (news) {
            case ISSUED, FINISHED, CANCELLED, CLOSED -> new ScreenTicket(row.number(), null);
            case CALLED -> new ScreenTicket(row.number(), row.room());
            case PRIORITY, STARTED -> null;
        };
    }

    @Override
    public @Nullable Object ticket(Row row) {
        if (!row.open()) {
            return null;
        }
        return row.status().holdsRoom() ? new StandingTicket(row.number(), VisitStatus.CALLED, row.room())
                : new StandingTicket(row.number(), VisitStatus.WAITING, null);
    }

    @Override
    public @Nullable Object prescription(PrescriptionChanged change) {
        return PublicCalls.hears(change)
                ? new ScreenPrescription(change.now().number(), change.now().counter())
                : null;
    }

    @Override
    public @Nullable Object prescription(Row row, Prescription prescription) {
        return PublicCalls.isCalled(prescription)
                ? new StandingPrescription(prescription.number(), prescription.status(), prescription.counter())
                : null;
    }

    @Override
    public boolean hearsStatus() {
        return true;
    }
}
