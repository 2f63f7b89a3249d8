package org.carequeue.pharmacy.model;

import static org.carequeue.pharmacy.model.PrescriptionCase.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionCancelled;
import org.carequeue.events.ClinicEvent.PrescriptionReleased;
import org.carequeue.events.ClinicEvent.PrescriptionStepUndone;
import org.carequeue.events.PrescriptionStatus;

/// The last step was a mistake: for a while it is taken back, each step for its own while, the last one first.
///
/// A cancellation is the visit's; a release and a take-over are put right by a claim and by another take-over.
final class StepUndoRules {

    /// A hand-over that left a rest is undone so often at most: each rest has an id of its own.
    private static final int MOST_RESTS = 99;

    private StepUndoRules() {
    }

    static Decision<ClinicEvent> undo(PrescriptionCase asked) {
        var prescription = asked.prescription();
        var at = prescription.stepAt();
        if (at == null) {
            return refuse(PharmacyProblems.noStepToUndo(prescription));
        }
        var within = asked.settings().calling().undoWithin();
        if (within.isZero() || !asked.now().isBefore(at.plus(within))) {
            return refuse(PharmacyProblems.stepUndoTooLate(prescription, within));
        }
        // Anybody may put back what nobody fetched, and check what another one has prepared, and so take that back, too.
        if (asked.isAnothers() && prescription.status() != PrescriptionStatus.RETURNED
                && prescription.status() != PrescriptionStatus.CHECKED) {
            return refuse(PharmacyProblems.claimedByAnother(prescription));
        }
        return prescription.status() == PrescriptionStatus.HANDED_OVER ? undoHandOver(asked) : undone(asked, List.of());
    }

    /// The rest is not owed any more: where somebody has begun it, the two would be more than was ordered.
    private static Decision<ClinicEvent> undoHandOver(PrescriptionCase asked) {
        var rest = asked.lastRest().filter(one -> asked.prescription().id().equals(one.work().restOf())
                && !one.submittedAt().isBefore(Objects.requireNonNull(asked.prescription().handedOverAt())));
        if (rest.isEmpty()) {
            return undone(asked, List.of());
        }
        var owed = rest.get();
        return owed.status() == PrescriptionStatus.SUBMITTED && owed.id().rest() < MOST_RESTS
                ? undone(asked, List.of(new PrescriptionCancelled(owed.cancelled(asked.now()))))
                : refuse(PharmacyProblems.restBegun(owed));
    }

    /// Where its counter is none any more, nobody has claimed it.
    private static Decision<ClinicEvent> undone(PrescriptionCase asked, List<ClinicEvent> also) {
        var undone = asked.prescription().stepUndone();
        var events = new ArrayList<ClinicEvent>();
        events.add(new PrescriptionStepUndone(undone, nameOf(asked.prescription().status())));
        events.addAll(also);
        if (ClaimRules.isAtNoCounter(undone, asked.settings())) {
            undone = undone.released();
            events.add(new PrescriptionReleased(undone));
        }
        return new Decision.Accepted<>(events, PrescriptionView.of(undone));
    }

    /// The step that leads to this status, by the wire name of its event.
    private static String nameOf(PrescriptionStatus status) {
        return "prescription-" + status.wire();
    }
}
