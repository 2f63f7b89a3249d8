package org.carequeue.bridge.desk;

import org.carequeue.bridge.desk.Refusal.Kind;

/// The types of what every service can refuse, whatever it is about. docs/PROBLEMS.md says what a person can do.
public enum BridgeProblem implements ProblemType {
    MALFORMED_BODY(Kind.INVALID),
    MALFORMED_HEADER(Kind.INVALID),
    MALFORMED_TARGET(Kind.INVALID),
    MALFORMED_TEXT(Kind.INVALID),
    TOO_LARGE(Kind.INVALID),
    NOT_SIGNED_IN(Kind.UNKNOWN),
    NOT_PERMITTED(Kind.FORBIDDEN),
    FOREIGN_PAGE(Kind.FORBIDDEN),
    NO_SUCH_ADDRESS(Kind.NOT_FOUND),
    WRONG_METHOD(Kind.NOT_ALLOWED),
    NOT_ACCEPTABLE(Kind.NOT_ACCEPTABLE),
    BODY_TOO_LARGE(Kind.OVERSIZED),
    UNSUPPORTED_TYPE(Kind.UNSUPPORTED),
    UNKNOWN_HOST(Kind.MISDIRECTED),
    IDEMPOTENCY_KEY_REUSED(Kind.CONTRADICTION),
    NOT_READ_YET(Kind.UNAVAILABLE),
    BUSY(Kind.UNAVAILABLE),
    JOURNAL_FAILED(Kind.UNAVAILABLE),
    STOPPING(Kind.UNAVAILABLE);

    private final Kind kind;

    BridgeProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
