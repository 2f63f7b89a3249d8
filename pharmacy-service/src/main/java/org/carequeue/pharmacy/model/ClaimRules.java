package org.carequeue.pharmacy.model;

import static org.carequeue.pharmacy.model.PrescriptionCase.accept;
import static org.carequeue.pharmacy.model.PrescriptionCase.refuse;

import java.time.Duration;
import java.time.Instant;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionClaimed;
import org.carequeue.events.ClinicEvent.PrescriptionLeaseRenewed;
import org.carequeue.events.ClinicEvent.PrescriptionReleased;
import org.carequeue.events.ClinicEvent.PrescriptionTakenOver;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Prescription;
import org.jspecify.annotations.Nullable;

/// Who prepares it: one counter at a time, which gives it back, or from which another one takes it over. A claim is a lease:
/// it ends when nobody has worked on it for as long as the clinic sets.
final class ClaimRules {

    /// More often than that a page need not say that somebody still works on it.
    private static final Duration RENEWED_AFTER = Duration.ofSeconds(30);

    private ClaimRules() {
    }

    static Decision<ClinicEvent> claim(PrescriptionCase asked, @Nullable String at) {
        var prescription = asked.prescription();
        return asked.at(at, counter -> switch (prescription.status()) {
            case SUBMITTED -> accept(new PrescriptionClaimed(prescription.claimed(counter, asked.actor(), asked.now())));
            case CLAIMED, PREPARING, CHECKED, READY, NOT_COLLECTED -> refuse(PharmacyProblems.alreadyClaimed(prescription));
            case QUESTION, ON_HOLD -> asked.waits();
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> asked.over();
        });
    }

    /// What is ready is called to its counter: it is not given back, but taken over.
    static Decision<ClinicEvent> release(PrescriptionCase asked) {
        var prescription = asked.prescription();
        return switch (prescription.status()) {
            case SUBMITTED -> refuse(PharmacyProblems.notClaimed(prescription));
            case CLAIMED, PREPARING, CHECKED -> asked.ifOwn(own -> new PrescriptionReleased(own.released()));
            case READY, NOT_COLLECTED -> refuse(PharmacyProblems.alreadyReady(prescription));
            case QUESTION, ON_HOLD -> asked.waits();
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> asked.over();
        };
    }

    static Decision<ClinicEvent> takeOver(PrescriptionCase asked, @Nullable String at, @Nullable String reason) {
        var prescription = asked.prescription();
        return asked.at(at, counter -> switch (prescription.status()) {
            case SUBMITTED -> refuse(PharmacyProblems.notClaimed(prescription));
            case CLAIMED, PREPARING, CHECKED, READY, NOT_COLLECTED ->
                counter.equals(prescription.counter()) && asked.actor().equals(prescription.claimedBy())
                        ? refuse(PharmacyProblems.alreadyClaimed(prescription))
                        : accept(new PrescriptionTakenOver(
                                prescription.takenOver(counter, asked.actor(), asked.now(), reason)));
            case QUESTION, ON_HOLD -> asked.waits();
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> asked.over();
        });
    }

    static Decision<ClinicEvent> renew(PrescriptionCase asked) {
        var prescription = asked.prescription();
        return switch (prescription.status()) {
            case SUBMITTED -> refuse(PharmacyProblems.notClaimed(prescription));
            case CLAIMED, PREPARING, CHECKED -> isFresh(prescription, asked.now())
                    ? asked.ifOwnUnchanged()
                    : asked.ifOwn(own -> new PrescriptionLeaseRenewed(own.workedOn(asked.now())));
            case READY, NOT_COLLECTED -> refuse(PharmacyProblems.alreadyReady(prescription));
            case QUESTION, ON_HOLD -> asked.waits();
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> asked.over();
        };
    }

    private static boolean isFresh(Prescription prescription, Instant now) {
        var at = prescription.workedAt();
        return at != null && now.isBefore(at.plus(RENEWED_AFTER));
    }

    /// Whether nobody has worked on what is claimed for longer than a claim holds.
    static boolean isForgotten(Prescription prescription, ClinicSettings settings, Instant now) {
        var at = prescription.workedAt();
        return prescription.status().isInWork() && (at == null || !now.isBefore(at.plus(settings.pharmacy().lease())));
    }

    /// Whether it is at a counter that the clinic does not have any more.
    static boolean isAtNoCounter(Prescription prescription, ClinicSettings settings) {
        return prescription.counter() != null && !settings.counters().contains(prescription.counter());
    }
}
