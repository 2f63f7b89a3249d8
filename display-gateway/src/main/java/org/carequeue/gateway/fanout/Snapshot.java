package org.carequeue.gateway.fanout;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.carequeue.events.TicketId;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.BoardState;
import org.carequeue.gateway.board.SnapshotText;
import org.carequeue.gateway.board.Text;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The board at one version, for all who join there. It is written when the first of them asks, and not by the
/// sequencer: a large board must not keep events from everybody else.
final class Snapshot {

    private static final Logger LOG = Logger.getLogger(Snapshot.class);

    private final Audience audience;
    private final @Nullable TicketId own;
    private final String run;
    private final long version;
    private final BoardState board;
    private final Executor writer;
    private @Nullable CompletableFuture<List<Text>> parts;
    private @Nullable CompletableFuture<List<Text>> arrays;

    Snapshot(Feed feed, String run, BoardState board, Executor writer) {
        audience = feed.audience;
        own = feed.own;
        version = feed.version;
        this.run = run;
        this.board = board;
        this.writer = writer;
    }

    /// Whether it still shows what is.
    @SuppressWarnings("ReferenceEquality") // a board that has changed is another object
    boolean isOf(BoardState other, long otherVersion) {
        return board == other && version == otherVersion;
    }

    /// @param batch whether each part is to be an array of its own
    void whenWritten(Executor loop, boolean batch, Consumer<List<Text>> then, Runnable otherwise) {
        var _ = (batch ? arrays() : parts()).whenCompleteAsync((written, failure) -> {
            if (failure == null) {
                then.accept(written);
            } else {
                LOG.errorf(failure, "no snapshot could be written: audience=%s", audience);
                otherwise.run();
            }
        }, loop);
    }

    private synchronized CompletableFuture<List<Text>> parts() {
        if (parts == null) {
            parts = CompletableFuture.supplyAsync(() -> SnapshotText.write(audience, run, version, board, own), writer);
        }
        return parts;
    }

    private synchronized CompletableFuture<List<Text>> arrays() {
        if (arrays == null) {
            arrays = parts().thenApplyAsync(
                    written -> written.stream().map(part -> Parcel.array(List.of(part))).toList(), writer);
        }
        return arrays;
    }
}
