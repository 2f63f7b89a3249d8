package org.carequeue.triage.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.TicketNoShow;
import org.carequeue.events.ClinicEvent.VisitClosed;
import org.carequeue.events.ClinicEvent.VisitOpened;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ClinicSettings.AtDayEnd;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketReference;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.jspecify.annotations.Nullable;

/// What nobody at a desk decides: tickets come, days end, and who does not come back is not waited for any longer.
final class DayRules {

    /// So many are given up in one turn, so that it stays short; the next one takes the rest.
    static final int MOST_AT_ONCE = 256;

    private DayRules() {
    }

    static List<ClinicEvent> open(TriageState state, Ticket ticket, long order, Circumstances circumstances) {
        var known = state.find(new TicketReference.ById(ticket.id())).orElse(null);
        if (known == null ? state.isPast(ticket.id()) : !ticket.issuedAt().isAfter(known.issuedAt())) {
            return List.of();
        }
        var opened = Visit.opened(ticket, order, state.scale());
        if (known == null) {
            return List.of(new VisitOpened(opened));
        }
        var events = new ArrayList<ClinicEvent>();
        if (known.status().isOpen()) {
            events.add(new VisitClosed(known.ended(VisitStatus.REPLACED, circumstances.now())));
        }
        events.add(new VisitOpened(opened.inPlaceOf(known)));
        return events;
    }

    /// Closes the old day before the new one opens: who still waits or is away is sent home, who has been with a doctor
    /// goes on.
    static List<ClinicEvent> endDay(TriageState state, DayOpened opened) {
        var events = new ArrayList<ClinicEvent>();
        var settings = state.settings();
        if (settings == null || settings.atDayEnd() == AtDayEnd.close) {
            state.visits().stream().filter(visit -> visit.ticket().day().isBefore(opened.day()))
                    .filter(DayRules::endsWithItsDay)
                    .map(visit -> new VisitClosed(visit.ended(VisitStatus.DAY_ENDED, opened.openedAt())))
                    .forEach(events::add);
        }
        events.add(opened);
        return events;
    }

    private static boolean endsWithItsDay(Visit visit) {
        return switch (visit.status()) {
            case WAITING, SKIPPED -> true;
            case PARKED -> visit.consultation().startedAt() == null;
            case CALLED, IN_CONSULTATION, FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED -> false;
        };
    }

    /// What the clock asks for every few seconds.
    static Decision<ClinicEvent> giveUp(TriageState state, @Nullable ClinicSettings settings, Instant now) {
        List<ClinicEvent> events = settings == null ? List.of()
                : state.visits().stream().filter(visit -> isGivenUp(visit, settings, now)).limit(MOST_AT_ONCE)
                        .<ClinicEvent> map(visit -> new TicketNoShow(visit.ended(VisitStatus.NO_SHOW, now))).toList();
        return new Decision.Accepted<>(events, new NoShowsView(events.size()));
    }

    /// Whether a patient who was called did not come back in time.
    static boolean isGivenUp(Visit visit, ClinicSettings settings, Instant now) {
        return visit.status() == VisitStatus.SKIPPED
                && !now.isBefore(visit.times().since().plus(settings.calling().returnWithin()));
    }

    /// @param noShows how many were given up
    record NoShowsView(int noShows) {
    }
}
