package org.carequeue.gateway.board;

import java.time.Instant;
import java.util.Objects;

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
    /// @param issuedAt when the number was taken
    /// @param since when it came to stand as it does: of a call, when that was
    record TrackedTicket(TicketId id, TicketNumber number, VisitStatus status, @Nullable String room,
            @Nullable String counter, Instant issuedAt, Instant since) {

        static TrackedTicket of(Row row) {
            var there = row.status().holdsRoom();
            var visit = row.visit();
            return new TrackedTicket(row.id(), row.number(), row.status(), there ? row.room() : null,
                    there ? row.counter() : null, row.issuedAt(), visit == null ? row.issuedAt() : visit.times().since());
        }
    }

    /// @param status where it stands; of what is not ready yet no more than that it is being prepared
    /// @param counter where the patient fetches it
    /// @param handedOverAt when the patient got it
    record TrackedPrescription(PrescriptionId id, TicketNumber number, PrescriptionStatus status,
            @Nullable String counter, @Nullable Instant handedOverAt) {

        static TrackedPrescription of(Prescription prescription) {
            return new TrackedPrescription(prescription.id(), prescription.number(), told(prescription),
                    placeOf(prescription), prescription.handedOverAt());
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
        var now = change.now();
        var isNews = before == null || told(before) != told(now) || !Objects.equals(placeOf(before), placeOf(now));
        return isNews && (isTold(now) || before != null && isTold(before)) ? TrackedPrescription.of(now) : null;
    }

    @Override
    public @Nullable Object prescription(Row row, Prescription prescription) {
        return isTold(prescription) ? TrackedPrescription.of(prescription) : null;
    }

    /// The patient may still come for it when the public screens have forgotten it; what comes to nothing is not the phone's to say.
    private static boolean isTold(Prescription prescription) {
        return switch (prescription.status()) {
            case SUBMITTED, CLAIMED, PREPARING, CHECKED, QUESTION, ON_HOLD, READY, NOT_COLLECTED, HANDED_OVER -> true;
            case DECLINED, CANCELLED, RETURNED -> false;
        };
    }

    /// How the pharmacy goes about it is no matter of the patient's.
    private static PrescriptionStatus told(Prescription prescription) {
        return switch (prescription.status()) {
            case SUBMITTED, CLAIMED, PREPARING, CHECKED, QUESTION, ON_HOLD -> PrescriptionStatus.PREPARING;
            case READY, NOT_COLLECTED, HANDED_OVER, DECLINED, CANCELLED, RETURNED -> prescription.status();
        };
    }

    private static @Nullable String placeOf(Prescription prescription) {
        return prescription.status().canBeFetched() ? prescription.counter() : null;
    }

    @Override
    public boolean hearsStatus() {
        return true;
    }
}
