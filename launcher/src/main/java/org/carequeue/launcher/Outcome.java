package org.carequeue.launcher;

import java.util.List;

/** How a run of the supervisor ended. */
sealed interface Outcome {

    /** As was wished; {@code killed} counts the services that did not stop by themselves. */
    record Stopped(int killed) implements Outcome {
    }

    /** Before all services had been ready once; with the last lines of the service that is to blame. */
    record NotStarted(String sentence, List<String> lastLines) implements Outcome {
    }
}
