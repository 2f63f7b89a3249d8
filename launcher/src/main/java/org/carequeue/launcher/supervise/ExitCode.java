package org.carequeue.launcher.supervise;

/// Says in words how a process ended.
final class ExitCode {

    /// What a JVM with `-XX:+ExitOnOutOfMemoryError` ends with.
    private static final int OUT_OF_MEMORY = 3;

    /// What a service ends with that has lost a single writer: `Fatal` of the bridge.
    private static final int ENDED_ITSELF = 70;

    private static final int SIGNALS_FROM = 128;

    private ExitCode() {
    }

    static String describe(int exitCode) {
        if (exitCode > SIGNALS_FROM) {
            return "was ended by signal " + (exitCode - SIGNALS_FROM);
        }
        return switch (exitCode) {
            case OUT_OF_MEMORY -> "ran out of memory (exit code 3)";
            case ENDED_ITSELF -> "ended itself because a part without which nothing goes on had ended (exit code 70)";
            default -> "ended with exit code " + exitCode;
        };
    }
}
