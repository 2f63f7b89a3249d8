package org.carequeue.events;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// What the triage-service knows of a ticket's visit, and alone decides.
///
/// @param ticket identity of the ticket
/// @param number what the patient holds
/// @param serviceLine code of the service line; a transfer changes it
/// @param issuedAt reference of the wait: triage, transfer and return keep it
/// @param order breaks ties of `issuedAt`: the ticket's sequence in the ticket-service's log
/// @param status where the visit stands
/// @param priority how urgent it is now
/// @param rank the priority's place in the scale, 0 the most urgent
/// @param tier of the level when the priority was set; none in journals from before it was kept
/// @param target the level's target wait when the priority was set
/// @param settingsVersion the clinic's settings, and so the scale, by which the priority was set; 0 in such journals
/// @param triaged whether a person has set the priority
/// @param assessedAt when a person last looked at the patient
/// @param room where the patient was called to, while and after it was
/// @param calls how often the patient was called in all
/// @param unanswered how many calls in a row were not answered
/// @param calledAt the first call; waiting ends here
/// @param startedAt the consultation's start, the first one
/// @param finishedAt the consultation's end, or the end of the visit without one
/// @param prescriptions how many were submitted under this ticket id
/// @param onlyRoom the room for which the patient waits, none for any
/// @param notBefore others go first until then, because a call was not answered
/// @param times how the patient's time has been spent
/// @param note what was said at a transfer or when the patient was parked, for staff, at most [#LONGEST_NOTE] characters
/// @param why why the patient was called the last time
public record Visit(TicketId ticket, TicketNumber number, String serviceLine, Instant issuedAt, long order,
        VisitStatus status, Priority priority, int rank, @Nullable Integer tier, Duration target, int settingsVersion,
        boolean triaged, @Nullable Instant assessedAt, @Nullable String room, int calls, int unanswered,
        @Nullable Instant calledAt, @Nullable Instant startedAt, @Nullable Instant finishedAt, int prescriptions,
        @Nullable String onlyRoom, @Nullable Instant notBefore, VisitTimes times, @Nullable String note,
        @Nullable CallExplanation why) {

    /// How long a note may be, in characters.
    public static final int LONGEST_NOTE = 200;

    /// Fills in what journals from before it was kept do not have.
    public Visit {
        if (times == null) {
            times = VisitTimes.reckoned(issuedAt, calledAt, startedAt, finishedAt);
        }
    }

    /// A visit that has just begun. A level that the scale does not have waits where a ticket waits that nobody has looked
    /// at.
    public static Visit opened(Ticket ticket, long order, TriageScale scale) {
        var level = scale.level(scale.has(ticket.priority()) ? ticket.priority() : scale.initial());
        return new Visit(ticket.id(), ticket.number(), ticket.serviceLine(), ticket.issuedAt(), order,
                VisitStatus.WAITING, ticket.priority(), scale.rank(level.code()), level.tier(), ticket.target(),
                ticket.settingsVersion(), false, null, null, 0, 0, null, null, null, 0, null, null,
                VisitTimes.from(ticket.issuedAt()), null, null);
    }

    /// The same, begun under a number that another visit has had: it counts that one's prescriptions on, because a
    /// prescription's id is made of both and is never given twice.
    public Visit inPlaceOf(Visit former) {
        var draft = new Draft(this);
        draft.prescriptions = former.prescriptions;
        return draft.visit();
    }

    /// The same with the tier of its level, for a visit from a journal that did not keep it.
    public Visit withTier(int known) {
        var draft = new Draft(this);
        draft.tier = known;
        return draft.visit();
    }

    /// Somebody has looked at the patient.
    ///
    /// @param scale has the level
    /// @param version the settings that the scale is of
    public Visit withPriority(Priority other, TriageScale scale, int version, Instant at) {
        var level = scale.level(other);
        var draft = new Draft(this);
        draft.priority = other;
        draft.rank = scale.rank(other);
        draft.tier = level.tier();
        draft.target = level.target();
        draft.settingsVersion = version;
        draft.triaged = true;
        draft.assessedAt = at;
        return draft.visit();
    }

    /// Somebody has looked at the patient again and left the priority as it was.
    public Visit reassessed(Instant at) {
        var draft = new Draft(this);
        draft.triaged = true;
        draft.assessedAt = at;
        return draft.visit();
    }

    /// As urgent as another state of it was, which was said then and by whom; nobody has looked again.
    public Visit withUrgencyOf(Visit before) {
        var draft = new Draft(this);
        draft.urgencyOf(before);
        return draft.visit();
    }

    /// Whether the same was said of the urgency, at the same time.
    public boolean hasUrgencyOf(Visit other) {
        return equals(withUrgencyOf(other));
    }

    /// Called to a room; the first call ends the waiting time.
    public Visit called(String toRoom, Instant at) {
        var draft = moved(VisitStatus.CALLED, at);
        draft.room = toRoom;
        draft.calls++;
        draft.unanswered++;
        draft.calledAt = calledAt == null ? at : calledAt;
        draft.notBefore = null;
        draft.why = null;
        return draft.visit();
    }

    /// Why it was this patient's turn.
    public Visit because(CallExplanation explanation) {
        var draft = new Draft(this);
        draft.why = explanation;
        return draft.visit();
    }

    /// Called once more to the same room.
    public Visit recalled(Instant at) {
        var draft = moved(VisitStatus.CALLED, at);
        draft.calls++;
        draft.unanswered++;
        return draft.visit();
    }

    /// Did not come yet: waits on, but others go first for a while.
    public Visit notPresent(Instant at, Instant othersFirstUntil) {
        var draft = moved(VisitStatus.WAITING, at);
        draft.room = null;
        draft.notBefore = othersFirstUntil;
        return draft.visit();
    }

    /// Did not come, and may come back to the old place for a while.
    public Visit skipped(Instant at) {
        var draft = moved(VisitStatus.SKIPPED, at);
        draft.room = null;
        draft.notBefore = null;
        return draft.visit();
    }

    /// Away with the clinic's knowledge.
    public Visit parked(Instant at, @Nullable String said) {
        var draft = moved(VisitStatus.PARKED, at);
        draft.room = null;
        draft.notBefore = null;
        draft.note = said == null ? note : said;
        return draft.visit();
    }

    /// Back from where the patient was: waits on in the old place.
    public Visit returned(Instant at) {
        var draft = moved(VisitStatus.WAITING, at);
        draft.unanswered = 0;
        return draft.visit();
    }

    /// Waits elsewhere, in the place that the time of issue gives.
    ///
    /// @param toLine code of the service line
    /// @param toRoom the room for which the patient waits, none for any of the service line's
    public Visit transferred(String toLine, @Nullable String toRoom, @Nullable String said, Instant at) {
        var draft = moved(VisitStatus.WAITING, at);
        draft.serviceLine = toLine;
        draft.onlyRoom = toRoom;
        draft.room = null;
        draft.unanswered = 0;
        draft.notBefore = null;
        draft.note = said == null ? note : said;
        return draft.visit();
    }

    /// The consultation begins, or goes on.
    public Visit started(Instant at) {
        var draft = moved(VisitStatus.IN_CONSULTATION, at);
        draft.startedAt = startedAt == null ? at : startedAt;
        draft.unanswered = 0;
        return draft.visit();
    }

    /// The visit's way to a doctor ends, in one way or another.
    public Visit ended(VisitStatus how, Instant at) {
        var draft = moved(how, at);
        draft.finishedAt = at;
        draft.notBefore = null;
        return draft.visit();
    }

    /// One more prescription was submitted.
    public Visit withPrescription() {
        var draft = new Draft(this);
        draft.prescriptions++;
        return draft.visit();
    }

    /// As it was before its last move; what was said of its urgency since, and the prescriptions, stay.
    public Visit undoneTo(Visit before) {
        var draft = new Draft(before);
        draft.urgencyOf(this);
        draft.prescriptions = prescriptions;
        return draft.visit();
    }

    private Draft moved(VisitStatus to, Instant at) {
        var draft = new Draft(this);
        draft.times = times.ended(status, calledAt != null, at);
        draft.status = to;
        return draft;
    }

    /// A copy to be changed: a visit has too many parts to name all of them wherever one changes.
    private static final class Draft {
        private final Visit origin;
        private String serviceLine;
        private VisitStatus status;
        private Priority priority;
        private int rank;
        private @Nullable Integer tier;
        private Duration target;
        private int settingsVersion;
        private boolean triaged;
        private @Nullable Instant assessedAt;
        private @Nullable String room;
        private int calls;
        private int unanswered;
        private @Nullable Instant calledAt;
        private @Nullable Instant startedAt;
        private @Nullable Instant finishedAt;
        private int prescriptions;
        private @Nullable String onlyRoom;
        private @Nullable Instant notBefore;
        private VisitTimes times;
        private @Nullable String note;
        private @Nullable CallExplanation why;

        Draft(Visit origin) {
            this.origin = origin;
            serviceLine = origin.serviceLine;
            status = origin.status;
            priority = origin.priority;
            rank = origin.rank;
            tier = origin.tier;
            target = origin.target;
            settingsVersion = origin.settingsVersion;
            triaged = origin.triaged;
            assessedAt = origin.assessedAt;
            room = origin.room;
            calls = origin.calls;
            unanswered = origin.unanswered;
            calledAt = origin.calledAt;
            startedAt = origin.startedAt;
            finishedAt = origin.finishedAt;
            prescriptions = origin.prescriptions;
            onlyRoom = origin.onlyRoom;
            notBefore = origin.notBefore;
            times = origin.times;
            note = origin.note;
            why = origin.why;
        }

        private void urgencyOf(Visit other) {
            priority = other.priority;
            rank = other.rank;
            tier = other.tier;
            target = other.target;
            settingsVersion = other.settingsVersion;
            triaged = other.triaged;
            assessedAt = other.assessedAt;
        }

        Visit visit() {
            return new Visit(origin.ticket, origin.number, serviceLine, origin.issuedAt, origin.order, status, priority,
                    rank, tier, target, settingsVersion, triaged, assessedAt, room, calls, unanswered, calledAt,
                    startedAt, finishedAt, prescriptions, onlyRoom, notBefore, times, note, why);
        }
    }
}
