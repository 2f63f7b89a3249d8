package org.carequeue.pharmacy.model;

import static org.carequeue.pharmacy.model.PrescriptionCase.accept;
import static org.carequeue.pharmacy.model.PrescriptionCase.refuse;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionAmended;
import org.carequeue.events.ClinicEvent.PrescriptionCancelled;
import org.carequeue.events.ClinicEvent.PrescriptionDeclined;
import org.carequeue.events.PrescriptionOrder;

/// Whether there is anything to supply, and what: until the patient has it, the doctor may change or cancel the order, and
/// the pharmacy may decline it.
final class OrderRules {

    private OrderRules() {
    }

    static Decision<ClinicEvent> cancel(PrescriptionCase asked, String reason) {
        return asked.prescription().status().isOpen()
                ? accept(new PrescriptionCancelled(
                        asked.prescription().cancelledBy(asked.circumstances().called(), reason, asked.now())))
                : asked.over();
    }

    static Decision<ClinicEvent> amend(PrescriptionCase asked, PrescriptionOrder order) {
        return asked.prescription().status().isOpen()
                ? accept(new PrescriptionAmended(
                        asked.prescription().amended(order, asked.circumstances().called(), asked.now())))
                : asked.over();
    }

    static Decision<ClinicEvent> decline(PrescriptionCase asked, String reason) {
        var prescription = asked.prescription();
        return switch (prescription.status()) {
            case SUBMITTED -> refuse(PharmacyProblems.notClaimed(prescription));
            case CLAIMED, PREPARING, CHECKED, QUESTION, ON_HOLD ->
                asked.ifOwn(own -> new PrescriptionDeclined(own.declined(reason, asked.actor(), asked.now())));
            case READY, NOT_COLLECTED -> refuse(PharmacyProblems.alreadyReady(prescription));
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> asked.over();
        };
    }
}
