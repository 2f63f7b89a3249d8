package org.carequeue.triage.model;

import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.ConsultationStarted;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.Visit;

/// What each visit's last move was, and what was before it: at most one for each visit that is known.
final class LastMoves extends Undos {

    @Override
    void happened(VisitEvent event, Visit before) {
        switch (event.undoable().move()) {
            case REPLACES -> put(event, event instanceof ConsultationFinished ? beforeStart(event, before) : before);
            case ENDS -> forget(before.ticket());
            case KEEPS -> {
            }
        }
    }

    private void put(VisitEvent event, Visit before) {
        put(new LastMove(ClinicEventTypes.nameOf(event), event.visit().times().since(), before));
    }

    /// A called visit is finished in one move, which makes two events of one instant.
    private Visit beforeStart(VisitEvent finished, Visit before) {
        var last = of(before.ticket()).orElse(null);
        return last != null && last.move().equals(ClinicEventTypes.nameOf(ConsultationStarted.class))
                && last.at().equals(finished.visit().times().since()) ? last.before() : before;
    }
}
