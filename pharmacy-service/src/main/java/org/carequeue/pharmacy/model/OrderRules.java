package org.carequeue.pharmacy.model;

import static org.carequeue.pharmacy.model.PrescriptionCase.accept;
import static org.carequeue.pharmacy.model.PrescriptionCase.refuse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionAmended;
import org.carequeue.events.ClinicEvent.PrescriptionCancelled;
import org.carequeue.events.ClinicEvent.PrescriptionDeclined;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.prescribing.Judgement;
import org.carequeue.events.prescribing.KnownMedicines;
import org.carequeue.events.prescribing.PrescriptionCheck;
import org.carequeue.events.prescribing.PrescriptionForm;
import org.carequeue.events.prescribing.Words;

/// Whether there is anything to supply, and what: until the patient has it, the doctor may change or cancel the order, and
/// the pharmacy may decline it.
public final class OrderRules {

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
        var judgement = check(prescription, asked.ofTicket(), asked.settings(), asked.known(), asked.now()).judge(order);
        if (!judgement.faults().isEmpty()) {
            return refuse(PharmacyProblems.invalidPrescription(judgement.faults()));
        }
        var unanswered = judgement.unanswered(order.overrides());
        return unanswered.isEmpty()
                ? accept(new PrescriptionAmended(prescription.amended(order.inSpiteOf(judgement.answers(order.overrides())),
                        asked.circumstances().called(), asked.now())))
                : refuse(PharmacyProblems.prescriptionWarnings(unanswered));
    }

    /// What would be said of another order if it was sent now. Nothing is decided.
    ///
    /// @throws RefusedException where there is no such prescription, or nothing of it can be changed any more
    public static Judgement judge(PharmacyState state, PrescriptionId id, PrescriptionForm form, Instant now) {
        var settings = state.settings();
        if (settings == null) {
            throw new RefusedException(PharmacyProblems.clinicNotConfigured());
        }
        var prescription = state.find(id)
                .orElseThrow(() -> new RefusedException(PharmacyProblems.prescriptionNotFound(id)));
        if (!prescription.status().isOpen()) {
            throw new RefusedException(PrescriptionCase.whyOver(prescription));
        }
        return check(prescription, state.knownOf(prescription.ticket()), settings, state.formulary().names(), now).judge(form);
    }

    /// It takes the place of what was ordered before, which is not prescribed twice by that.
    private static PrescriptionCheck check(Prescription changed, List<Prescription> ofTicket, ClinicSettings settings,
            KnownMedicines known, Instant now) {
        var before = ofTicket.stream().filter(other -> !other.id().equals(changed.id()))
                .filter(other -> other.status().isOpen()).flatMap(other -> other.order().items().stream())
                .map(item -> Words.plain(item.medicine())).collect(Collectors.toSet());
        return new PrescriptionCheck(settings.prescribing(), LocalDate.ofInstant(now, settings.zone()), before,
                known);
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
