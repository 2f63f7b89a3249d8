package org.carequeue.launcher.supervise;

import java.util.List;

/// Ends a run whose services have not all been ready yet.
public final class CouldNotStart extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> lastLines;

    /// @param lastLines of the service that is to blame
    CouldNotStart(String sentence, List<String> lastLines) {
        super(sentence, null, false, false);
        this.lastLines = lastLines;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public List<String> lastLines() {
        return lastLines;
    }
}
