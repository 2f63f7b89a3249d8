package org.carequeue.system.architecture.broken.triage;

/// A service that another one reads.
public final class Visits {
    public int waiting() {
        return 0;
    }
}
