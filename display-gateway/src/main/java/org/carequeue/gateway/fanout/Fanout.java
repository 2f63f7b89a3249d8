package org.carequeue.gateway.fanout;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.carequeue.gateway.board.Audience;
import org.jboss.logging.Logger;

/// All connections, by event loop. Each loop is handed a turn's parcels once, and serves its own.
public final class Fanout {

    private static final Logger LOG = Logger.getLogger(Fanout.class);

    private final Limits limits;
    private final Counters counters;
    private final Map<Executor, Group> groups = new ConcurrentHashMap<>();
    /// How many loops have still to deliver.
    private final AtomicInteger busy = new AtomicInteger();

    public Fanout(Limits limits, Counters counters) {
        this.limits = limits;
        this.counters = counters;
    }

    /// Called on the loop.
    Connection open(Executor loop, Audience audience, boolean batch, Outlet outlet, Seats seats) {
        var group = groups.computeIfAbsent(loop, Group::new);
        var connection = new Connection(group, audience, batch, outlet, seats, limits, counters);
        group.add(connection);
        counters.opened(audience);
        return connection;
    }

    /// Whether every loop has delivered what it was handed last.
    boolean isIdle() {
        return busy.get() == 0;
    }

    /// Has every loop deliver. Not to be called again before [#isIdle]: what a loop has not come to yet would pile up
    /// without a bound, in frames that grow no fewer.
    ///
    /// @param delivered run on the loop that is the last to be done
    void hand(List<Parcel> parcels, Runnable delivered) {
        var all = List.copyOf(groups.values());
        busy.set(all.size());
        for (var group : all) {
            execute(group, () -> deliver(group, parcels, delivered), () -> done(delivered));
        }
    }

    private void deliver(Group group, List<Parcel> parcels, Runnable delivered) {
        try {
            group.deliver(parcels);
        } finally {
            done(delivered);
        }
    }

    private void done(Runnable delivered) {
        if (busy.decrementAndGet() == 0) {
            delivered.run();
        }
    }

    private static void execute(Group group, Runnable task, Runnable otherwise) {
        try {
            group.loop().execute(task);
        } catch (RejectedExecutionException stopping) {
            LOG.debugf("a loop has stopped: cause=%s", stopping.getMessage());
            otherwise.run();
        }
    }

    void startOver(Map<Feed, Snapshot> snapshots) {
        groups.forEach((loop, group) -> loop.execute(() -> group.startOver(snapshots)));
    }

    /// A second has passed.
    public void tick() {
        groups.forEach((loop, group) -> loop.execute(group::tick));
    }

    /// What waits for connections beyond what is in flight, in bytes, as of the last second.
    public long waitingBytes() {
        return groups.values().stream().mapToLong(Group::waitingBytes).sum();
    }

    /// Closes every connection.
    public void closeAll(int code, String reason) {
        groups.forEach((loop, group) -> loop.execute(() -> group.closeAll(code, reason)));
    }
}
