package org.carequeue.gateway.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.access.Passes;
import org.carequeue.bridge.guard.LastUsed;

/// Passes that are written already: one for each who asks and each owner, for half of its minute, so that no request pays for
/// a signature. Used by all event loops.
public final class PassBook {

    private static final Duration REUSED = Passes.VALID.dividedBy(2);
    /// Those who asked last; for another one it is written again.
    private static final int MOST_KEPT = 4_096;

    private final Passes passes;
    private final InstantSource clock;
    private final LastUsed<Entry, Written> written = new LastUsed<>(MOST_KEPT);

    private record Entry(String subject, String owner) {
    }

    private record Written(Pass pass, String token, Instant at) {
        /// Not for whoever may do something else by now; also not where the clock was set back: the owner would take it for
        /// one of the future.
        private boolean stillShows(Pass who, Instant now) {
            return pass.equals(who) && !now.isBefore(at) && now.isBefore(at.plus(REUSED));
        }
    }

    /// @param clock of the machine
    public PassBook(Passes passes, InstantSource clock) {
        this.passes = passes;
        this.clock = clock;
    }

    /// The token that shows this pass to this owner.
    public String tokenOf(Pass pass, String owner) {
        var now = clock.instant();
        var entry = new Entry(pass.subject(), owner);
        var known = written.get(entry);
        if (known == null || !known.stillShows(pass, now)) {
            known = new Written(pass, passes.write(pass, owner), now);
            written.put(entry, known);
        }
        return known.token();
    }
}
