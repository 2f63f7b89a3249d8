package org.carequeue.gateway.fanout;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

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
    /// Connections opened and closed.
    public final LongAdder opened = new LongAdder();
    public final LongAdder closed = new LongAdder();
}
