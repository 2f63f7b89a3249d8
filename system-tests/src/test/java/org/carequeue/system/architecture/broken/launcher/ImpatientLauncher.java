package org.carequeue.system.architecture.broken.launcher;

import java.time.Instant;

/// The launcher may look at the clock.
public final class ImpatientLauncher {
    public Instant now() {
        return Instant.now();
    }
}
