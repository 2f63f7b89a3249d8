package org.carequeue.gateway.fanout;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.Text;
import org.jspecify.annotations.Nullable;

/// All connections, by event loop. Each loop is handed a turn's parcels once, and serves its own.
public final class Fanout {

    private final Limits limits;
    private final Counters counters;
    private final Fatal fatal;
    private final Map<Executor, Group> groups = new ConcurrentHashMap<>();

    /// @param fatal ends the process when a loop has no memory left
    public Fanout(Limits limits, Counters counters, Fatal fatal) {
        this.limits = limits;
        this.counters = counters;
        this.fatal = fatal;
    }

    /// Called on the loop.
    Connection open(Executor loop, Audience audience, boolean batch, Outlet outlet, Seats seats) {
        var group = groups.computeIfAbsent(loop, _ -> new Group(loop, fatal));
        var connection = new Connection(group, audience, batch, outlet, seats, limits, counters);
        group.add(connection);
        counters.opened(audience);
        return connection;
    }

    /// Whether nobody is waited for: every loop has delivered what it was handed last, or is left behind.
    boolean isIdle() {
        return groups.values().stream().noneMatch(Group::isWaitedFor);
    }

    /// Has every loop that is free deliver. Not to be called again before [#isIdle]: what a loop has not come to yet would
    /// pile up without a bound, in frames that grow no fewer.
    ///
    /// @param delivered run when all of them have, on the loop that is the last
    void hand(List<Parcel> parcels, Runnable delivered) {
        var free = groups.values().stream().filter(Group::isFree).toList();
        var still = new AtomicInteger(free.size() + 1);
        Runnable done = () -> {
            if (still.decrementAndGet() == 0) {
                delivered.run();
            }
        };
        free.forEach(group -> group.hand(parcels, done));
        done.run();
    }

    /// Has clients begin anew: all, or those alone whose loop was left behind and is back.
    void startOver(boolean everybody, Supplier<Map<Feed, Snapshot>> snapshots) {
        var due = groups.values().stream().filter(group -> group.startsOver(everybody)).toList();
        if (!due.isEmpty()) {
            var latest = snapshots.get();
            due.forEach(group -> group.startOver(latest));
        }
    }

    /// A second has passed.
    ///
    /// @param standsStill what to say instead of a heartbeat; null while the board moves
    /// @return for how many seconds some loop has done nothing
    int second(@Nullable Text standsStill) {
        var said = standsStill == null ? null : List.of(Parcel.array(List.of(standsStill)));
        return groups.values().stream().mapToInt(group -> group.second(said)).max().orElse(0);
    }

    /// What waits for connections beyond what is in flight, in bytes, as of the last second.
    public long waitingBytes() {
        return groups.values().stream().mapToLong(Group::waitingBytes).sum();
    }

    /// Closes every connection.
    public void closeAll(int code, String reason) {
        groups.values().forEach(group -> group.closeAll(code, reason));
    }
}
