package org.carequeue.system.architecture.broken.gateway.cycle;

import org.carequeue.system.architecture.broken.gateway.BoardManager;

/// Closes the cycle.
public final class One {
    public BoardManager manager() {
        return new BoardManager();
    }
}
