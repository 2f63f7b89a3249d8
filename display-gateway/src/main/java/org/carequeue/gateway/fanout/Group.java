package org.carequeue.gateway.fanout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

import org.jboss.logging.Logger;

/// The connections of one event loop. Used on that loop only.
final class Group {

    private static final Logger LOG = Logger.getLogger(Group.class);
    private static final int INTERNAL_ERROR = 1011;

    private final Executor loop;
    private final Set<Connection> all = new LinkedHashSet<>();
    private final Map<Feed, List<Connection>> seated = new HashMap<>();
    private volatile long waitingBytes;

    Group(Executor loop) {
        this.loop = loop;
    }

    Executor loop() {
        return loop;
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

    void deliver(List<Parcel> parcels) {
        for (var parcel : parcels) {
            var row = seated.getOrDefault(parcel.feed(), List.of());
            // From the end: whoever falls behind gives the seat to one that has been served.
            for (int i = row.size() - 1; i >= 0; i--) {
                deliver(parcel, row.get(i));
            }
        }
    }

    private static void deliver(Parcel parcel, Connection connection) {
        try {
            connection.take(parcel);
        } catch (RuntimeException e) {
            failed(connection, e);
        }
    }

    void startOver(Map<Feed, Snapshot> snapshots) {
        snapshots.forEach((feed, snapshot) -> List.copyOf(seated.getOrDefault(feed, List.of()))
                .forEach(connection -> guarded(connection, () -> connection.begin(feed, snapshot))));
    }

    void tick() {
        List.copyOf(all).forEach(connection -> guarded(connection, connection::tick));
        waitingBytes = all.stream().mapToLong(Connection::waitingBytes).sum();
    }

    /// What waited for them at the last tick. From any thread.
    long waitingBytes() {
        return waitingBytes;
    }

    void closeAll(int code, String reason) {
        List.copyOf(all).forEach(connection -> guarded(connection, () -> connection.close(code, reason)));
    }

    /// One connection's trouble is not the others'.
    private static void guarded(Connection connection, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            failed(connection, e);
        }
    }

    private static void failed(Connection connection, RuntimeException failure) {
        LOG.errorf(failure, "connection failed: audience=%s", connection.audience());
        connection.close(INTERNAL_ERROR, "an error here");
    }
}
