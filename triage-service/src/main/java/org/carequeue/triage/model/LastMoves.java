package org.carequeue.triage.model;

import java.util.Map;
import java.util.stream.Collectors;

import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.ConsultationStarted;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.Undoable;
import org.carequeue.events.Visit;

/// What each visit's last move was, and what was before it: at most one for each visit that is known.
final class LastMoves extends Undos {

    private static final Map<Class<? extends ClinicEvent>, String> NAMES = ClinicEventTypes.BY_NAME.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    @Override
    void happened(VisitEvent event, Visit before) {
        switch (Undoable.after(event).move()) {
            case REPLACES -> put(event, event instanceof ConsultationFinished ? beforeStart(event, before) : before);
            case ENDS -> forget(before.ticket());
            case KEEPS -> {
            }
        }
    }

    private void put(VisitEvent event, Visit before) {
        put(new LastMove(NAMES.getOrDefault(event.getClass(), ""), event.visit().times().since(), before));
    }

    /// A called visit is finished in one move, which makes two events of one instant.
    private Visit beforeStart(VisitEvent finished, Visit before) {
        var last = of(before.ticket()).orElse(null);
        return last != null && last.move().equals(NAMES.get(ConsultationStarted.class))
                && last.at().equals(finished.visit().times().since()) ? last.before() : before;
    }
}
