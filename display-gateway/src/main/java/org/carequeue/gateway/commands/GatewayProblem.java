package org.carequeue.gateway.commands;

import org.carequeue.bridge.desk.ProblemType;
import org.carequeue.bridge.desk.Refusal.Kind;

/// The types of what the gateway refuses itself. docs/PROBLEMS.md says what a person can do.
public enum GatewayProblem implements ProblemType {
    MESSAGE_TOO_LARGE(Kind.INVALID),
    MALFORMED_MESSAGE(Kind.INVALID),
    UNKNOWN_MESSAGE(Kind.INVALID),
    MALFORMED_TICKET(Kind.INVALID),
    UNKNOWN_LANGUAGE(Kind.INVALID),
    UNKNOWN_PARAMETER(Kind.INVALID),
    TICKET_NOT_FOUND(Kind.NOT_FOUND),
    TRACKS_ALREADY(Kind.CONFLICT),
    AMBIGUOUS_TICKET(Kind.CONFLICT),
    TOO_MANY_HELP_REQUESTS(Kind.TOO_OFTEN),
    TOO_MANY_NUMBERS(Kind.TOO_OFTEN),
    TOO_MANY_COMMANDS(Kind.TOO_OFTEN),
    TOO_MANY_MESSAGES(Kind.UNAVAILABLE),
    INTERNAL_ERROR(Kind.UNAVAILABLE),
    OWNER_UNAVAILABLE(Kind.UNAVAILABLE),
    OWNER_TIMEOUT(Kind.UNAVAILABLE),
    CLINIC_FULL(Kind.UNAVAILABLE),
    CLINIC_NOT_CONFIGURED(Kind.UNAVAILABLE);

    private final Kind kind;

    GatewayProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
