package org.carequeue.system.architecture.broken.gateway;

import org.carequeue.system.architecture.broken.gateway.cycle.One;

/// A name that says nothing, and a root package in a cycle with the one below.
public final class BoardManager {
    public One one() {
        return new One();
    }
}
