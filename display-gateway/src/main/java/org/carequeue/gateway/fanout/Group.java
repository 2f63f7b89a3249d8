package org.carequeue.gateway.fanout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.gateway.board.Text;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The connections of one event loop. Used on that loop only, but for what is said to be for another thread.
///
/// A turn is handed to all loops, and the next one waits until all have delivered. A loop that does not come to it is
/// waited for [#WAITED_FOR] seconds; then the others go on without it:
///
/// ```
///         handed                 not done in time
/// free ───────────▶ delivering ──────────────────▶ left behind
///   ▲ ▲                │ done                           │ done after all
///   │ └────────────────┘                                ▼
///   └──────────────────────────────────────────────── back
///             all its clients start over
/// ```
///
/// What it missed is kept for nobody: its clients hear nothing, not even a heartbeat, so their pages say that they are not
/// live; once it is back they start over from a snapshot.
final class Group {

    /// For so many seconds everybody waits for a loop that does not deliver. A turn takes it milliseconds.
    static final int WAITED_FOR = 3;
    private static final Logger LOG = Logger.getLogger(Group.class);
    private static final int INTERNAL_ERROR = 1011;

    private enum Standing {
        FREE,
        DELIVERING,
        LEFT_BEHIND,
        BACK
    }

    private final Executor loop;
    private final Fatal fatal;
    private final Set<Connection> all = new LinkedHashSet<>();
    private final Map<Feed, List<Connection>> seated = new HashMap<>();
    private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.FREE);
    /// For how many seconds the loop has not come to the last second's work; 0 when it has.
    private final AtomicInteger secondsOwed = new AtomicInteger();
    private volatile long waitingBytes;

    Group(Executor loop, Fatal fatal) {
        this.loop = loop;
        this.fatal = fatal;
    }

    Executor loop() {
        return loop;
    }

    /// Has the loop do something for a connection. From any thread.
    void later(Connection connection, Runnable task) {
        var _ = execute(() -> guarded(connection, task));
    }

    /// @return false when the loop has stopped, because the gateway is being stopped
    private boolean execute(Runnable task) {
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException stopping) {
            LOG.debugf("a loop has stopped: cause=%s", stopping.getMessage());
            return false;
        }
    }

    int size() {
        return all.size();
    }

    void add(Connection connection) {
        all.add(connection);
    }

    void remove(Connection connection) {
        all.remove(connection);
    }

    void seat(Feed feed, Connection connection) {
        var row = seated.computeIfAbsent(feed, _ -> new ArrayList<>());
        connection.seat = row.size();
        row.add(connection);
    }

    /// The last one moves to the empty seat.
    void unseat(Feed feed, Connection connection) {
        var row = seated.get(feed);
        if (row != null) {
            var last = row.removeLast();
            if (last != connection) {
                row.set(connection.seat, last);
                last.seat = connection.seat;
            }
            if (row.isEmpty()) {
                seated.remove(feed);
            }
        }
    }

    // ── the sequencer's side ──

    /// Whether it can be handed a turn.
    boolean isFree() {
        return standing.get() == Standing.FREE;
    }

    /// Whether the next turn waits for it.
    boolean isWaitedFor() {
        return standing.get() == Standing.DELIVERING;
    }

    /// Has the loop deliver, if it is free.
    ///
    /// @param done run when it has, or when it never will
    void hand(List<Parcel> parcels, Runnable done) {
        standing.set(Standing.DELIVERING);
        var isTaken = execute(() -> {
            try {
                deliver(parcels);
            } finally {
                delivered();
                done.run();
            }
        });
        if (!isTaken) {
            standing.set(Standing.FREE);
            done.run();
        }
    }

    private void delivered() {
        if (!standing.compareAndSet(Standing.DELIVERING, Standing.FREE)) {
            LOG.info("an event loop goes on, and its clients start over");
            standing.set(Standing.BACK);
        }
    }

    /// Whether its clients are to start over now; it is handed turns again then.
    ///
    /// @param everybody whether all clients are to; those of a loop that is left behind do when it is back
    boolean startsOver(boolean everybody) {
        return standing.compareAndSet(Standing.BACK, Standing.FREE)
                || everybody && standing.get() != Standing.LEFT_BEHIND;
    }

    /// Has all its clients begin anew.
    void startOver(Map<Feed, Snapshot> snapshots) {
        var _ = execute(() -> snapshots.forEach((feed, snapshot) -> List.copyOf(seated.getOrDefault(feed, List.of()))
                .forEach(connection -> guarded(connection, () -> connection.begin(feed, snapshot)))));
    }

    // ── the watch's side ──

    /// A second has passed. While the loop has not come to the last one's work it is given no more.
    ///
    /// @param standsStill what to say instead of a heartbeat; null while the board moves
    /// @return for how many seconds the loop has done nothing
    int second(@Nullable List<Text> standsStill) {
        var owed = secondsOwed.getAndIncrement();
        if (owed == 0 && !execute(() -> tick(standsStill))) {
            secondsOwed.set(0);
        }
        if (owed >= WAITED_FOR && standing.compareAndSet(Standing.DELIVERING, Standing.LEFT_BEHIND)) {
            LOG.error("an event loop does not deliver, and the others go on without it");
        }
        return owed;
    }

    /// What waited for its clients at the last tick.
    long waitingBytes() {
        return waitingBytes;
    }

    /// Closes all.
    void closeAll(int code, String reason) {
        var _ = execute(() -> List.copyOf(all)
                .forEach(connection -> guarded(connection, () -> connection.close(code, reason))));
    }

    // ── on the loop ──

    private void deliver(List<Parcel> parcels) {
        for (var parcel : parcels) {
            var row = seated.getOrDefault(parcel.feed(), List.of());
            // From the end: whoever falls behind gives the seat to one that has been served.
            for (int i = row.size() - 1; i >= 0; i--) {
                deliver(parcel, row.get(i));
            }
        }
    }

    private void deliver(Parcel parcel, Connection connection) {
        try {
            connection.take(parcel);
        } catch (Throwable e) {
            failed(connection, e);
        }
    }

    private void tick(@Nullable List<Text> standsStill) {
        secondsOwed.set(0);
        List.copyOf(all).forEach(connection -> guarded(connection, () -> connection.tick(standsStill)));
        waitingBytes = all.stream().mapToLong(Connection::waitingBytes).sum();
    }

    /// One connection's trouble is not the others', whatever it is.
    void guarded(Connection connection, Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            failed(connection, e);
        }
    }

    private void failed(Connection connection, Throwable failure) {
        if (!fatal.survives("event-loop", failure)) {
            return;
        }
        LOG.errorf("connection failed: audience=%s cause=%s at=%s", connection.audience(), failure.getClass().getName(),
                Fatal.placeOf(failure.getStackTrace()));
        try {
            connection.close(INTERNAL_ERROR, "an error here");
        } catch (Throwable again) {
            LOG.errorf("failed connection not closed: audience=%s cause=%s", connection.audience(),
                    again.getClass().getName());
        }
    }
}
