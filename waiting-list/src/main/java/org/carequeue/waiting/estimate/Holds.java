package org.carequeue.waiting.estimate;

import java.time.Instant;

import org.carequeue.events.Visit;

/// Since when somebody keeps a room or counter.
final class Holds {

    private Holds() {
    }

    /// With the call to it; where nobody was called there, with the visit's last move.
    static Instant since(Visit visit) {
        var why = visit.why();
        return why != null && why.workplace().equals(visit.called().workplace()) ? why.at() : visit.times().since();
    }
}
