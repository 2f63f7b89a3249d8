package org.carequeue.launcher;

/** Why a command does not go ahead: one sentence for the person at the terminal, and the exit code. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    /** What {@code sysexits.h} calls a usage error. */
    static final int USAGE = 64;

    private final int exitCode;

    Refusal(String sentence) {
        this(sentence, 1);
    }

    private Refusal(String sentence, int exitCode) {
        // Nobody is shown the stack trace, so none is recorded.
        super(sentence, null, false, false);
        this.exitCode = exitCode;
    }

    static Refusal usage(String sentence) {
        return new Refusal(sentence, USAGE);
    }

    int exitCode() {
        return exitCode;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
