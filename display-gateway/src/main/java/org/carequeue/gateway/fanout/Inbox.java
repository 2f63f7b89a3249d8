package org.carequeue.gateway.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

import org.jboss.logging.Logger;

/// What waits for the sequencer's one thread, which takes all of it at once: a turn. Its length is bounded by those who
/// fill it: a batch at a time from each service, a seat for each connection, a question for each request.
final class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Runnable endOfTurn;
    private volatile boolean stopped;

    Inbox(Runnable endOfTurn) {
        this.endOfTurn = endOfTurn;
    }

    void put(Runnable task) {
        tasks.add(task);
    }

    Thread start() {
        return Thread.ofPlatform().name("sequencer").daemon().start(this::run);
    }

    void stop() {
        stopped = true;
        put(() -> {
        });
    }

    private void run() {
        while (!stopped) {
            try {
                var first = tasks.take();
                turn(first);
            } catch (InterruptedException e) {
                LOG.warn("the sequencer was interrupted, and goes on");
            }
        }
    }

    /// Everything that waits now, on the calling thread.
    void turn() {
        var first = tasks.poll();
        if (first != null) {
            turn(first);
        }
    }

    private void turn(Runnable first) {
        List<Runnable> turn = new ArrayList<>();
        turn.add(first);
        tasks.drainTo(turn);
        turn.forEach(Inbox::guarded);
        guarded(endOfTurn);
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a turn's task failed", e);
        }
    }
}
