package org.carequeue.gateway.fanout;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.gateway.board.Text;
import org.jspecify.annotations.Nullable;

/// A client that reads at once, or not until it is told to.
final class FakeOutlet implements Outlet {

    final List<String> frames = new ArrayList<>();
    private final ArrayDeque<Written> unread = new ArrayDeque<>();
    private boolean reads = true;
    int unreadBytes;
    @Nullable
    Integer closedWith;

    @Override
    public void write(Text frame, Written written) {
        frames.add(frame.json());
        if (reads) {
            written.done(null);
        } else {
            unread.add(written);
            unreadBytes += frame.bytes();
        }
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
        unreadBytes = 0;
        while (!unread.isEmpty()) {
            unread.poll().done(null);
        }
    }

    void readOne() {
        unread.poll().done(null);
    }

    void breakDown() {
        unread.poll().done(new IOException("connection reset"));
    }
}
