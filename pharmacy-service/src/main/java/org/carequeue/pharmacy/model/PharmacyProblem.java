package org.carequeue.pharmacy.model;

import org.carequeue.bridge.desk.ProblemType;
import org.carequeue.bridge.desk.Refusal.Kind;

/// The types of what the pharmacy-service refuses; [PharmacyProblems] has the sentences. docs/PROBLEMS.md says what a person can do.
public enum PharmacyProblem implements ProblemType {
    MALFORMED_PRESCRIPTION(Kind.INVALID),
    VERSION_MISSING(Kind.INVALID),
    COUNTER_MISSING(Kind.INVALID),
    TEXT_MISSING(Kind.INVALID),
    INVALID_TEXT(Kind.INVALID),
    INVALID_TIME(Kind.INVALID),
    INVALID_SUPPLY(Kind.INVALID),
    INVALID_PRESCRIPTION(Kind.INVALID),
    PRESCRIPTION_NOT_FOUND(Kind.NOT_FOUND),
    COUNTER_NOT_FOUND(Kind.NOT_FOUND),
    ALREADY_CLAIMED(Kind.CONFLICT),
    NOT_CLAIMED(Kind.CONFLICT),
    CLAIMED_BY_ANOTHER(Kind.CONFLICT),
    SUBSTITUTION_NOT_ALLOWED(Kind.CONFLICT),
    NOT_PREPARED(Kind.CONFLICT),
    PRESCRIPTION_WARNINGS(Kind.CONFLICT),
    NOTHING_SUPPLIED(Kind.CONFLICT),
    ALREADY_CHECKED(Kind.CONFLICT),
    NOT_CHECKED(Kind.CONFLICT),
    CHECK_BY_ANOTHER(Kind.CONFLICT),
    ALREADY_READY(Kind.CONFLICT),
    NOT_READY(Kind.CONFLICT),
    PRESCRIPTION_WAITS(Kind.CONFLICT),
    NOTHING_TO_RESUME(Kind.CONFLICT),
    NO_QUESTION(Kind.CONFLICT),
    TOO_MANY_QUESTIONS(Kind.CONFLICT),
    PRESCRIBER_OUTSIDE(Kind.CONFLICT),
    ALREADY_HANDED_OVER(Kind.CONFLICT),
    PRESCRIPTION_DECLINED(Kind.CONFLICT),
    PRESCRIPTION_CANCELLED(Kind.CONFLICT),
    PRESCRIPTION_RETURNED(Kind.CONFLICT),
    PRESCRIPTION_CHANGED(Kind.CONFLICT),
    NOTHING_TO_PUT_AWAY(Kind.CONFLICT),
    NOTHING_TO_UNDO(Kind.CONFLICT),
    UNDO_TOO_LATE(Kind.CONFLICT),
    REST_BEGUN(Kind.CONFLICT),
    WRONG_TICKET(Kind.CONFLICT),
    NOT_IDENTIFIED(Kind.CONFLICT),
    CLINIC_NOT_CONFIGURED(Kind.UNAVAILABLE);

    private final Kind kind;

    PharmacyProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
