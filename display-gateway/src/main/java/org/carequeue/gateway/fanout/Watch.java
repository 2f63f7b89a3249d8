package org.carequeue.gateway.fanout;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.gateway.board.Text;

/// Looks once a second, on a thread of its own, whether the board moves for those who look on, and has each event loop do
/// what is due each second. While the board stands still, connections say so instead of a heartbeat, so that no page calls
/// itself live; a sequencer or loop that does not go on within [#LOST] seconds ends the process.
///
/// Seconds are counted and not measured: a process that was stopped, or had no processor, does not find them gone.
public final class Watch {

    /// Nothing that takes so long ends by itself. A restart takes less.
    static final int LOST = 30;

    private final Sequencer sequencer;
    private final Fanout fanout;
    private final InstantSource clock;
    private final Fatal fatal;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Instant moved = Instant.EPOCH;

    /// @param clock says since when the board stands still
    public Watch(Sequencer sequencer, Fanout fanout, InstantSource clock, Fatal fatal) {
        this.sequencer = sequencer;
        this.fanout = fanout;
        this.clock = clock;
        this.fatal = fatal;
    }

    /// Begins.
    public void start() {
        fatal.writer("watch", this::run).start();
    }

    /// Ends.
    public void stop() {
        stopping.countDown();
    }

    private void run() {
        try {
            while (!stopping.await(1, TimeUnit.SECONDS)) {
                second();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the watch", e);
        }
    }

    /// A second has passed.
    void second() {
        var still = sequencer.secondsStill();
        if (still == 0) {
            moved = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        }
        var blocked = fanout.second(sequencer.standsStill() ? standsStillSince(moved) : null);
        sequencer.second();
        if (still >= LOST) {
            fatal.stuck("sequencer", sequencer.place());
        } else if (blocked >= LOST) {
            fatal.stuck("event-loop");
        }
    }

    private static Text standsStillSince(Instant moved) {
        return Text.of("{\"type\":\"heartbeat\",\"standsStillSince\":\"" + moved + "\"}");
    }
}
