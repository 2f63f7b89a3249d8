package org.carequeue.triage.model;

import java.util.Optional;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Visit;
import org.carequeue.triage.model.TriageCommand.OfVisit;
import org.carequeue.triage.model.TriageCommand.SubmitPrescription;
import org.carequeue.triage.model.TriageCommand.UndoMove;

/// What counters have to do with visits: they serve the patients of some service lines, and no doctor's.
final class CounterRules {

    private CounterRules() {
    }

    /// Whether a counter serves this patient: one who waits for what is served there and for no room that there is, or who was called to
    /// one.
    static boolean serves(ClinicSettings settings, Visit visit) {
        var called = visit.called();
        var only = visit.eligibility().onlyRoom();
        return called.counter() != null || called.room() == null && (only == null || settings.room(only).isEmpty())
                && settings.serviceLinesOfCounters().contains(visit.serviceLine());
    }

    /// Why somebody who works at counters may not ask this, who is no doctor: an own move may be undone that has sent the
    /// patient to a doctor, and a prescription is another one's.
    static Optional<Refusal> refusal(OfVisit command, VisitCase asked) {
        var visit = command instanceof UndoMove ? asked.state().lastMove(asked.visit().ticket()).map(LastMove::before)
                .filter(before -> before.called().counter() != null).orElse(asked.visit()) : asked.visit();
        if (!serves(asked.settings(), visit)) {
            return Optional.of(TriageProblems.servedInRooms(visit));
        }
        return command instanceof SubmitPrescription(_, var order) && order.outside() == null
                ? Optional.of(TriageProblems.outsideMissing())
                : Optional.empty();
    }
}
