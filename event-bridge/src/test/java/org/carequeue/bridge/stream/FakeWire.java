package org.carequeue.bridge.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// A connection in memory: runs everything on the test's thread, and completes a write when the test says so.
final class FakeWire implements ReaderSession.Wire {

    final List<String> sent = new ArrayList<>();
    final Deque<Consumer<Boolean>> unwritten = new ArrayDeque<>();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    int closedWith;
    boolean hungUp;

    @Override
    public void send(byte[] json, Consumer<Boolean> written) {
        sent.add(new String(json, UTF_8));
        unwritten.add(written);
    }

    @Override
    public void later(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void blocking(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void close(int code, String reason) {
        closedWith = code;
    }

    @Override
    public void hangUp() {
        hungUp = true;
    }

    /// Runs what is to run; completes no write.
    void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    /// Completes writes until nothing happens any more.
    void flow() {
        run();
        while (!unwritten.isEmpty()) {
            unwritten.remove().accept(true);
            run();
        }
    }

    List<String> ofType(String type) {
        return sent.stream().filter(frame -> frame.startsWith("{\"type\":\"" + type + "\"")).toList();
    }
}
