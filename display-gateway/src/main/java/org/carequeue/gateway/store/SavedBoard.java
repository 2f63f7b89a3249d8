package org.carequeue.gateway.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

import org.carequeue.bridge.event.Position;
import org.carequeue.gateway.board.BoardState;

/// The board at one moment, and how far the logs had been read for it.
///
/// @param format another one is not read
/// @param savedAt how old it is
/// @param positions by service
/// @param board all of it
public record SavedBoard(int format, Instant savedAt, Map<String, Position> positions, BoardState board) {

    /// What this build writes and reads. Counts up when a row's form changes in a way that an older file does not have.
    public static final int FORMAT = 1;

    /// @throws NullPointerException when the file that it is read from lacks a part
    public SavedBoard {
        requireNonNull(savedAt);
        positions = Map.copyOf(positions);
        requireNonNull(board);
    }
}
