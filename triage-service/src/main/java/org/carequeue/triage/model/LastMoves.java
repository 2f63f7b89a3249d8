package org.carequeue.triage.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.ConsultationStarted;
import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEvent.TicketNoShow;
import org.carequeue.events.ClinicEvent.TicketNotPresent;
import org.carequeue.events.ClinicEvent.TicketParked;
import org.carequeue.events.ClinicEvent.TicketReassessed;
import org.carequeue.events.ClinicEvent.TicketRecalled;
import org.carequeue.events.ClinicEvent.TicketReturned;
import org.carequeue.events.ClinicEvent.TicketSkipped;
import org.carequeue.events.ClinicEvent.TicketTransferred;
import org.carequeue.events.ClinicEvent.VisitClosed;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicEvent.VisitOpened;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.TicketId;
import org.carequeue.events.Visit;

/// What each visit's last move was, and what was before it: at most one for each visit that is known.
final class LastMoves {

    private static final Map<Class<? extends ClinicEvent>, String> NAMES = ClinicEventTypes.BY_NAME.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private final Map<TicketId, LastMove> byTicket = new LinkedHashMap<>();

    Optional<LastMove> of(TicketId ticket) {
        return Optional.ofNullable(byTicket.get(ticket));
    }

    /// @param before the visit as it stood before this event
    void happened(VisitEvent event, Visit before) {
        switch (event) {
            case TicketCalled _,TicketRecalled _,TicketNotPresent _,TicketSkipped _,TicketParked _,TicketReturned _,TicketTransferred _,ConsultationStarted _,TicketCancelled _ ->
                put(
                        event, before);
            case ConsultationFinished _ -> put(event, beforeStart(event, before));
            // Nobody's mistake, or taken back, or another patient's.
            case TicketNoShow _,VisitClosed _,MoveUndone _,VisitOpened _ -> forget(before.ticket());
            // What is undone leaves this as it is.
            case PriorityChanged _,TicketReassessed _,PrescriptionSubmitted _ -> {
            }
        }
    }

    private void put(VisitEvent event, Visit before) {
        byTicket.put(before.ticket(),
                new LastMove(NAMES.getOrDefault(event.getClass(), ""), event.visit().times().since(), before));
    }

    /// A called visit is finished in one move, which makes two events of one instant.
    private Visit beforeStart(VisitEvent finished, Visit before) {
        var last = byTicket.get(before.ticket());
        return last != null && last.move().equals(NAMES.get(ConsultationStarted.class))
                && last.at().equals(finished.visit().times().since()) ? last.before() : before;
    }

    void forget(TicketId ticket) {
        byTicket.remove(ticket);
    }

    List<LastMove> keep() {
        return new ArrayList<>(byTicket.values());
    }

    void restore(List<LastMove> kept) {
        kept.forEach(move -> byTicket.put(move.before().ticket(), move));
    }
}
