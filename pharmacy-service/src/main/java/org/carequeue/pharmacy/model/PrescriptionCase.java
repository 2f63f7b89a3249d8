package org.carequeue.pharmacy.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.Workplace;
import org.carequeue.events.prescribing.KnownMedicines;
import org.jspecify.annotations.Nullable;

/// One prescription about which somebody asks for something: all that a decision goes by.
///
/// @param ofTicket all prescriptions of its ticket that are known, in their order
/// @param known which medicines may be prescribed
record PrescriptionCase(Prescription prescription, List<Prescription> ofTicket, ClinicSettings settings,
        KnownMedicines known, Circumstances circumstances) {

    /// The actor of a request that does not say who asks.
    private static final String NOBODY = "api";

    /// A claim belongs to its actor. Who does not say who they are is let through: before there is sign-in that proves
    /// nothing either way.
    boolean isAnothers() {
        return !circumstances.actor().equals(NOBODY) && !circumstances.actor().equals(prescription.claimedBy());
    }

    /// Goes on with the counter that is asked for, else with the one that asks.
    Decision<ClinicEvent> at(@Nullable String asked, Function<String, Decision<ClinicEvent>> decision) {
        var counter = asked != null ? asked : Workplace.COUNTER.nameIn(circumstances.workplace()).orElse(null);
        if (counter == null) {
            return refuse(PharmacyProblems.counterMissing());
        }
        return settings.counters().contains(counter) ? decision.apply(counter)
                : refuse(PharmacyProblems.counterNotFound());
    }

    /// Carries out what only the counter may do that has claimed it.
    Decision<ClinicEvent> ifOwn(Function<Prescription, PrescriptionEvent> step) {
        return isAnothers() ? refuse(PharmacyProblems.claimedByAnother(prescription)) : accept(step.apply(prescription));
    }

    /// The rest of it that was owed last, where anything was.
    Optional<Prescription> lastRest() {
        return ofTicket.stream().filter(other -> other.id().rest() > 0)
                .filter(other -> other.id().ordinal() == prescription.id().ordinal()).reduce((_, last) -> last);
    }

    /// The id of the next rest of it: none is given twice.
    PrescriptionId nextRest() {
        return new PrescriptionId(prescription.ticket(), prescription.id().ordinal(),
                lastRest().map(last -> last.id().rest()).orElse(0) + 1);
    }

    /// The same where nothing has to happen.
    Decision<ClinicEvent> ifOwnUnchanged() {
        return isAnothers() ? refuse(PharmacyProblems.claimedByAnother(prescription))
                : Decision.unchanged(PrescriptionView.of(prescription));
    }

    static Decision<ClinicEvent> accept(PrescriptionEvent event) {
        return Decision.accept(event, PrescriptionView.of(event.prescription()));
    }

    static Decision<ClinicEvent> refuse(Refusal refusal) {
        return Decision.refuse(refusal);
    }

    /// What is over takes no step, and says why.
    Decision<ClinicEvent> over() {
        return refuse(whyOver(prescription));
    }

    static Refusal whyOver(Prescription prescription) {
        return switch (prescription.status()) {
            case HANDED_OVER -> PharmacyProblems.alreadyHandedOver(prescription);
            case DECLINED -> PharmacyProblems.prescriptionDeclined(prescription);
            case CANCELLED -> PharmacyProblems.prescriptionCancelled(prescription);
            case RETURNED -> PharmacyProblems.prescriptionReturned(prescription);
            case SUBMITTED, CLAIMED, PREPARING, CHECKED, READY, QUESTION, ON_HOLD, NOT_COLLECTED ->
                throw new IllegalStateException(prescription.id() + " is not over");
        };
    }

    /// What waits takes no step of the way to the patient, and says for what.
    Decision<ClinicEvent> waits() {
        return refuse(PharmacyProblems.waits(prescription));
    }

    String actor() {
        return circumstances.actor();
    }

    Instant now() {
        return circumstances.now();
    }
}
