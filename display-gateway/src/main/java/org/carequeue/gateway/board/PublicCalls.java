package org.carequeue.gateway.board;

import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.gateway.board.Change.PrescriptionChanged;

/// When the public hears of a prescription: while it waits at a counter, and when it does so no longer.
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

    private static boolean wasCalled(PrescriptionChanged change) {
        return change.before() != null && isCalled(change.before());
    }

    private static boolean sameCounter(Prescription one, Prescription other) {
        return one.counter() == null ? other.counter() == null : one.counter().equals(other.counter());
    }
}
