package org.carequeue.triage.model;

import org.carequeue.bridge.desk.ProblemType;
import org.carequeue.bridge.desk.Refusal.Kind;

/// The types of what the triage-service refuses; [TriageProblems] has the sentences. docs/PROBLEMS.md says what a person can do.
public enum TriageProblem implements ProblemType {
    MALFORMED_TICKET(Kind.INVALID),
    PRIORITY_MISSING(Kind.INVALID),
    UNKNOWN_PRIORITY(Kind.INVALID),
    TICKET_MISSING(Kind.INVALID),
    REASON_MISSING(Kind.INVALID),
    INVALID_REASON(Kind.INVALID),
    INVALID_PRESCRIPTION(Kind.INVALID),
    OUTSIDE_MISSING(Kind.INVALID),
    MALFORMED_MEDICINE(Kind.INVALID),
    TRANSFER_TARGET_MISSING(Kind.INVALID),
    UNKNOWN_SERVICE_LINE(Kind.INVALID),
    INVALID_NOTE(Kind.INVALID),
    INVALID_COMPLAINT(Kind.INVALID),
    TICKET_NOT_FOUND(Kind.NOT_FOUND),
    HELP_REQUEST_NOT_FOUND(Kind.NOT_FOUND),
    ROOM_NOT_FOUND(Kind.NOT_FOUND),
    COUNTER_NOT_FOUND(Kind.NOT_FOUND),
    AMBIGUOUS_TICKET(Kind.CONFLICT),
    NOBODY_WAITING(Kind.CONFLICT),
    NOT_WAITING(Kind.CONFLICT),
    ROOM_BUSY(Kind.CONFLICT),
    COUNTER_BUSY(Kind.CONFLICT),
    NOT_CALLED(Kind.CONFLICT),
    CALLED_OFTEN_ENOUGH(Kind.CONFLICT),
    ALREADY_STARTED(Kind.CONFLICT),
    TICKET_OF_ANOTHER_ROOM(Kind.CONFLICT),
    TICKET_OF_ANOTHER_COUNTER(Kind.CONFLICT),
    SERVED_IN_ROOMS(Kind.CONFLICT),
    ALREADY_AWAY(Kind.CONFLICT),
    NOT_AWAY(Kind.CONFLICT),
    ALREADY_THERE(Kind.CONFLICT),
    NOT_BACK_YET(Kind.CONFLICT),
    BACK_TOO_LATE(Kind.CONFLICT),
    NOTHING_TO_UNDO(Kind.CONFLICT),
    UNDO_TOO_LATE(Kind.CONFLICT),
    HELP_ALREADY_ACKNOWLEDGED(Kind.CONFLICT),
    VISIT_OVER(Kind.CONFLICT),
    PRESCRIPTION_WARNINGS(Kind.CONFLICT),
    TOO_MANY_HELP_REQUESTS(Kind.UNAVAILABLE),
    CLINIC_NOT_CONFIGURED(Kind.UNAVAILABLE);

    private final Kind kind;

    TriageProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
