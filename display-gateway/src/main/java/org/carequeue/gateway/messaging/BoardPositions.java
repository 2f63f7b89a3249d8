package org.carequeue.gateway.messaging;

import java.util.Optional;

import jakarta.inject.Singleton;

import org.carequeue.bridge.connector.ReaderPositions;
import org.carequeue.bridge.event.Position;
import org.carequeue.gateway.fanout.Sequencer;

/// Where each log is to be read on: behind what the board holds.
@Singleton
public class BoardPositions implements ReaderPositions {

    private final Sequencer sequencer;

    BoardPositions(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    @Override
    public Optional<Position> positionOf(String service) {
        return sequencer.positionOf(service);
    }
}
