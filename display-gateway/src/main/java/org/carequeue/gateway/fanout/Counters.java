package org.carequeue.gateway.fanout;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

import org.carequeue.gateway.board.Audience;

/// What has happened since the start, for whoever watches the gateway.
public final class Counters {

    /// Events that the board has taken.
    public final LongAdder events = new LongAdder();
    /// Frames handed to sockets.
    public final LongAdder frames = new LongAdder();
    /// Connections for which too much waited, so that it was replaced by a snapshot.
    public final LongAdder conflated = new LongAdder();
    /// Connections closed because they stayed behind.
    public final LongAdder closedBehind = new LongAdder();
    /// Connections closed because nothing was heard of them.
    public final LongAdder closedSilent = new LongAdder();
    /// Frames handed to sockets that never left. The first of them closes its connection.
    public final LongAdder failedWrites = new LongAdder();
    /// The most that was ever held for one connection, waiting and in flight.
    public final LongAccumulator mostHeldBytes = new LongAccumulator(Long::max, 0);
    private final Map<Audience, LongAdder> connections = new EnumMap<>(Audience.class);

    public Counters() {
        for (var audience : Audience.values()) {
            connections.put(audience, new LongAdder());
        }
    }

    void opened(Audience audience) {
        of(audience).increment();
    }

    void closed(Audience audience) {
        of(audience).decrement();
    }

    /// How many connections listen as this at the moment.
    public long connections(Audience audience) {
        return of(audience).sum();
    }

    private LongAdder of(Audience audience) {
        return Objects.requireNonNull(connections.get(audience));
    }
}
