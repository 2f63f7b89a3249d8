package org.carequeue.gateway.access;

import org.carequeue.bridge.telemetry.Repeated;
import org.carequeue.gateway.access.AccessCommand.EndQuickCode;
import org.carequeue.gateway.access.AccessCommand.EndSession;
import org.jboss.logging.Logger;

/// Ends sessions whose time is over, so that their sockets end, too; and quick codes.
final class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    private final AccessDesk desk;
    private final AccessSettings settings;
    private final Repeated failures = new Repeated();

    Sweeper(AccessDesk desk, AccessSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    void sweep() {
        var now = desk.directory().now();
        desk.directory().sessions().forEach(session -> session.ending(settings, now)
                .ifPresent(why -> submit(new EndSession(session.session().id(), why))));
        desk.directory().quickCodes().filter(code -> !code.isGood(now))
                .forEach(code -> submit(new EndQuickCode(code.person(), code.browser(), SessionEnd.TOO_OLD)));
    }

    private void submit(AccessCommand command) {
        desk.submit(command, AccessDesk.NAME, AccessDesk.NAME).thenRun(failures::over).exceptionally(failure -> {
            if (failures.isToBeSaid(failure)) {
                LOG.warnf("session not ended: times=%d cause=%s", failures.times(), failure.getMessage());
            }
            return null;
        });
    }
}
