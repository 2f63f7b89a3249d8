package org.carequeue.ticket.model;

import org.carequeue.bridge.desk.ProblemType;
import org.carequeue.bridge.desk.Refusal.Kind;

/// The types of what the ticket-service refuses; [TicketProblems] has the sentences. docs/PROBLEMS.md says what a person can do.
public enum TicketProblem implements ProblemType {
    MALFORMED_TICKET(Kind.INVALID),
    UNKNOWN_SERVICE_LINE(Kind.INVALID),
    MALFORMED_INTAKE(Kind.INVALID),
    INVALID_SETTINGS(Kind.INVALID),
    TICKET_NOT_FOUND(Kind.NOT_FOUND),
    AMBIGUOUS_TICKET(Kind.CONFLICT),
    SETTINGS_CHANGED(Kind.CONFLICT),
    CLOSED(Kind.CONFLICT),
    NUMBERS_EXHAUSTED(Kind.CONFLICT),
    CLINIC_NOT_CONFIGURED(Kind.UNAVAILABLE);

    private final Kind kind;

    TicketProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
