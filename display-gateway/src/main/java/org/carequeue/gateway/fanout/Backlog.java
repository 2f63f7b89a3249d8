package org.carequeue.gateway.fanout;

import java.util.ArrayDeque;

import org.carequeue.gateway.board.Text;
import org.jspecify.annotations.Nullable;

/// What one connection still is to be sent: the rest of a snapshot, then the frames that came after it.
final class Backlog {

    private final int flightBytes;
    private final ArrayDeque<Text> frames = new ArrayDeque<>();
    private int bytes;
    private @Nullable Snapshot snapshot;
    /// The part to be asked for next.
    private int nextPart;
    private boolean partIsAskedFor;
    private Snapshot.@Nullable Part part;
    private @Nullable Text lastPart;

    /// @param flightBytes what may be in the hands of the network
    Backlog(int flightBytes) {
        this.flightBytes = flightBytes;
    }

    void add(Text frame) {
        frames.add(frame);
        bytes += frame.bytes();
    }

    /// Whether a frame that comes now would be next.
    boolean isEmpty() {
        return bytes == 0 && snapshot == null;
    }

    /// How much waits. A snapshot does not count: its parts are written one by one.
    int bytes() {
        return bytes;
    }

    void clear() {
        frames.clear();
        bytes = 0;
        snapshot = null;
        partIsAskedFor = false;
        part = null;
        lastPart = null;
    }

    /// Nothing goes out before the snapshot; what waited is older.
    void begin(Snapshot from) {
        clear();
        snapshot = from;
        nextPart = 0;
    }

    /// Where a part is to be asked for now: the next when the last is written, so that a client which cannot keep up
    /// holds one of them.
    @Nullable
    Snapshot toAsk(int inFlight) {
        return partIsAskedFor || part != null || inFlight > 0 ? null : snapshot;
    }

    /// @return which part is asked for
    int ask() {
        partIsAskedFor = true;
        return nextPart++;
    }

    /// Takes a part, unless the snapshot has begun anew since it was asked for.
    @SuppressWarnings("ReferenceEquality") // this very snapshot
    void arrived(Snapshot from, Snapshot.Part written) {
        if (snapshot == from && partIsAskedFor && written.index() == nextPart - 1) {
            partIsAskedFor = false;
            part = written;
        }
    }

    /// What can go out now, if anything.
    @Nullable
    Text next(int inFlight) {
        if (snapshot != null) {
            return part == null || inFlight > 0 ? null : take(part);
        }
        var first = frames.peek();
        if (first == null || (inFlight > 0 && inFlight + first.bytes() > flightBytes)) {
            return null;
        }
        bytes -= first.bytes();
        return frames.poll();
    }

    private Text take(Snapshot.Part next) {
        part = null;
        if (next.last()) {
            snapshot = null;
            lastPart = next.text();
        }
        return next.text();
    }

    /// Whether the snapshot is out with this frame.
    @SuppressWarnings("ReferenceEquality") // this very part, not one that reads the same
    boolean ends(Text frame) {
        return frame == lastPart;
    }
}
