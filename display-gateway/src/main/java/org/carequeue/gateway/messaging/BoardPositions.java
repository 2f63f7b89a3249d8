package org.carequeue.gateway.messaging;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Singleton;

import org.carequeue.bridge.connector.Divergence;
import org.carequeue.bridge.connector.ReaderPositions;
import org.carequeue.bridge.event.Position;
import org.carequeue.gateway.commands.KnownPositions;
import org.carequeue.gateway.fanout.Sequencer;

/// Where each log is to be read on: behind what the board holds.
@Singleton
public class BoardPositions implements ReaderPositions {

    private final Sequencer sequencer;
    private final KnownPositions known;

    BoardPositions(Sequencer sequencer, KnownPositions known) {
        this.sequencer = sequencer;
        this.known = known;
    }

    @Override
    public Optional<Position> positionOf(String service) {
        return sequencer.positionOf(service);
    }

    /// Always: the board holds no fact of its own, so it shows what the owner says now, and nobody is to be asked.
    @Override
    public CompletionStage<Boolean> mayReadAnew(Divergence divergence) {
        known.forget(divergence.service());
        return sequencer.readAnew(divergence.service(), divergence.log()).thenApply(_ -> true);
    }
}
