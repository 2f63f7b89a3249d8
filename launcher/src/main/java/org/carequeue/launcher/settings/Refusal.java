package org.carequeue.launcher.settings;

import org.jspecify.annotations.Nullable;

/// Why a command does not go ahead: one sentence for the person at the terminal, and the exit code.
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    /// What `sysexits.h` calls a usage error.
    private static final int USAGE = 64;

    private final int exitCode;

    public Refusal(String sentence, @Nullable Object... values) {
        this(1, sentence, values);
    }

    private Refusal(int exitCode, String sentence, @Nullable Object... values) {
        // Nobody is shown the stack trace, so none is recorded.
        super(sentence.formatted(values), null, false, false);
        this.exitCode = exitCode;
    }

    public static Refusal usage(String sentence, @Nullable Object... values) {
        return new Refusal(USAGE, sentence, values);
    }

    public int exitCode() {
        return exitCode;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
