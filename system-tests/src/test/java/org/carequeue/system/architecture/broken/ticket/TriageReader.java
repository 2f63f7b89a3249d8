package org.carequeue.system.architecture.broken.ticket;

import org.carequeue.system.architecture.broken.triage.Visits;

/// One service reads another.
public final class TriageReader {
    public int waiting(Visits visits) {
        return visits.waiting();
    }
}
