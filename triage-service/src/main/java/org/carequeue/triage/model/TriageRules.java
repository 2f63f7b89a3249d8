package org.carequeue.triage.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.desk.StateForm;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.ConsultationStarted;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.HelpEvent;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.VisitClosed;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicEvent.VisitOpened;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ClinicSettings.AtDayEnd;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.Priority;
import org.carequeue.events.SubmittedPrescription;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketReference;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.triage.model.TriageCommand.CallNext;
import org.carequeue.triage.model.TriageCommand.CancelVisit;
import org.carequeue.triage.model.TriageCommand.FinishConsultation;
import org.carequeue.triage.model.TriageCommand.SetPriority;
import org.carequeue.triage.model.TriageCommand.StartConsultation;
import org.carequeue.triage.model.TriageCommand.SubmitPrescription;

/// Every decision about a visit:
///
/// ```
/// waiting ──► called ──► in consultation ──► finished
///    │           │              │
///    └───────────┴──────────────┴──► cancelled          waiting ──► day ended          open ──► replaced
/// ```
///
/// A room has one patient at a time, and a called patient one room. What is over takes no more commands, with one
/// exception: the priority of a finished visit may still change while its prescriptions are being prepared.
public final class TriageRules implements Rules<TriageState, TriageCommand, ClinicEvent> {

    private static final String ROOM = "room ";

    @Override
    public TriageState initial() {
        return new TriageState();
    }

    // ── what staff ask for ──

    @Override
    public Decision<ClinicEvent> decide(TriageState state, TriageCommand command, Circumstances circumstances) {
        var settings = state.settings();
        if (settings == null) {
            return refuse(TriageProblems.clinicNotConfigured());
        }
        return switch (command) {
            case CallNext(var room) -> callNext(state, settings, room, circumstances);
            case StartConsultation(var ticket) ->
                of(state, ticket, visit -> start(visit, settings, circumstances));
            case FinishConsultation(var ticket) ->
                of(state, ticket, visit -> finish(visit, settings, circumstances));
            case CancelVisit(var ticket) -> of(state, ticket, visit -> cancel(visit, circumstances));
            case SetPriority(var ticket, var priority) ->
                of(state, ticket, visit -> prioritise(visit, priority, settings, circumstances));
            case SubmitPrescription(var ticket, var order) ->
                of(state, ticket, visit -> submit(visit, order, circumstances));
        };
    }

    private static Decision<ClinicEvent> of(TriageState state, TicketReference ticket,
            Function<Visit, Decision<ClinicEvent>> decision) {
        return state.find(ticket).map(decision).orElseGet(() -> refuse(TriageProblems.ticketNotFound(ticket)));
    }

    private static Decision<ClinicEvent> callNext(TriageState state, ClinicSettings settings, String room,
            Circumstances circumstances) {
        if (!settings.room(room).isPresent()) {
            return refuse(TriageProblems.roomNotFound());
        }
        var occupant = state.occupant(room);
        if (occupant.isPresent()) {
            return refuse(TriageProblems.roomBusy(room, occupant.get().number()));
        }
        return state.next().map(visit -> accept(new TicketCalled(visit.called(room, circumstances.now()))))
                .orElseGet(() -> refuse(TriageProblems.nobodyWaiting()));
    }

    private static Decision<ClinicEvent> start(Visit visit, ClinicSettings settings, Circumstances circumstances) {
        return switch (visit.status()) {
            case WAITING, PARKED, SKIPPED -> refuse(TriageProblems.notCalled(visit));
            case CALLED -> isElsewhere(visit, settings, circumstances)
                    ? refuse(TriageProblems.ticketOfAnotherRoom(visit))
                    : accept(new ConsultationStarted(visit.started(circumstances.now())));
            case IN_CONSULTATION -> refuse(TriageProblems.alreadyStarted(visit));
            case FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED -> refuse(TriageProblems.visitOver(visit));
        };
    }

    /// Finishing a called visit implies that the consultation had begun: two events of the same instant.
    private static Decision<ClinicEvent> finish(Visit visit, ClinicSettings settings, Circumstances circumstances) {
        var now = circumstances.now();
        return switch (visit.status()) {
            case WAITING, PARKED, SKIPPED -> refuse(TriageProblems.notCalled(visit));
            case CALLED, IN_CONSULTATION -> {
                if (isElsewhere(visit, settings, circumstances)) {
                    yield refuse(TriageProblems.ticketOfAnotherRoom(visit));
                }
                var events = new ArrayList<ClinicEvent>();
                var started = visit;
                if (visit.status() == VisitStatus.CALLED) {
                    started = visit.started(now);
                    events.add(new ConsultationStarted(started));
                }
                var finished = started.ended(VisitStatus.FINISHED, now);
                events.add(new ConsultationFinished(finished));
                yield new Decision.Accepted<>(events, VisitView.of(finished));
            }
            case FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED -> refuse(TriageProblems.visitOver(visit));
        };
    }

