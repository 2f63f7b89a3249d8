package org.carequeue.bridge.desk;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.journal.Bookmark;
import org.carequeue.bridge.journal.Replay;
import org.jspecify.annotations.Nullable;

/// Brings a desk's state up to its journal: from a snapshot where there is one of this build and this journal, else from
/// the first line.
final class DeskReplay<S, C, E> implements Replay {

    private final DeskWork.Setup<S, C, E> setup;
    private final EventCodec codec;
    private final Map<String, Position> positions = new ConcurrentHashMap<>();
    private final @Nullable SnapshotFile snapshots;
    private DeskTurn<S, C, E> turn;
    private String said = "the whole journal";

    DeskReplay(DeskWork.Setup<S, C, E> setup) {
        this.setup = setup;
        this.codec = new EventCodec(setup.types());
        this.snapshots = setup.build() == null ? null
                : new SnapshotFile(setup.disk(), setup.folder(), setup.build());
        this.turn = fresh();
    }

    private DeskTurn<S, C, E> fresh() {
        return new DeskTurn<>(setup.source(), setup.rules(), setup.types(), setup.clock(), setup.ids());
    }

    @Override
    public @Nullable Bookmark bookmark() {
        var form = setup.rules().form().orElse(null);
        return snapshots == null || form == null ? null : resume(snapshots, form);
    }

    private @Nullable Bookmark resume(SnapshotFile file, StateForm<S, ?> form) {
        try {
            var saved = file.read(form.type());
            turn.resume(form.restored(saved.state()), saved);
            positions.putAll(saved.positions());
            said = "a snapshot at " + saved.bookmark().sequence();
            return saved.bookmark();
        } catch (IOException | RuntimeException unusable) {
            // It is a cache: whatever is wrong with it, the journal has everything.
            anew(String.valueOf(unusable.getMessage()));
            return null;
        }
    }

    @Override
    public void beginsAnew() {
        anew("it is not of this journal");
    }

    private void anew(String why) {
        said = "the whole journal, because the snapshot cannot be used: " + why;
        turn = fresh();
        positions.clear();
    }

    @Override
    public void line(long sequence, byte[] body) throws IOException {
        Turn.replay(body, codec, turn.replayInto(positions));
        turn.endOfLine(sequence);
    }

    DeskTurn<S, C, E> turn() {
        return turn;
    }

    Map<String, Position> positions() {
        return positions;
    }

    @Nullable
    SnapshotFile snapshots() {
        return snapshots;
    }

    /// What the state was brought up from, for the log.
    String said() {
        return said;
    }
}
