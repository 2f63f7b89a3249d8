package org.carequeue.triage.model;

import static org.carequeue.triage.model.VisitCase.accept;
import static org.carequeue.triage.model.VisitCase.refuse;

import java.time.Duration;
import java.util.Optional;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.Visit;
import org.jspecify.annotations.Nullable;

/// The last move was a mistake. For a while, and once, it is taken back: the patient stands where they stood, and what
/// was said of the urgency and prescribed since stays. What the pharmacy has cancelled it does not prepare again.
final class UndoRules {

    private UndoRules() {
    }

    static Decision<ClinicEvent> undo(VisitCase asked) {
        var visit = asked.visit();
        var last = asked.state().lastMove(visit.ticket()).orElse(null);
        if (last == null) {
            return refuse(TriageProblems.nothingToUndo(visit));
        }
        var within = asked.settings().calling().undoWithin();
        if (!isStillPossible(last, asked, within)) {
            return refuse(TriageProblems.undoTooLate(visit, within));
        }
        var workplace = workplaceOf(last, visit);
        if (workplace != null && asked.isElsewhere(workplace)) {
            return refuse(TriageProblems.ofAnotherWorkplace(visit, workplace));
        }
        return busy(last, asked).<Decision<ClinicEvent>> map(VisitCase::refuse)
                .orElseGet(() -> accept(new MoveUndone(visit.undoneTo(last.before()), last.move())));
    }

    /// Whether a mistake is still young enough.
    static boolean isStillPossible(LastMove last, VisitCase asked, Duration within) {
        return !within.isZero() && asked.now().isBefore(last.at().plus(within));
    }

    /// The room or counter whose patient it was before the move, else after it.
    private static @Nullable String workplaceOf(LastMove last, Visit visit) {
        if (last.before().status().holdsRoom()) {
            return last.before().called().workplace();
        }
        return visit.status().holdsRoom() ? visit.called().workplace() : null;
    }

    private static Optional<Refusal> busy(LastMove last, VisitCase asked) {
        var workplace = last.before().called().workplace();
        if (workplace == null || !last.before().status().holdsRoom()) {
            return Optional.empty();
        }
        return asked.state().occupant(workplace).filter(other -> !other.ticket().equals(asked.visit().ticket()))
                .map(other -> TriageProblems.busy(workplace, other.number()));
    }
}
