package org.carequeue.triage.model;

import static org.carequeue.triage.model.VisitCase.accept;
import static org.carequeue.triage.model.VisitCase.refuse;

import java.util.ArrayList;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.ConsultationStarted;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.VisitStatus;

/// The way straight on: the patient sits before the doctor, and the visit ends.
final class ConsultationRules {

    private ConsultationRules() {
    }

    static Decision<ClinicEvent> start(VisitCase asked) {
        var visit = asked.visit();
        return switch (visit.status()) {
            case WAITING, PARKED, SKIPPED -> refuse(TriageProblems.notCalled(visit));
            case CALLED -> asked.isElsewhere()
                    ? refuse(TriageProblems.ofAnotherWorkplace(visit))
                    : accept(new ConsultationStarted(visit.started(asked.now())));
            case IN_CONSULTATION -> refuse(TriageProblems.alreadyStarted(visit));
            case FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED -> refuse(TriageProblems.visitOver(visit));
        };
    }

    /// Finishing a called visit implies that the consultation had begun: two events of the same instant.
    static Decision<ClinicEvent> finish(VisitCase asked) {
        var visit = asked.visit();
        return switch (visit.status()) {
            case WAITING, PARKED, SKIPPED -> refuse(TriageProblems.notCalled(visit));
            case CALLED, IN_CONSULTATION -> asked.isElsewhere()
                    ? refuse(TriageProblems.ofAnotherWorkplace(visit))
                    : finished(asked);
            case FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED -> refuse(TriageProblems.visitOver(visit));
        };
    }

    private static Decision<ClinicEvent> finished(VisitCase asked) {
        var events = new ArrayList<ClinicEvent>();
        var started = asked.visit();
        if (started.status() == VisitStatus.CALLED) {
            started = started.started(asked.now());
            events.add(new ConsultationStarted(started));
        }
        var finished = started.ended(VisitStatus.FINISHED, asked.now());
        events.add(new ConsultationFinished(finished));
        return new Decision.Accepted<>(events, VisitView.of(finished));
    }

    static Decision<ClinicEvent> cancel(VisitCase asked) {
        var visit = asked.visit();
        return visit.status().isOpen()
                ? accept(new TicketCancelled(visit.ended(VisitStatus.CANCELLED, asked.now())))
                : refuse(TriageProblems.visitOver(visit));
    }
}
