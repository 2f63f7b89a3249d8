package org.carequeue.gateway.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.VisitStatus;
import org.carequeue.gateway.board.Change.PrescriptionChanged;

/// What the public hears of calls: of a prescription while it waits at a counter, and when it does so no longer.
final class PublicCalls {

    private PublicCalls() {
    }

    /// It is called, or is so no longer, or is to be fetched elsewhere.
    static boolean hears(PrescriptionChanged change) {
        var before = change.before();
        return before == null || !isCalled(before) ? isCalled(change.now())
                : !isCalled(change.now()) || !Objects.equals(before.counter(), change.now().counter());
    }

    /// What is ready at a counter that there is no more is fetched nowhere until another one takes it over.
    static boolean isCalled(Prescription prescription) {
        return prescription.status() == PrescriptionStatus.READY && prescription.counter() != null;
    }

    /// Whether it stands on the public screens. What nobody has fetched by the end of the day is off them, as staff know.
    static boolean stands(Row row, Prescription prescription) {
        return isCalled(prescription) && row.isOfTheDay(prescription.readyAt());
    }

    /// Whether the visit's call, or that it was not answered, stands on the public screens. A call that the day's end has
    /// overtaken is no call any more: today's patient with the same number must not take it for theirs.
    static boolean stands(Row row) {
        return switch (row.status()) {
            case CALLED -> row.isOfTheDay(lastOf(row));
            case SKIPPED -> row.visit() != null && row.isOfTheDay(row.visit().times().since());
            case WAITING -> true;
            case IN_CONSULTATION, PARKED, FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED -> false;
        };
    }

    /// Whether the number stands there as called.
    static boolean isCalled(Row row) {
        return row.visible() && row.status() == VisitStatus.CALLED && stands(row);
    }

    /// Whether a number stands there as called to this place.
    ///
    /// @param ready whether what is meant is a medicine that is fetched there
    static boolean stands(Row row, String place, boolean ready) {
        return ready
                ? row.prescriptions().stream().anyMatch(one -> place.equals(one.counter()) && stands(row, one))
                : isCalled(row) && (place.equals(row.room()) || place.equals(row.counter()));
    }

    /// When a row was last called, to a room or, if it stands at none, to a counter; the beginning of time for one that is
    /// not called.
    static Instant lastOf(Row row) {
        var visit = row.visit();
        if (visit != null && visit.status() == VisitStatus.CALLED) {
            return visit.times().since();
        }
        return row.prescriptions().stream().filter(PublicCalls::isCalled)
                .map(prescription -> Objects.requireNonNullElse(prescription.readyAt(), Instant.MIN))
                .max(Comparator.naturalOrder()).orElse(Instant.MIN);
    }
}
