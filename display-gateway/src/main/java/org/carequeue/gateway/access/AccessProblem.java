package org.carequeue.gateway.access;

import org.carequeue.bridge.desk.ProblemType;
import org.carequeue.bridge.desk.Refusal.Kind;

/// The types of what is refused at the door; [AccessProblems] has the sentences. docs/PROBLEMS.md says what a person can do.
public enum AccessProblem implements ProblemType {
    WRONG_PASSWORD(Kind.UNKNOWN),
    WRONG_OLD_PASSWORD(Kind.UNKNOWN),
    NO_SESSION(Kind.CONFLICT),
    PEOPLE_ELSEWHERE(Kind.CONFLICT),
    QUICK_CODES_OFF(Kind.CONFLICT),
    WEAK_CODE(Kind.INVALID),
    WRONG_CODE(Kind.UNKNOWN),
    QUICK_CODE_OVER(Kind.UNKNOWN),
    MALFORMED_PERSON(Kind.INVALID),
    WEAK_PASSWORD(Kind.INVALID),
    UNKNOWN_ROLES(Kind.INVALID),
    PERSON_NOT_FOUND(Kind.NOT_FOUND),
    NAME_TAKEN(Kind.CONFLICT),
    LAST_MANAGER(Kind.CONFLICT),
    TOO_MANY_PEOPLE(Kind.CONFLICT),
    MALFORMED_DEVICE(Kind.INVALID),
    MALFORMED_DEVICE_SETTINGS(Kind.INVALID),
    ANOTHER_KIND_OF_DEVICE(Kind.CONFLICT),
    MALFORMED_SLIP(Kind.INVALID),
    NO_PRINTER(Kind.NOT_FOUND),
    MALFORMED_REPORT(Kind.INVALID),
    UNKNOWN_CODE(Kind.NOT_FOUND),
    DEVICE_NOT_FOUND(Kind.NOT_FOUND),
    NO_PAIRING(Kind.NOT_FOUND),
    DEVICE_NAME_TAKEN(Kind.CONFLICT),
    TOO_MANY_DEVICES(Kind.CONFLICT),
    MALFORMED_PROGRAM(Kind.INVALID),
    PROGRAM_NOT_FOUND(Kind.NOT_FOUND),
    TOO_MANY_PROGRAMS(Kind.CONFLICT),
    TOO_MANY_SIGN_INS(Kind.TOO_OFTEN),
    TOO_MANY_PAIRINGS(Kind.TOO_OFTEN);

    private final Kind kind;

    AccessProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
