package org.carequeue.bridge.connector;

import java.util.Locale;

import org.carequeue.bridge.event.Position;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What a [ReaderLink] does while the log that it read is not the one that is there: it says so, asks whether the new one
/// may be read, and looks now and then whether the old one has been put back. On the link's event loop.
final class DivergedLog {

    /// How often it is looked whether the log has been put back, in ticks.
    private static final int LOOK_AGAIN_TICKS = 3;
    private static final Logger LOG = Logger.getLogger(DivergedLog.class);

    private final ReaderLink.Setup setup;
    private final ReaderLink.Wire wire;
    private final Runnable readAnew;
    private @Nullable Divergence diverged;
    private int ticks;
    private boolean asking;

    /// @param readAnew is called when an operator has accepted the new log
    DivergedLog(ReaderLink.Setup setup, ReaderLink.Wire wire, Runnable readAnew) {
        this.setup = setup;
        this.wire = wire;
        this.readAnew = readAnew;
    }

    boolean isThere() {
        return diverged != null;
    }

    /// The log that was read is followed again, or the new one is.
    void over() {
        diverged = null;
    }

    /// The other end has refused the position.
    void found(Position read, ServiceMessage.Diverged other) {
        var now = new Divergence(setup.service(), read, other.log(), other.head());
        if (diverged == null || !diverged.isSameAs(now)) {
            var why = String.format(Locale.ROOT,
                    "the log of %1$s is not the one that was read before (now %2$s up to %3$d; read %4$s up to %5$d). Put the right data back, or have the new log read from its beginning: ./carequeue accept-log %1$s",
                    setup.service(), other.log(), other.head(), read.log(), read.sequence());
            LOG.errorf("reading stopped: service=%s cause=%s", setup.service(), why);
            setup.observer().stopped(setup.service(), why);
        }
        diverged = now;
        ticks = 0;
        ask(now);
    }

    /// Another [org.carequeue.bridge.event.Protocol#TICK_MILLIS] have passed without a connection. Returns whether it is
    /// time to look at the log again.
    boolean tick() {
        var what = diverged;
        if (what == null) {
            return false;
        }
        ticks++;
        if (ticks % LOOK_AGAIN_TICKS == 0) {
            return true;
        }
        ask(what);
        return false;
    }

    private void ask(Divergence what) {
        if (asking) {
            return;
        }
        asking = true;
        var _ = setup.positions().mayReadAnew(what).whenComplete((may, failure) -> wire.later(() -> {
            asking = false;
            if (failure != null) {
                LOG.errorf(failure, "not known whether the new log may be read: service=%s", setup.service());
            } else if (may && diverged != null && diverged.isSameAs(what)) {
                LOG.warnf("the new log is read from its beginning: service=%s log=%s", setup.service(), what.log());
                readAnew.run();
            }
        }));
    }
}
