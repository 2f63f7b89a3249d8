package org.carequeue.pharmacy.model;

import static org.carequeue.pharmacy.model.PrescriptionCase.accept;
import static org.carequeue.pharmacy.model.PrescriptionCase.refuse;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionStepUndone;
import org.carequeue.events.PrescriptionStatus;

/// The last step was a mistake: for a while it is taken back, each step for its own while, the last one first.
///
/// A cancellation is the visit's; a release and a take-over are put right by a claim and by another take-over.
final class StepUndoRules {

    private StepUndoRules() {
    }

    static Decision<ClinicEvent> undo(PrescriptionCase asked, int version) {
        var prescription = asked.prescription();
        var at = prescription.stepAt();
        if (at == null) {
            return refuse(PharmacyProblems.noStepToUndo(prescription));
        }
        if (version != prescription.version()) {
            return refuse(PharmacyProblems.prescriptionChanged(prescription));
        }
        var within = asked.settings().calling().undoWithin();
        if (within.isZero() || !asked.circumstances().now().isBefore(at.plus(within))) {
            return refuse(PharmacyProblems.stepUndoTooLate(prescription, within));
        }
        var step = nameOf(prescription.status());
        var undone = new PrescriptionStepUndone(prescription.stepUndone(), step);
        // Anybody may put back what nobody fetched, and so take that back, too.
        return prescription.status() == PrescriptionStatus.RETURNED ? accept(undone) : asked.ifOwn(_ -> undone);
    }

    /// The step that leads to this status, by the wire name of its event.
    private static String nameOf(PrescriptionStatus status) {
        return "prescription-" + status.wire();
    }
}
