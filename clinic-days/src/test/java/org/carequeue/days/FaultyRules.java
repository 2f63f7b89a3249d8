package org.carequeue.days;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.desk.StateForm;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.HelpAcknowledged;
import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketParked;
import org.carequeue.events.ClinicEvent.TicketRecalled;
import org.carequeue.events.ClinicEvent.TicketReturned;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.Priority;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketReference;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitBuilder;
import org.carequeue.events.VisitStatus;
import org.carequeue.events.VisitTimes;
import org.carequeue.events.Workplace;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageCommand.CallNext;
import org.carequeue.triage.model.TriageCommand.RecallVisit;
import org.carequeue.triage.model.TriageCommand.UndoMove;
import org.carequeue.triage.model.TriageProblem;
import org.carequeue.triage.model.TriageRules;
import org.carequeue.triage.model.TriageState;

/// The rules of production with one mistake in them.
final class FaultyRules implements Rules<TriageState, TriageCommand, ClinicEvent> {

    private static final TriageScale SCALE = TriageScale.fiveLevels();

    private final Rules<TriageState, TriageCommand, ClinicEvent> rules = new TriageRules();
    private final Bug bug;
    private final Set<String> locked = new HashSet<>();
    private final Map<TicketId, Visit> before = new HashMap<>();
    private final Map<TicketId, String> moves = new HashMap<>();
    private final Map<TicketId, Priority> initial = new LinkedHashMap<>();
    private int recalls;

    FaultyRules(Bug bug) {
        this.bug = bug;
    }

    @Override
    public TriageState initial() {
        return rules.initial();
    }

    @Override
    public Decision<ClinicEvent> decide(TriageState state, TriageCommand command, Circumstances circumstances) {
        if (bug == Bug.ROOM_KEPT_ON_PARK && command instanceof CallNext(var kind, var room)
                && kind == Workplace.ROOM && locked.contains(room)) {
            return Decision.refuse(TriageProblem.ROOM_BUSY.because("Room " + room + " is locked."));
        }
        if (bug == Bug.RECALL_OF_A_FINISHED_VISIT && command instanceof RecallVisit(var ticket)) {
            var visit = state.find(ticket).orElse(null);
            if (visit != null && visit.status() == VisitStatus.FINISHED) {
                return Decision.accept(new TicketRecalled(visit.recalled(circumstances.now())), "{}");
            }
        }
        var decision = rules.decide(state, command, circumstances);
        if ((bug == Bug.CALLS_FOR_ANOTHER_LINE || bug == Bug.CALLS_THE_LATER_ONE)
                && command instanceof CallNext(var kind, var name)
                && decision instanceof Decision.Accepted<ClinicEvent>(var events, var result)
                && events.getFirst() instanceof TicketCalled(var rightly)) {
            return another(state, rightly)
                    .<Decision<ClinicEvent>> map(visit -> new Decision.Accepted<>(List.of(new TicketCalled(
                            visit.called(kind, name, circumstances.now()).because(Objects.requireNonNull(rightly.why())))),
                            result))
                    .orElse(decision);
        }
        if (bug == Bug.TWO_IN_ONE_ROOM && command instanceof UndoMove(var ticket)
                && decision instanceof Decision.Refused<ClinicEvent>(var refusal) && refusal.code().equals("room-busy")) {
            var visit = state.find(ticket).orElseThrow();
            var earlier = before.getOrDefault(visit.ticket(), visit);
            return Decision.accept(new MoveUndone(visit.undoneTo(earlier), moves.getOrDefault(visit.ticket(), "")), "{}");
        }
        return decision instanceof Decision.Accepted<ClinicEvent>(var events, var result)
                ? new Decision.Accepted<>(events.stream().map(this::mistaken).toList(), result)
                : decision;
    }

    /// Whom these mistakes would call instead.
    private Optional<Visit> another(TriageState state, Visit rightly) {
        return initial.keySet().stream().map(ticket -> state.find(new TicketReference.ById(ticket)))
                .flatMap(Optional::stream).filter(visit -> visit.status() == VisitStatus.WAITING)
                .filter(visit -> bug == Bug.CALLS_FOR_ANOTHER_LINE
                        ? !visit.serviceLine().equals(rightly.serviceLine())
                        : visit.serviceLine().equals(rightly.serviceLine())
                                && visit.urgency().rank() == rightly.urgency().rank()
                                && visit.issuedAt().isAfter(rightly.issuedAt()))
                .findFirst();
    }

    private ClinicEvent mistaken(ClinicEvent event) {
        return switch (event) {
            case MoveUndone(var visit, var move) when bug == Bug.UNDO_TAKES_PRIORITY_BACK
                    && initial.containsKey(visit.ticket()) ->
                new MoveUndone(visit.withPriority(initial.get(visit.ticket()), SCALE, visit.urgency().settingsVersion(),
                        visit.issuedAt()), move);
            case TicketReturned(var visit) when bug == Bug.WAITING_WHILE_PARKED ->
                new TicketReturned(with(visit, visit.times().waiting().plus(visit.times().away())));
            default -> event;
        };
    }

    private static Visit with(Visit visit, Duration waiting) {
        var times = visit.times();
        return VisitBuilder.builder(visit)
                .times(new VisitTimes(times.since(), waiting, times.consultation(), times.away())).build();
    }

    @Override
    public List<ClinicEvent> react(TriageState state, Envelope<ClinicEvent> upstream, Circumstances circumstances) {
        return rules.react(state, upstream, circumstances);
    }

    @Override
    public void evolve(TriageState state, ClinicEvent event) {
        if (event instanceof VisitEvent change) {
            state.find(new TicketReference.ById(change.visit().ticket())).ifPresent(visit -> {
                var move = Moves.BY_EVENT.get(ClinicEventTypes.nameOf(event));
                if (move != null && move.undoable()) {
                    before.put(visit.ticket(), visit);
                    moves.put(visit.ticket(), ClinicEventTypes.nameOf(event));
                }
                initial.putIfAbsent(visit.ticket(), visit.urgency().priority());
                if (event instanceof TicketParked && visit.called().room() != null) {
                    locked.add(visit.called().room());
                }
            });
        }
        if (bug == Bug.EVERY_OTHER_RECALL_COUNTS_TWICE && event instanceof TicketRecalled(var visit) && ++recalls % 2 == 0) {
            rules.evolve(state, new TicketRecalled(visit.recalled(visit.times().since())));
            return;
        }
        rules.evolve(state, event);
    }

    @Override
    public Optional<StateForm<TriageState, ?>> form() {
        return rules.form().map(this::form);
    }

    private <M> StateForm<TriageState, M> form(StateForm<TriageState, M> whole) {
        return new StateForm<>(whole.type(), whole.copy(), kept -> {
            var state = whole.restore().apply(kept);
            if (bug == Bug.SNAPSHOT_FORGETS_HELP) {
                state.help().forEach(
                        help -> rules.evolve(state, new HelpAcknowledged(help.acknowledged("nobody", help.requestedAt()))));
            }
            return state;
        });
    }
}
