package org.carequeue.triage.model;

import static org.carequeue.triage.model.VisitCase.refuse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.FormularyMedicine;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.SubmittedPrescription;
import org.carequeue.events.Visit;
import org.carequeue.events.prescribing.Judgement;
import org.carequeue.events.prescribing.PrescriptionCheck;
import org.carequeue.events.prescribing.PrescriptionForm;

/// What a doctor may send to the pharmacy.
public final class PrescribingRules {

    private PrescribingRules() {
    }

    /// A fault is refused; so is a warning for which no reason is given, or another reason than for what is noticed now.
    static Decision<ClinicEvent> prescribe(VisitCase asked, PrescriptionOrder order) {
        var visit = asked.visit();
        if (!visit.status().isOpen()) {
            return refuse(TriageProblems.visitOver(visit));
        }
        var judgement = check(asked.state(), asked.settings(), visit, asked.now()).judge(order);
        if (!judgement.faults().isEmpty()) {
            return refuse(TriageProblems.invalidPrescription(judgement.faults()));
        }
        var unanswered = judgement.unanswered(order.overrides());
        return unanswered.isEmpty() ? submitted(asked, order.inSpiteOf(judgement.answers(order.overrides())))
                : refuse(TriageProblems.prescriptionWarnings(unanswered));
    }

    private static Decision<ClinicEvent> submitted(VisitCase asked, PrescriptionOrder order) {
        var visit = asked.visit();
        var by = asked.circumstances();
        var counted = visit.withPrescription();
        var submitted = new SubmittedPrescription(new PrescriptionId(visit.ticket(), counted.prescriptions()),
                visit.ticket(), visit.number(), visit.urgency().priority(), visit.urgency().rank(), by.now(), by.called(),
                by.workplace(), order);
        return Decision.accept(new PrescriptionSubmitted(counted, submitted), SubmittedPrescriptionView.of(submitted));
    }

    /// The same list again changes nothing; an empty one is that there is none any more.
    static Decision<ClinicEvent> load(TriageState state, List<FormularyMedicine> medicines, String digest) {
        var known = state.formulary();
        if (known.digest().equals(digest) || medicines.isEmpty() && known.size() == 0) {
            return Decision.unchanged(new FormularyView(known.version(), known.size()));
        }
        var version = known.version() + 1;
        return new Decision.Accepted<>(List.copyOf(Formulary.parts(version, digest, medicines)),
                new FormularyView(version, medicines.size()));
    }

    /// What would be said of a form if it was sent now. Nothing is decided.
    ///
    /// @throws RefusedException where nothing can be prescribed for this visit
    public static Judgement judge(TriageState state, Visit visit, PrescriptionForm form, Instant now) {
        var settings = state.settings();
        if (settings == null) {
            throw new RefusedException(TriageProblems.clinicNotConfigured());
        }
        if (!visit.status().isOpen()) {
            throw new RefusedException(TriageProblems.visitOver(visit));
        }
        return check(state, settings, visit, now).judge(form);
    }

    private static PrescriptionCheck check(TriageState state, ClinicSettings settings, Visit visit, Instant now) {
        return new PrescriptionCheck(settings.prescribing(), LocalDate.ofInstant(now, settings.zone()),
                state.prescribed(visit.ticket()), state.formulary());
    }
}
