package org.carequeue.pharmacy.model;

import static org.carequeue.pharmacy.model.PrescriptionCase.accept;
import static org.carequeue.pharmacy.model.PrescriptionCase.refuse;

import java.time.Duration;
import java.time.Instant;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionAnswered;
import org.carequeue.events.ClinicEvent.PrescriptionOnHold;
import org.carequeue.events.ClinicEvent.PrescriptionQuestioned;
import org.carequeue.events.ClinicEvent.PrescriptionResumed;
import org.carequeue.events.Dispensing;
import org.jspecify.annotations.Nullable;

/// What a prescription waits for, beside the counter's own work: the doctor's answer, or what the pharmacy does not have. It
/// keeps its promised time, and no claim of it ends meanwhile.
final class PauseRules {

    private static final Duration LONGEST = Duration.ofDays(366);

    private PauseRules() {
    }

    static Decision<ClinicEvent> hold(PrescriptionCase asked, String reason, @Nullable Instant until) {
        var prescription = asked.prescription();
        return switch (prescription.status()) {
            case SUBMITTED -> refuse(PharmacyProblems.notClaimed(prescription));
            case CLAIMED, PREPARING, CHECKED -> until != null && !isToCome(until, asked.now())
                    ? refuse(PharmacyProblems.invalidTime())
                    : asked.ifOwn(own -> new PrescriptionOnHold(own.onHold(reason, until, asked.actor(), asked.now())));
            case READY, NOT_COLLECTED -> refuse(PharmacyProblems.alreadyReady(prescription));
            case QUESTION, ON_HOLD -> asked.waits();
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> asked.over();
        };
    }

    private static boolean isToCome(Instant until, Instant now) {
        return until.isAfter(now) && until.isBefore(now.plus(LONGEST));
    }

    /// Any counter may go on with what waits: what it waited for may come when the one that began it is not staffed.
    static Decision<ClinicEvent> resume(PrescriptionCase asked, @Nullable String at) {
        var prescription = asked.prescription();
        return asked.at(at, counter -> switch (prescription.status()) {
            case QUESTION, ON_HOLD ->
                accept(new PrescriptionResumed(prescription.resumed(counter, asked.actor(), asked.now())));
            case SUBMITTED, CLAIMED, PREPARING, CHECKED, READY, NOT_COLLECTED ->
                refuse(PharmacyProblems.nothingToResume(prescription));
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> asked.over();
        });
    }

    static Decision<ClinicEvent> ask(PrescriptionCase asked, String text) {
        var prescription = asked.prescription();
        return switch (prescription.status()) {
            case SUBMITTED -> refuse(PharmacyProblems.notClaimed(prescription));
            case CLAIMED, PREPARING, CHECKED, QUESTION -> prescription.order().outside() != null
                    ? refuse(PharmacyProblems.prescriberOutside(prescription))
                    : isFull(asked) ? refuse(PharmacyProblems.tooManyQuestions(prescription))
                            : asked.ifOwn(own -> new PrescriptionQuestioned(own.questioned(text, asked.actor(), asked.now())));
            case READY, NOT_COLLECTED -> refuse(PharmacyProblems.alreadyReady(prescription));
            case ON_HOLD -> asked.waits();
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> asked.over();
        };
    }

    /// The last place is kept for an answer.
    private static boolean isFull(PrescriptionCase asked) {
        return asked.prescription().work().questions().size() >= Dispensing.MOST_MESSAGES - 1;
    }

    static Decision<ClinicEvent> answer(PrescriptionCase asked, String text) {
        var prescription = asked.prescription();
        return switch (prescription.status()) {
            case QUESTION -> accept(new PrescriptionAnswered(
                    prescription.answered(text, asked.circumstances().called(), asked.now())));
            case SUBMITTED, CLAIMED, PREPARING, CHECKED, READY, ON_HOLD, NOT_COLLECTED ->
                refuse(PharmacyProblems.noQuestion(prescription));
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> asked.over();
        };
    }
}
