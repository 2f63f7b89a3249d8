package org.carequeue.triage.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.CallExplanation;
import org.carequeue.events.CallExplanation.Candidate;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Room;
import org.carequeue.events.TypedText;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.triage.model.waiting.Standing;
import org.jspecify.annotations.Nullable;

/// A room calls a patient: the next one, or, with a reason, another one. Every call keeps why it was made.
final class RoomCalls {

    /// How long a reason may be, in characters.
    static final int LONGEST_REASON = 200;

    private RoomCalls() {
    }

    /// Whoever is next for this room.
    static Decision<ClinicEvent> next(TriageState state, ClinicSettings settings, String name,
            Circumstances circumstances) {
        return inFreeRoom(state, settings, name, room -> {
            var best = state.next(circumstances.now()).best(room, CallExplanation.MOST);
            return best.isEmpty() ? Decision.refuse(TriageProblems.nobodyWaiting())
                    : call(state, best.getFirst(), room, best, null, circumstances.now());
        });
    }

    /// This patient, of whatever service line: a doctor may take anybody who waits, but says why if it is not their turn.
    static Decision<ClinicEvent> ticket(TriageState state, ClinicSettings settings, String name, Visit visit,
            @Nullable String said, Circumstances circumstances) {
        return inFreeRoom(state, settings, name, room -> {
            if (visit.status() != VisitStatus.WAITING) {
                return Decision.refuse(visit.status().isOpen() ? TriageProblems.notWaiting(visit)
                        : TriageProblems.visitOver(visit));
            }
            var best = state.next(circumstances.now()).best(room, CallExplanation.MOST);
            var isNext = !best.isEmpty() && best.getFirst().ticket().equals(visit.ticket());
            var reason = said == null ? "" : said.strip();
            if (!isNext && reason.isEmpty()) {
                return Decision.refuse(TriageProblems.reasonMissing(visit));
            }
            var fault = TypedText.LINE.fault("A reason", reason, LONGEST_REASON);
            if (fault.isPresent()) {
                return Decision.refuse(TriageProblems.invalidReason(fault.get()));
            }
            return call(state, visit, room, best, isNext ? null : reason, circumstances.now());
        });
    }

    private interface Call {
        Decision<ClinicEvent> to(Room room);
    }

    /// A room has one patient at a time.
    private static Decision<ClinicEvent> inFreeRoom(TriageState state, ClinicSettings settings, String name, Call call) {
        var room = settings.room(name);
        var occupant = state.occupant(name);
        if (room.isEmpty()) {
            return Decision.refuse(TriageProblems.roomNotFound());
        }
        return occupant.isPresent() ? Decision.refuse(TriageProblems.roomBusy(name, occupant.get().number()))
                : call.to(room.get());
    }

    private static Decision<ClinicEvent> call(TriageState state, Visit visit, Room room, List<Visit> best,
            @Nullable String reason, Instant now) {
        var why = new CallExplanation(now, room.name(), state.next(now).policy(room),
                best.stream().map(candidate -> candidate(candidate, now)).toList(), reason);
        var called = visit.called(room.name(), now).because(why);
        return Decision.accept(new TicketCalled(called), CalledVisitView.of(called));
    }

    private static Candidate candidate(Visit visit, Instant now) {
        return new Candidate(visit.ticket(), visit.serviceLine(), visit.urgency().priority(), Standing.tierOf(visit),
                Duration.between(visit.issuedAt(), now), visit.urgency().target());
    }
}
