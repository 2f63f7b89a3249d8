package org.carequeue.gateway.access;

import java.time.Clock;

import org.carequeue.bridge.telemetry.Repeated;
import org.carequeue.gateway.access.AccessCommand.EndSession;
import org.jboss.logging.Logger;

/// Ends sessions whose time is over, so that their sockets end, too.
final class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    private final AccessDesk desk;
    private final AccessSettings settings;
    private final Clock clock;
    private final Repeated failures = new Repeated();

    /// @param clock of the machine
    Sweeper(AccessDesk desk, AccessSettings settings, Clock clock) {
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
    }

    void sweep() {
        var now = clock.instant();
        desk.directory().sessions().forEach(session -> Door.ending(session, settings, now).ifPresent(why -> desk
                .submit(new EndSession(session.session().id(), why), AccessDesk.NAME, AccessDesk.NAME)
                .thenRun(failures::over).exceptionally(failure -> {
                    if (failures.isToBeSaid(failure)) {
                        LOG.warnf("session not ended: times=%d cause=%s", failures.times(), failure.getMessage());
                    }
                    return null;
                })));
    }
}
