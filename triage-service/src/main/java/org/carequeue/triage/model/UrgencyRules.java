package org.carequeue.triage.model;

import static org.carequeue.triage.model.VisitCase.accept;
import static org.carequeue.triage.model.VisitCase.refuse;

import java.util.Objects;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ComplaintNoted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketReassessed;
import org.carequeue.events.Priority;
import org.carequeue.events.Urgency;
import org.carequeue.events.VisitStatus;
import org.jspecify.annotations.Nullable;

/// How urgent a visit is, and what its patient comes with, which only a person says.
final class UrgencyRules {

    private UrgencyRules() {
    }

    /// The wait goes on from where it began: a changed priority keeps `issuedAt`. To set the priority that a patient
    /// has means that somebody has looked again.
    static Decision<ClinicEvent> prioritise(VisitCase asked, Priority priority) {
        var visit = asked.visit();
        var scale = asked.settings().scale();
        if (!scale.has(priority)) {
            return refuse(TriageProblems.unknownPriority(scale));
        }
        if (!visit.status().isOpen() && visit.status() != VisitStatus.FINISHED) {
            return refuse(TriageProblems.visitOver(visit));
        }
        var changed = visit.withPriority(priority, scale, asked.settings().version(), asked.now());
        if (!visit.urgency().triaged() || !saysTheSame(visit.urgency(), changed.urgency())) {
            return accept(new PriorityChanged(changed, visit.urgency().priority()));
        }
        return visit.status().isOpen() ? accept(new TicketReassessed(visit.reassessed(asked.now())))
                : Decision.unchanged(VisitView.of(visit));
    }

    /// The clinic may have changed what the level means.
    private static boolean saysTheSame(Urgency before, Urgency after) {
        return before.priority().equals(after.priority()) && before.rank() == after.rank()
                && Objects.equals(before.tier(), after.tier()) && before.target().equals(after.target());
    }

    /// The last level was a mistake: the patient is as urgent as before, and whoever had not been looked at has not been.
    static Decision<ClinicEvent> undo(VisitCase asked) {
        var visit = asked.visit();
        if (!visit.status().isOpen() && visit.status() != VisitStatus.FINISHED) {
            return refuse(TriageProblems.visitOver(visit));
        }
        var last = asked.state().lastLevel(visit.ticket()).orElse(null);
        if (last == null) {
            return refuse(TriageProblems.noLevelToUndo(visit));
        }
        var within = asked.settings().calling().undoWithin();
        if (!UndoRules.isStillPossible(last, asked, within)) {
            return refuse(TriageProblems.levelUndoTooLate(visit, within));
        }
        return asked.settings().scale().has(last.before().urgency().priority())
                ? accept(new PriorityChanged(visit.withUrgencyOf(last.before()), visit.urgency().priority()))
                : refuse(TriageProblems.unknownPriority(asked.settings().scale()));
    }

    static Decision<ClinicEvent> reassess(VisitCase asked) {
        var visit = asked.visit();
        return visit.status().isOpen() ? accept(new TicketReassessed(visit.reassessed(asked.now())))
                : refuse(TriageProblems.visitOver(visit));
    }

    /// The last words count, and none take back what was written. The level stays: nobody has said how urgent that is.
    static Decision<ClinicEvent> note(VisitCase asked, @Nullable String complaint) {
        var visit = asked.visit();
        if (!visit.status().isOpen()) {
            return refuse(TriageProblems.visitOver(visit));
        }
        return Objects.equals(visit.complaint(), complaint) ? Decision.unchanged(VisitView.of(visit))
                : accept(new ComplaintNoted(visit.complaining(complaint)));
    }
}
