package org.carequeue.bridge.guard;

/// A connection does what none may; it is told once, and ended.
final class BreachException extends Exception {

    private static final long serialVersionUID = 1L;

    /// What it is counted as.
    enum Kind {
        FULL("too-many-connections", "Too many connections"),
        MALFORMED("malformed-request", "Malformed request"),
        OVERSIZED("body-too-large", "Body too large"),
        SLOW("slow-request", "Slow request"),
        FLOOD("too-many-messages", "Too many messages");

        private final String problem;
        private final String title;

        Kind(String problem, String title) {
            this.problem = problem;
            this.title = title;
        }

        /// The name of its type of problem.
        String problem() {
            return problem;
        }

        String title() {
            return title;
        }
    }

    private final Kind kind;
    private final int code;

    /// @param code a status of HTTP, or a close code of a socket
    /// @param sentence for whoever wrote the other end
    BreachException(Kind kind, int code, String sentence) {
        // The other end is to blame and not our code: no trace is recorded.
        super(sentence, null, false, false);
        this.kind = kind;
        this.code = code;
    }

    Kind kind() {
        return kind;
    }

    int code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
