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

    static boolean hears(PrescriptionChanged change) {
        return switch (change.news()) {
            case SUBMITTED, RECEIVED, PRIORITISED, CLAIMED -> false;
            case READY -> true;
            // Somebody who knows numbers and counters only must not take one of two for both.
            case HANDED_OVER, CANCELLED -> wasCalled(change) && change.row().prescriptions().stream()
                    .noneMatch(other -> isCalled(other) && sameCounter(other, change.now()));
        };
    }

    static boolean isCalled(Prescription prescription) {
        return prescription.status() == PrescriptionStatus.READY;
    }

    /// When a row was last called, to a room or, if it stands at none, to a counter; the beginning of time for one that is
    /// not called.
    static Instant lastOf(Row row) {
        var visit = row.visit();
        if (visit != null && visit.status() == VisitStatus.CALLED) {
            return visit.times().since();
        }
        if (visit != null && visit.status() == VisitStatus.IN_CONSULTATION) {
            var call = visit.why() == null ? visit.calledAt() : visit.why().at();
            return Objects.requireNonNullElse(call, Instant.MIN);
        }
        return row.prescriptions().stream().filter(PublicCalls::isCalled)
                .map(prescription -> Objects.requireNonNullElse(prescription.readyAt(), Instant.MIN))
                .max(Comparator.naturalOrder()).orElse(Instant.MIN);
    }

    private static boolean wasCalled(PrescriptionChanged change) {
        return change.before() != null && isCalled(change.before());
    }

    private static boolean sameCounter(Prescription one, Prescription other) {
        return one.counter() == null ? other.counter() == null : one.counter().equals(other.counter());
    }
}
