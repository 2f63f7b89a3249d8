package org.carequeue.bridge.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.carequeue.bridge.event.Position;

/// The [Bug] of a service that keeps what it has read in a place of its own, which is always safe, but is written a moment
/// after the effect.
final class PositionApart {

    private final Map<String, Position> positions = new HashMap<>();

    Optional<Position> of(String service) {
        return Optional.ofNullable(positions.get(service));
    }

    void store(String service, Position position) {
        positions.put(service, position);
    }
}
