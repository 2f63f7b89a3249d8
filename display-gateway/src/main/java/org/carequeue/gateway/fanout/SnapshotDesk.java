package org.carequeue.gateway.fanout;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Executor;

import org.carequeue.gateway.board.SnapshotText;

/// Where snapshots are written, and the few parts that were asked for last: a thousand clients that come back at once
/// ask for the same ones. Everything else is written again, so that clients which are slow to read a large board, each
/// at a moment of its own, do not fill the memory with it.
final class SnapshotDesk {

    /// So many parts of at most [SnapshotText#PART_BYTES] each, 16 MiB.
    private static final int AT_HAND = 64;

    private record Key(Snapshot snapshot, int index, boolean batch) {
    }

    private final Executor thread;
    private final SequencedMap<Key, Snapshot.Part> atHand = new LinkedHashMap<>(AT_HAND, 0.75f, true);

    /// @param thread a single one
    SnapshotDesk(Executor thread) {
        this.thread = thread;
    }

    Executor thread() {
        return thread;
    }

    Snapshot.Part part(Snapshot snapshot, int index, boolean batch) {
        var part = atHand.computeIfAbsent(new Key(snapshot, index, batch), _ -> snapshot.write(index, batch));
        if (atHand.size() > AT_HAND) {
            atHand.pollFirstEntry();
        }
        return part;
    }
}
