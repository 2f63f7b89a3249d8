package org.carequeue.launcher;

/** Says in words how a process ended. */
final class ExitCode {

    /** What a JVM with {@code -XX:+ExitOnOutOfMemoryError} ends with. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int SIGNALS_FROM = 128;

    private ExitCode() {
    }

    static String describe(int exitCode) {
        if (exitCode > SIGNALS_FROM) {
            return "was ended by signal " + (exitCode - SIGNALS_FROM);
        }
        return exitCode == OUT_OF_MEMORY ? "ran out of memory (exit code 3)" : "ended with exit code " + exitCode;
    }
}
