package org.carequeue.launcher;

import java.util.List;

/** Ends a run whose services have not all been ready yet. */
final class CouldNotStart extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Outcome.NotStarted outcome;

    CouldNotStart(String sentence, List<String> lastLines) {
        super(sentence, null, false, false);
        this.outcome = new Outcome.NotStarted(sentence, lastLines);
    }

    Outcome.NotStarted outcome() {
        return outcome;
    }
}
