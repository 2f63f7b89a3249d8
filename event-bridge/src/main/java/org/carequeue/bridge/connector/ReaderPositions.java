package org.carequeue.bridge.connector;

import java.util.Optional;

import org.carequeue.bridge.event.Position;

/// Where this application stands in the logs that it reads. Asked each time before it subscribes.
public interface ReaderPositions {

    /// The last event of that service whose effect is safe here; empty when it has read nothing.
    Optional<Position> positionOf(String service);
}
