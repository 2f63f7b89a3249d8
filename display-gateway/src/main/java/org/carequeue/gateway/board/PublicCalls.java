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
}
