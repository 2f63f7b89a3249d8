package org.carequeue.bridge.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.carequeue.bridge.connector.LinkAtHand;
import org.carequeue.bridge.stream.EventStream;
import org.carequeue.bridge.stream.SessionAtHand;
import org.jspecify.annotations.Nullable;

/// Both ends of the bridge's protocol in one process, on one event loop.
final class Loop implements LinkAtHand.Wire {

    private static final int WINDOW = 4_096;

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("loop").factory());
    private final EventStream stream;
    private final Runnable beforeAck;
    private @Nullable LinkAtHand link;
    private @Nullable SessionAtHand session;

    /// @param stream what is read
    /// @param beforeAck called when an acknowledgement is about to be sent
    Loop(EventStream stream, Runnable beforeAck) {
        this.stream = stream;
        this.beforeAck = beforeAck;
    }

    void begin(LinkAtHand ofThis) {
        link = ofThis;
        run(ofThis::connect);
        var _ = loop.scheduleAtFixedRate(() -> safely(() -> {
            ofThis.tick();
            if (session != null) {
                session.tick();
            }
        }), LinkAtHand.TICK_MILLIS, LinkAtHand.TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void connect(int attempt) {
        var to = link;
        if (to == null) {
            return;
        }
        var opened = new SessionAtHand(stream, new SessionAtHand.Wire() {
            @Override
            public void send(byte[] json, Consumer<Boolean> written) {
                run(() -> {
                    to.message(attempt, new String(json, UTF_8));
                    written.accept(true);
                });
            }

            @Override
            public void later(Runnable task) {
                run(task);
            }

            @Override
            public void blocking(Runnable task) {
                run(task);
            }

            @Override
            public void close() {
                run(() -> to.lost(attempt, "closed"));
            }
        }, WINDOW);
        session = opened;
        to.opened(attempt);
        opened.opened();
    }

    @Override
    public void send(String json) {
        if (json.startsWith("{\"type\":\"ack\"")) {
            beforeAck.run();
        }
        var to = session;
        if (to != null) {
            run(() -> to.message(json));
        }
    }

    @Override
    public void close() {
        if (session != null) {
            session.closed();
            session = null;
        }
    }

    @Override
    public void later(Runnable task) {
        run(task);
    }

    @Override
    public void after(long millis, Runnable task) {
        var _ = loop.schedule(() -> safely(task), millis, TimeUnit.MILLISECONDS);
    }

    private void run(Runnable task) {
        loop.execute(() -> safely(task));
    }

    /// Whoever waits for what a failed task should have brought would wait for ever.
    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(Victim.FAILED);
        }
    }
}
