package org.carequeue.bridge.connector;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.carequeue.bridge.event.Position;

/// Where this application stands in the logs that it reads.
public interface ReaderPositions {

    /// The last event of that service whose effect is safe here; empty when it has read nothing. Asked each time before
    /// it subscribes.
    Optional<Position> positionOf(String service);

    /// Asked when a log has diverged, and every few seconds from then on until it is true: whether the new log may be
    /// read from its beginning. Where it may, [#positionOf] is that beginning when the answer comes. Does not block.
    default CompletionStage<Boolean> mayReadAnew(Divergence divergence) {
        return CompletableFuture.completedStage(false);
    }

    /// The log is followed from that position on: if it had diverged, it does so no more. Does not block.
    default void follows(String service) {
    }
}
