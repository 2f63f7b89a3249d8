package org.carequeue.gateway.board;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ComplaintNoted;
import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.ConsultationStarted;
import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEvent.TicketIssued;
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
import org.jspecify.annotations.Nullable;

/// What can be heard of a ticket, and who beside the staff hears it: the one table of it. The staff hear all.
///
/// @see ScreenView
/// @see TrackedView
enum TicketNews {
    ISSUED(TicketIssued.class, Public.NUMBER, Patient.HEARS),
    PRIORITY(PriorityChanged.class, Public.NOTHING, Patient.NOTHING),
    REASSESSED(TicketReassessed.class, Public.NOTHING, Patient.NOTHING),
    COMPLAINT(ComplaintNoted.class, Public.NOTHING, Patient.NOTHING),
    CALLED(TicketCalled.class, Public.ROOM, Patient.HEARS),
    RECALLED(TicketRecalled.class, Public.ROOM, Patient.HEARS),
    NOT_PRESENT(TicketNotPresent.class, Public.NUMBER, Patient.HEARS),
    SKIPPED(TicketSkipped.class, Public.NUMBER, Patient.HEARS),
    PARKED(TicketParked.class, Public.NUMBER, Patient.HEARS),
    RETURNED(TicketReturned.class, Public.NUMBER, Patient.HEARS),
    TRANSFERRED(TicketTransferred.class, Public.NUMBER, Patient.HEARS),
    STARTED(ConsultationStarted.class, Public.ROOM, Patient.HEARS),
    FINISHED(ConsultationFinished.class, Public.NUMBER, Patient.HEARS),
    CANCELLED(TicketCancelled.class, Public.NUMBER, Patient.HEARS),
    NO_SHOW(TicketNoShow.class, Public.NUMBER, Patient.HEARS),
    CLOSED(VisitClosed.class, Public.NUMBER, Patient.HEARS),
    /// Of any of the moves before: the ticket says where it stands now.
    UNDONE(MoveUndone.class, Public.WHERE_IT_STANDS, Patient.HEARS);

    /// What everybody hears who can see a public screen.
    enum Public {
        NOTHING, NUMBER, ROOM, WHERE_IT_STANDS
    }

    /// What the patient whose ticket it is hears.
    enum Patient {
        HEARS, NOTHING
    }

    /// A visit begins as its ticket was issued, and a prescription is news of its own.
    private static final Set<Class<? extends VisitEvent>> NO_NEWS = Set.of(VisitOpened.class, PrescriptionSubmitted.class);
    private static final Map<Class<? extends ClinicEvent>, TicketNews> BY_EVENT = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(news -> news.event, Function.identity()));

    static {
        ClinicEventTypes.records(VisitEvent.class).filter(event -> !BY_EVENT.containsKey(event) && !NO_NEWS.contains(event))
                .findAny().ifPresent(event -> {
                    throw new IllegalStateException("nobody has said who hears of a " + event.getSimpleName());
                });
    }

    private final Class<? extends ClinicEvent> event;
    private final String wire;
    private final Public everybody;
    private final Patient patient;

    TicketNews(Class<? extends ClinicEvent> event, Public everybody, Patient patient) {
        this.event = event;
        this.wire = ClinicEventTypes.nameOf(event);
        this.everybody = everybody;
        this.patient = patient;
    }

    /// What an event is, or null where it is none of a ticket.
    static @Nullable TicketNews of(VisitEvent event) {
        return BY_EVENT.get(event.getClass());
    }

    /// The message's type: the event's own name.
    String wire() {
        return wire;
    }

    Public everybody() {
        return everybody;
    }

    Patient patient() {
        return patient;
    }
}