    private static Decision<ClinicEvent> cancel(Visit visit, Circumstances circumstances) {
        return visit.status().isOpen()
                ? accept(new TicketCancelled(visit.ended(VisitStatus.CANCELLED, circumstances.now())))
                : refuse(TriageProblems.visitOver(visit));
    }

    /// The wait goes on from where it began: a changed priority keeps `issuedAt`.
    private static Decision<ClinicEvent> prioritise(Visit visit, Priority priority, ClinicSettings settings,
            Circumstances circumstances) {
        var scale = settings.scale();
        if (!scale.has(priority)) {
            return refuse(TriageProblems.unknownPriority(scale));
        }
        if (!visit.status().isOpen() && visit.status() != VisitStatus.FINISHED) {
            return refuse(TriageProblems.visitOver(visit));
        }
        if (visit.triaged() && visit.priority().equals(priority)) {
            return Decision.unchanged(VisitView.of(visit));
        }
        var changed = visit.withPriority(priority, scale, settings.version(), circumstances.now());
        return accept(new PriorityChanged(changed, visit.priority()));
    }

    private static Decision<ClinicEvent> submit(Visit visit, PrescriptionOrder order, Circumstances circumstances) {
        if (!visit.status().isOpen()) {
            return refuse(TriageProblems.visitOver(visit));
        }
        var counted = visit.withPrescription();
        var submitted = new SubmittedPrescription(new PrescriptionId(visit.ticket(), counted.prescriptions()),
                visit.ticket(), visit.number(), visit.priority(), visit.rank(), circumstances.now(),
                circumstances.actor(), circumstances.workplace(), order);
        return Decision.accept(new PrescriptionSubmitted(counted, submitted), SubmittedPrescriptionView.of(submitted));
    }

    /// Whether the order comes from a room, and from another one than the patient was called to. Who asks from no room
    /// of the clinic, a reception for example, is let through.
    private static boolean isElsewhere(Visit visit, ClinicSettings settings, Circumstances circumstances) {
        var workplace = circumstances.workplace();
        return workplace.startsWith(ROOM) && settings.room(workplace.substring(ROOM.length())).isPresent()
                && !workplace.equals(ROOM + visit.room());
    }

    private static Decision<ClinicEvent> accept(VisitEvent event) {
        return Decision.accept(event, VisitView.of(event.visit()));
    }

    private static Decision<ClinicEvent> refuse(Refusal refusal) {
        return Decision.refuse(refusal);
    }

    // ── what the ticket-service tells ──

    /// Settings and days are passed on: who is downstream learns them from this log, before the visits to which they
    /// apply, and this service's own replay needs them.
    ///
    /// The log may be read again from its beginning, or be another one whose tickets have numbers that were given before:
    /// what is known stays as it is, what is long over does not come back, and the later of two tickets counts.
    @Override
    public List<ClinicEvent> react(TriageState state, Envelope<ClinicEvent> upstream, Circumstances circumstances) {
        return switch (upstream.data()) {
            case ClinicConfigured configured -> List.of(configured);
            case DayOpened opened -> endDay(state, opened);
            case TicketIssued(var ticket) -> open(state, ticket, upstream.sequence(), circumstances);
            case VisitEvent _,HelpEvent _,PrescriptionEvent _ -> List.of();
        };
    }

    private static List<ClinicEvent> open(TriageState state, Ticket ticket, long order, Circumstances circumstances) {
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

    /// Closes the old day before the new one opens: who still waits is sent home, who is with a doctor goes on.
    private static List<ClinicEvent> endDay(TriageState state, DayOpened opened) {
        var events = new ArrayList<ClinicEvent>();
        var settings = state.settings();
        if (settings == null || settings.atDayEnd() == AtDayEnd.close) {
            state.waiting().stream().filter(visit -> visit.ticket().day().isBefore(opened.day()))
                    .map(visit -> new VisitClosed(visit.ended(VisitStatus.DAY_ENDED, opened.openedAt())))
                    .forEach(events::add);
        }
        events.add(opened);
        return events;
    }

    // ── what has happened ──

    @Override
    public void evolve(TriageState state, ClinicEvent event) {
        switch (event) {
            case ClinicConfigured(var settings, _) -> state.configured(settings);
            case DayOpened(var day, _) -> state.dayOpened(day);
            case VisitEvent change -> state.put(change.visit());
            case HelpEvent change -> state.put(change.help());
            case TicketIssued _,PrescriptionEvent _ -> throw new IllegalStateException(
                    "This log is not the triage-service's: it holds a " + event.getClass().getSimpleName());
        }
    }

    @Override
    public Optional<StateForm<TriageState, ?>> form() {
        return Optional.of(new StateForm<>(TriageState.Kept.class, TriageState::keep, TriageState::of));
    }
}
