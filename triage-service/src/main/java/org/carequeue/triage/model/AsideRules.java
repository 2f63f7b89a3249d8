package org.carequeue.triage.model;

import static org.carequeue.triage.model.VisitCase.accept;
import static org.carequeue.triage.model.VisitCase.refuse;

import java.util.Objects;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.TicketNotPresent;
import org.carequeue.events.ClinicEvent.TicketParked;
import org.carequeue.events.ClinicEvent.TicketRecalled;
import org.carequeue.events.ClinicEvent.TicketReturned;
import org.carequeue.events.ClinicEvent.TicketSkipped;
import org.carequeue.events.ClinicEvent.TicketTransferred;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.jspecify.annotations.Nullable;

/// The ways aside: a call that is not answered, a patient who is away, and one who is to go elsewhere. Whatever happens,
/// number and time of issue stay, and so does the place that follows from them.
final class AsideRules {

    private AsideRules() {
    }

    /// As often as the clinic calls, and no more: what comes then is to say whether the patient is there.
    static Decision<ClinicEvent> recall(VisitCase asked) {
        var attempts = asked.settings().calling().attempts();
        return ofCalled(asked, () -> asked.visit().called().unanswered() < attempts
                ? accept(new TicketRecalled(asked.visit().recalled(asked.now())))
                : refuse(TriageProblems.calledOften(asked.visit(), attempts)));
    }

    /// After as many unanswered calls as the clinic makes the patient is skipped.
    static Decision<ClinicEvent> notPresent(VisitCase asked) {
        var visit = asked.visit();
        var now = asked.now();
        var calling = asked.settings().calling();
        return ofCalled(asked, () -> accept(visit.called().unanswered() < calling.attempts()
                ? new TicketNotPresent(visit.notPresent(now, now.plus(calling.pause())))
                : new TicketSkipped(visit.skipped(now))));
    }

    /// Of a patient who was called to a room, by that room.
    private static Decision<ClinicEvent> ofCalled(VisitCase asked, Answer answer) {
        var visit = asked.visit();
        return switch (visit.status()) {
            case WAITING, PARKED, SKIPPED -> refuse(TriageProblems.notCalled(visit));
            case CALLED -> asked.isElsewhere() ? refuse(TriageProblems.ofAnotherWorkplace(visit))
                    : answer.decide();
            case IN_CONSULTATION -> refuse(TriageProblems.alreadyStarted(visit));
            case FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED -> refuse(TriageProblems.visitOver(visit));
        };
    }

    /// What follows once nothing speaks against it.
    private interface Answer {
        Decision<ClinicEvent> decide();
    }

    static Decision<ClinicEvent> skip(VisitCase asked) {
        return asked.visit().status() == VisitStatus.IN_CONSULTATION ? refuse(TriageProblems.alreadyStarted(asked.visit()))
                : ofPresent(asked, () -> accept(new TicketSkipped(asked.visit().skipped(asked.now()))));
    }

    static Decision<ClinicEvent> park(VisitCase asked, @Nullable String note) {
        return ofPresent(asked, () -> accept(new TicketParked(asked.visit().parked(asked.now(), note))));
    }

    /// Of a patient who is there, by the room that has called, where one has.
    private static Decision<ClinicEvent> ofPresent(VisitCase asked, Answer answer) {
        var visit = asked.visit();
        return switch (visit.status()) {
            case WAITING -> answer.decide();
            case CALLED, IN_CONSULTATION ->
                asked.isElsewhere() ? refuse(TriageProblems.ofAnotherWorkplace(visit))
                        : answer.decide();
            case PARKED, SKIPPED -> refuse(TriageProblems.alreadyAway(visit));
            case FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED -> refuse(TriageProblems.visitOver(visit));
        };
    }

    /// Who was sent away may come back whenever that is done; who did not come when called, for a while.
    static Decision<ClinicEvent> comeBack(VisitCase asked) {
        var visit = asked.visit();
        return switch (visit.status()) {
            case WAITING, CALLED, IN_CONSULTATION -> refuse(TriageProblems.notAway(visit));
            case PARKED -> accept(new TicketReturned(visit.returned(asked.now())));
            case SKIPPED -> DayRules.isGivenUp(visit, asked.settings(), asked.now())
                    ? refuse(TriageProblems.backTooLate(visit, asked.settings().calling().returnWithin()))
                    : accept(new TicketReturned(visit.returned(asked.now())));
            case FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED -> refuse(TriageProblems.visitOver(visit));
        };
    }

    /// To any room of a service line, or to one room, which need not be one of that service line. Not to where the patient
    /// is: who waits for that very line and room, or is in that very room, would lose a note or a call for nothing.
    ///
    /// @param serviceLine code, none to keep the patient's
    /// @param room none for any room of the service line
    static Decision<ClinicEvent> transfer(VisitCase asked, @Nullable String serviceLine, @Nullable String room,
            @Nullable String note) {
        if (serviceLine != null && asked.settings().serviceLine(serviceLine).isEmpty()) {
            return refuse(TriageProblems.unknownServiceLine(asked.settings()));
        }
        if (room != null && asked.settings().room(room).isEmpty()) {
            return refuse(TriageProblems.roomNotFound());
        }
        var visit = asked.visit();
        var toLine = serviceLine == null ? visit.serviceLine() : serviceLine;
        return switch (visit.status()) {
            case WAITING -> visit.serviceLine().equals(toLine) && Objects.equals(visit.eligibility().onlyRoom(), room)
                    ? refuse(TriageProblems.alreadyThere(visit))
                    : transferred(visit, toLine, room, note, asked);
            case PARKED -> transferred(visit, toLine, room, note, asked);
            case CALLED, IN_CONSULTATION ->
                asked.isElsewhere() ? refuse(TriageProblems.ofAnotherWorkplace(visit))
                        : visit.serviceLine().equals(toLine) && Objects.equals(visit.called().room(), room)
                                ? refuse(TriageProblems.alreadyThere(visit))
                                : transferred(visit, toLine, room, note, asked);
            case SKIPPED -> refuse(TriageProblems.notBackYet(visit));
            case FINISHED, CANCELLED, NO_SHOW, DAY_ENDED, REPLACED -> refuse(TriageProblems.visitOver(visit));
        };
    }

    private static Decision<ClinicEvent> transferred(Visit visit, String toLine, @Nullable String toRoom,
            @Nullable String note, VisitCase asked) {
        return accept(new TicketTransferred(visit.transferred(toLine, toRoom, note, asked.now())));
    }
}
