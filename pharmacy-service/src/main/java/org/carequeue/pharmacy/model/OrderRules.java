package org.carequeue.pharmacy.model;

import static org.carequeue.pharmacy.model.PrescriptionCase.accept;
import static org.carequeue.pharmacy.model.PrescriptionCase.refuse;

import java.time.LocalDate;
import java.util.stream.Collectors;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionAmended;
import org.carequeue.events.ClinicEvent.PrescriptionCancelled;
import org.carequeue.events.ClinicEvent.PrescriptionDeclined;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.prescribing.KnownMedicines;
import org.carequeue.events.prescribing.PrescriptionCheck;
import org.carequeue.events.prescribing.Words;

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

    /// What is ordered instead is asked the same as what was ordered first.
    static Decision<ClinicEvent> amend(PrescriptionCase asked, PrescriptionOrder order) {
        var prescription = asked.prescription();
        if (!prescription.status().isOpen()) {
            return asked.over();
        }
        var judgement = check(asked).judge(order);
        if (!judgement.faults().isEmpty()) {
            return refuse(PharmacyProblems.invalidPrescription(judgement.faults()));
        }
        var unanswered = judgement.unanswered(order.overrides());
        return unanswered.isEmpty()
                ? accept(new PrescriptionAmended(prescription.amended(order.inSpiteOf(judgement.answers(order.overrides())),
                        asked.circumstances().called(), asked.now())))
                : refuse(PharmacyProblems.prescriptionWarnings(unanswered));
    }

    private static PrescriptionCheck check(PrescriptionCase asked) {
        var before = asked.ofTicket().stream().filter(other -> !other.id().equals(asked.prescription().id()))
                .filter(other -> other.status().isOpen()).flatMap(other -> other.order().items().stream())
                .map(item -> Words.plain(item.medicine())).collect(Collectors.toSet());
        return new PrescriptionCheck(asked.settings().prescribing(),
                LocalDate.ofInstant(asked.now(), asked.settings().zone()), before, KnownMedicines.ANY);
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
