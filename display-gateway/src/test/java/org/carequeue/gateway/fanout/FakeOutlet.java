package org.carequeue.gateway.fanout;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.gateway.board.Text;
import org.jspecify.annotations.Nullable;

/// A client that reads at once, or not until it is told to.
final class FakeOutlet implements Outlet {

    /// What left together and was not read yet.
    private record Unread(int bytes, Flushed flushed) {
    }

    final List<String> frames = new ArrayList<>();
    int flushes;
    int pings;
    private final ArrayDeque<Unread> unread = new ArrayDeque<>();
    private boolean reads = true;
    private int written;
    int unreadBytes;
    @Nullable
    Integer closedWith;
    /// What happens to whoever writes.
    @Nullable
    Error broken;

    @Override
    public void write(Text frame) {
        if (broken != null) {
            throw broken;
        }
        frames.add(frame.json());
        written += frame.bytes();
    }

    @Override
    public void flush(Flushed flushed) {
        flushes++;
        if (reads) {
            flushed.done(null);
        } else {
            unread.add(new Unread(written, flushed));
            unreadBytes += written;
        }
        written = 0;
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close(int code, String reason) {
        closedWith = code;
    }

    void stopReading() {
        reads = false;
    }

    void readAgain() {
        reads = true;
        while (!unread.isEmpty()) {
            readOne();
        }
    }

    void readOne() {
        var first = unread.remove();
        unreadBytes -= first.bytes();
        first.flushed().done(null);
    }

    void breakDown() {
        unread.remove().flushed().done(new IOException("connection reset"));
    }
}
