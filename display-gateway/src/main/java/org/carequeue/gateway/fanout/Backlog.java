package org.carequeue.gateway.fanout;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;

import org.carequeue.gateway.board.Text;
import org.jspecify.annotations.Nullable;

/// What one connection still is to be sent: the rest of a snapshot, then the frames that came after it.
final class Backlog {

    private final int flightBytes;
    private final ArrayDeque<Text> frames = new ArrayDeque<>();
    private int bytes;
    private @Nullable Iterator<Text> parts;
    private @Nullable Text lastPart;
    private boolean snapshotIsComing;
    /// Counts snapshots, so that one which comes too late is recognised.
    private int snapshots;

    /// @param flightBytes what may be in the hands of the network
    Backlog(int flightBytes) {
        this.flightBytes = flightBytes;
    }

    void add(Text frame) {
        frames.add(frame);
        bytes += frame.bytes();
    }

    /// How much waits. A snapshot's parts do not count: they belong to all who joined with it.
    int bytes() {
        return bytes;
    }

    void clear() {
        frames.clear();
        bytes = 0;
        parts = null;
        lastPart = null;
        snapshotIsComing = false;
    }

    /// Nothing goes out before the snapshot; what waited is older.
    ///
    /// @return which snapshot
    int expectSnapshot() {
        clear();
        snapshotIsComing = true;
        return ++snapshots;
    }

    void arrived(int snapshot, List<Text> written) {
        if (snapshotIsComing && snapshot == snapshots) {
            snapshotIsComing = false;
            parts = written.iterator();
        }
    }

    /// What can go out now, if anything.
    @Nullable
    Text next(int inFlight) {
        if (snapshotIsComing) {
            return null;
        }
        if (parts != null) {
            // The next part when the last is written: a client that cannot keep up holds one of them.
            return inFlight > 0 ? null : nextPart(parts);
        }
        var first = frames.peek();
        if (first == null || (inFlight > 0 && inFlight + first.bytes() > flightBytes)) {
            return null;
        }
        bytes -= first.bytes();
        return frames.poll();
    }

    private Text nextPart(Iterator<Text> left) {
        var part = left.next();
        if (!left.hasNext()) {
            parts = null;
            lastPart = part;
        }
        return part;
    }

    /// Whether the snapshot is out with this frame.
    @SuppressWarnings("ReferenceEquality") // this very part, not one that reads the same
    boolean ends(Text frame) {
        return frame == lastPart;
    }
}
