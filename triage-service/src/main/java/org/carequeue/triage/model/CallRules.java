package org.carequeue.triage.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.CallExplanation;
import org.carequeue.events.CallExplanation.Candidate;
import org.carequeue.events.Caller;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.TypedText;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.events.Workplace;
import org.carequeue.triage.model.TriageCommand.CallNext;
import org.carequeue.triage.model.TriageCommand.CallTicket;
import org.carequeue.waiting.Standing;
import org.carequeue.waiting.WhoIsNext;
import org.jspecify.annotations.Nullable;

/// A room or counter calls a patient: the next one, or, with a reason, another one. Every call keeps why it was made.
final class CallRules {

    /// How long a reason may be, in characters.
    static final int LONGEST_REASON = 200;

    private CallRules() {
    }

    /// Whoever is next for this room or counter.
    static Decision<ClinicEvent> next(TriageState state, ClinicSettings settings, CallNext asked,
            Circumstances circumstances) {
        var next = state.next(circumstances.now());
        return ifFree(state, settings, next, asked.kind(), asked.name(), caller -> {
            var best = next.best(caller, CallExplanation.MOST);
            return best.isEmpty() ? Decision.refuse(TriageProblems.nobodyWaiting())
                    : call(next, best.getFirst(), caller, best, null, circumstances.now());
        });
    }

    /// This patient. A doctor may take anybody who waits, a counter who is served at counters; each says why if it is not
    /// their turn.
    static Decision<ClinicEvent> ticket(TriageState state, ClinicSettings settings, CallTicket asked, Visit visit,
            Circumstances circumstances) {
        var next = state.next(circumstances.now());
        return ifFree(state, settings, next, asked.kind(), asked.name(), caller -> {
            if (caller.kind() == Workplace.COUNTER && !CounterRules.serves(settings, visit)) {
                return Decision.refuse(TriageProblems.servedInRooms(visit));
            }
            if (visit.status() != VisitStatus.WAITING) {
                return Decision.refuse(visit.status().isOpen() ? TriageProblems.notWaiting(visit)
                        : TriageProblems.visitOver(visit));
            }
            var best = next.best(caller, CallExplanation.MOST);
            var isNext = !best.isEmpty() && best.getFirst().ticket().equals(visit.ticket());
            var reason = asked.reason() == null ? "" : asked.reason().strip();
            if (!isNext && reason.isEmpty()) {
                return Decision.refuse(TriageProblems.reasonMissing(visit));
            }
            var fault = TypedText.LINE.fault("A reason", reason, LONGEST_REASON);
            if (fault.isPresent()) {
                return Decision.refuse(TriageProblems.invalidReason(fault.get()));
            }
            return call(next, visit, caller, best, isNext ? null : reason, circumstances.now());
        });
    }

    private interface Call {
        Decision<ClinicEvent> to(Caller caller);
    }

    /// A room or counter has one patient at a time.
    private static Decision<ClinicEvent> ifFree(TriageState state, ClinicSettings settings, WhoIsNext next, Workplace kind,
            String name, Call call) {
        var caller = switch (kind) {
            case ROOM -> settings.room(name).map(next::caller);
            case COUNTER -> settings.counters().contains(name) ? Optional.of(next.counter(name)) : Optional.<Caller> empty();
        };
        var occupant = state.occupant(kind.named(name));
        if (caller.isEmpty()) {
            return Decision.refuse(kind == Workplace.ROOM ? TriageProblems.roomNotFound() : TriageProblems.counterNotFound());
        }
        return occupant.isPresent() ? Decision.refuse(TriageProblems.busy(kind.named(name), occupant.get().number()))
                : call.to(caller.get());
    }

    private static Decision<ClinicEvent> call(WhoIsNext next, Visit visit, Caller caller, List<Visit> best,
            @Nullable String reason, Instant now) {
        var isRoom = caller.kind() == Workplace.ROOM;
        var why = new CallExplanation(now, isRoom ? caller.name() : null, isRoom ? null : caller.name(), next.policy(caller),
                best.stream().map(candidate -> candidate(candidate, now)).toList(), reason);
        var called = visit.called(caller.kind(), caller.name(), now).because(why);
        // What doctors have noted is for doctors.
        return Decision.accept(new TicketCalled(called), isRoom ? CalledVisitView.of(called) : VisitView.of(called));
    }

    private static Candidate candidate(Visit visit, Instant now) {
        return new Candidate(visit.ticket(), visit.serviceLine(), visit.urgency().priority(), Standing.tierOf(visit),
                Duration.between(visit.issuedAt(), now), visit.urgency().target());
    }
}
