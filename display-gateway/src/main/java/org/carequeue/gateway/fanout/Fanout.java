package org.carequeue.gateway.fanout;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import org.carequeue.gateway.board.Audience;

/// All connections, by event loop. Each loop is handed a turn's parcels once, and serves its own.
public final class Fanout {

    private final Limits limits;
    private final Counters counters;
    private final Map<Executor, Group> groups = new ConcurrentHashMap<>();

    public Fanout(Limits limits, Counters counters) {
        this.limits = limits;
        this.counters = counters;
    }

    /// Called on the loop.
    Connection open(Executor loop, Audience audience, boolean batch, Outlet outlet, Seats seats) {
        var group = groups.computeIfAbsent(loop, one -> new Group(one, limits.heartbeatSeconds()));
        var connection = new Connection(group, audience, batch, outlet, seats, limits, counters);
        group.add(connection);
        counters.opened.increment();
        return connection;
    }

    void hand(List<Parcel> parcels) {
        groups.forEach((loop, group) -> loop.execute(() -> group.deliver(parcels)));
    }

    void startOver(Map<Feed, Snapshot> snapshots) {
        groups.forEach((loop, group) -> loop.execute(() -> group.startOver(snapshots)));
    }

    /// A second has passed.
    public void tick() {
        groups.forEach((loop, group) -> loop.execute(group::tick));
    }

    /// Closes every connection.
    public void closeAll(int code, String reason) {
        groups.forEach((loop, group) -> loop.execute(() -> group.closeAll(code, reason)));
    }
}
