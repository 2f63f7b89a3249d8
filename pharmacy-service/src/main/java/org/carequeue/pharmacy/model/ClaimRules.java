package org.carequeue.pharmacy.model;

import static org.carequeue.pharmacy.model.PrescriptionCase.accept;
import static org.carequeue.pharmacy.model.PrescriptionCase.refuse;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionClaimed;
import org.carequeue.events.ClinicEvent.PrescriptionReleased;
import org.carequeue.events.ClinicEvent.PrescriptionTakenOver;
import org.jspecify.annotations.Nullable;

/// Who prepares it: one counter at a time, which gives it back, or from which another one takes it over.
final class ClaimRules {

    private ClaimRules() {
    }

    static Decision<ClinicEvent> claim(PrescriptionCase asked, @Nullable String at) {
        var prescription = asked.prescription();
        var by = asked.circumstances();
        return asked.at(at, counter -> switch (prescription.status()) {
            case SUBMITTED -> accept(new PrescriptionClaimed(prescription.claimed(counter, by.actor(), by.now())));
            case CLAIMED, READY, NOT_COLLECTED -> refuse(PharmacyProblems.alreadyClaimed(prescription));
            case HANDED_OVER, CANCELLED, RETURNED -> asked.over();
        });
    }

    /// What is ready is called to its counter: it is not given back, but taken over.
    static Decision<ClinicEvent> release(PrescriptionCase asked) {
        var prescription = asked.prescription();
        return switch (prescription.status()) {
            case SUBMITTED -> refuse(PharmacyProblems.notClaimed(prescription));
            case CLAIMED -> asked.ifOwn(own -> new PrescriptionReleased(own.released()));
            case READY, NOT_COLLECTED -> refuse(PharmacyProblems.alreadyReady(prescription));
            case HANDED_OVER, CANCELLED, RETURNED -> asked.over();
        };
    }

    static Decision<ClinicEvent> takeOver(PrescriptionCase asked, @Nullable String at, int version) {
        var prescription = asked.prescription();
        return asked.at(at, counter -> switch (prescription.status()) {
            case SUBMITTED -> refuse(PharmacyProblems.notClaimed(prescription));
            case CLAIMED, READY, NOT_COLLECTED -> takeOver(asked, version, counter);
            case HANDED_OVER, CANCELLED, RETURNED -> asked.over();
        });
    }

    private static Decision<ClinicEvent> takeOver(PrescriptionCase asked, int version, String counter) {
        var prescription = asked.prescription();
        var by = asked.circumstances();
        if (counter.equals(prescription.counter()) && by.actor().equals(prescription.claimedBy())) {
            return refuse(PharmacyProblems.alreadyClaimed(prescription));
        }
        return version == prescription.version()
                ? accept(new PrescriptionTakenOver(prescription.takenOver(counter, by.actor(), by.now())))
                : refuse(PharmacyProblems.prescriptionChanged(prescription));
    }
}
