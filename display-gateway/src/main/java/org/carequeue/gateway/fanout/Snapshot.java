package org.carequeue.gateway.fanout;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.carequeue.events.TicketId;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.BoardState;
import org.carequeue.gateway.board.SnapshotText;
import org.carequeue.gateway.board.Text;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The board at one version, for all who join there. A part is written when the first of them asks for it, and not by
/// the sequencer: a large board must not keep events from everybody else. Whoever is slow holds on to this, which is
/// mostly the board's own rows, and not to the parts still to come.
final class Snapshot {

    private static final Logger LOG = Logger.getLogger(Snapshot.class);

    private final Audience audience;
    private final @Nullable TicketId own;
    private final String run;
    private final long version;
    private final BoardState board;
    private final SnapshotDesk desk;
    /// Used by the desk's thread only.
    private @Nullable SnapshotText text;

    Snapshot(Feed feed, String run, BoardState board, SnapshotDesk desk) {
        audience = feed.audience;
        own = feed.own;
        version = feed.version;
        this.run = run;
        this.board = board;
        this.desk = desk;
    }

    /// A part, written.
    ///
    /// @param index from 0 on
    /// @param last whether it is the last one
    record Part(int index, Text text, boolean last) {
    }

    /// Takes what was asked for.
    interface Asked {
        void written(Part part);
    }

    /// Whether it still shows what is.
    @SuppressWarnings("ReferenceEquality") // a board that has changed is another object
    boolean isOf(BoardState other, long otherVersion) {
        return board == other && version == otherVersion;
    }

    /// Has a part written, unless it is at hand.
    ///
    /// @param index from 0 on
    /// @param batch whether it is to be an array of its own
    /// @param then what it throws is lost, so it throws nothing
    void ask(int index, boolean batch, Executor loop, Asked then, Runnable otherwise) {
        var _ = CompletableFuture.supplyAsync(() -> desk.part(this, index, batch), desk.thread())
                .whenCompleteAsync((part, failure) -> {
                    if (failure == null) {
                        then.written(part);
                    } else {
                        LOG.errorf("no snapshot could be written: audience=%s cause=%s", audience,
                                failure.getClass().getName());
                        otherwise.run();
                    }
                }, loop);
    }

    /// Writes a part, on the desk's thread.
    Part write(int index, boolean batch) {
        var all = text;
        if (all == null) {
            all = SnapshotText.of(audience, run, version, board, own);
            text = all;
        }
        var part = all.part(index);
        return new Part(index, batch ? Parcel.array(List.of(part)) : part, index + 1 == all.parts());
    }
}
