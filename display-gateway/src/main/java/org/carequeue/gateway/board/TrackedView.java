package org.carequeue.gateway.board;

import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.VisitStatus;
import org.carequeue.gateway.board.Change.PrescriptionChanged;
import org.jspecify.annotations.Nullable;

/// One patient with a tracking link: the own ticket, which whoever sends has chosen before.
final class TrackedView implements View {

    /// @param room where the patient was called to; none where that was a counter
    /// @param counter where the patient was called to; none where that was a room
    record TrackedTicket(TicketId id, TicketNumber number, VisitStatus status, @Nullable String room,
            @Nullable String counter) {

        static TrackedTicket of(Row row) {
            var there = row.status().holdsRoom();
            return new TrackedTicket(row.id(), row.number(), row.status(), there ? row.room() : null,
                    there ? row.counter() : null);
        }
    }

    /// @param status where it stands
    /// @param counter where the patient fetches it
    record TrackedPrescription(PrescriptionId id, TicketNumber number, PrescriptionStatus status,
            @Nullable String counter) {

        static TrackedPrescription of(Prescription prescription) {
            return new TrackedPrescription(prescription.id(), prescription.number(), prescription.status(),
                    prescription.counter());
        }
    }

    @Override
    public @Nullable Object ticket(TicketNews news, Row row) {
        return switch (news.patient()) {
            case HEARS -> TrackedTicket.of(row);
            case NOTHING -> null;
        };
    }

    @Override
    public Object ticket(Row row) {
        return TrackedTicket.of(row);
    }

    @Override
    public @Nullable Object prescription(PrescriptionChanged change) {
        var before = change.before();
        return canBeFetched(change.now()) || before != null && canBeFetched(before)
                ? TrackedPrescription.of(change.now())
                : null;
    }

    @Override
    public @Nullable Object prescription(Row row, Prescription prescription) {
        return canBeFetched(prescription) ? TrackedPrescription.of(prescription) : null;
    }

    /// The patient may still come for it when the public screens have forgotten it.
    private static boolean canBeFetched(Prescription prescription) {
        return prescription.status().canBeFetched();
    }

    @Override
    public boolean hearsStatus() {
        return true;
    }
}
