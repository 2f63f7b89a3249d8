package org.carequeue.triage.model;

import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.Visit;

/// How urgent each visit was before it was given its level, until somebody has looked again: at most one for each visit
/// that is known.
final class LastLevels extends Undos {

    private static final String CHANGED = ClinicEventTypes.nameOf(PriorityChanged.class);

    @Override
    void happened(VisitEvent event, Visit before) {
        switch (event.undoable().level()) {
            case REPLACES -> changed(event.visit(), before);
            case ENDS -> forget(before.ticket());
            case KEEPS -> {
            }
        }
    }

    /// What is as it was before, also to whoever had looked then, was undone. Journals from before it was kept do not have
    /// the time.
    private void changed(Visit visit, Visit before) {
        var last = of(visit.ticket()).orElse(null);
        if (visit.urgency().assessedAt() == null || last != null && visit.urgency().equals(last.before().urgency())) {
            forget(visit.ticket());
        } else {
            put(new LastMove(CHANGED, visit.urgency().assessedAt(), before));
        }
    }
}
