package org.carequeue.system.architecture.broken.ticket;

import org.carequeue.system.architecture.broken.bridge.desk.Refusal;

/// Refuses by a name that stands in no list.
public final class UnlistedRefusal {
    public Refusal refuse() {
        return new Refusal("not-today");
    }
}
