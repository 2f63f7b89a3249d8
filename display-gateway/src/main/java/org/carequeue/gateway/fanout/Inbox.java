package org.carequeue.gateway.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

import org.carequeue.bridge.fatal.Fatal;
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

    Thread start(Fatal fatal) {
        var thread = fatal.writer("sequencer", this::run);
        thread.start();
        return thread;
    }

    void stop() {
        stopped = true;
        put(() -> {
        });
    }

    private void run() {
        try {
            while (!stopped) {
                turn(tasks.take());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the sequencer", e);
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
        endOfTurn.run();
    }

    /// A defect in one task is that task's alone. An error is nobody's, nor is a turn that could not be handed over: what
    /// clients have been sent is not known then, so the thread ends, and with it the process.
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.errorf("a turn's task failed: cause=%s at=%s", e.getClass().getName(), Fatal.placeOf(e.getStackTrace()));
        }
    }
}
