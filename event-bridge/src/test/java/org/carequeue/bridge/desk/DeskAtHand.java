package org.carequeue.bridge.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.journal.Disk;
import org.carequeue.bridge.journal.Journal;
import org.jspecify.annotations.Nullable;

/// A desk without a thread: it takes its next turn when somebody says so. For the simulator.
public final class DeskAtHand<S, C, E> {

    private final DeskWork<S, C, E> work;
    private final int longestQueue;
    private final Deque<Task<S, C, E>> queue = new ArrayDeque<>();

    private DeskAtHand(DeskWork<S, C, E> work, int longestQueue) {
        this.work = work;
        this.longestQueue = longestQueue;
    }

    /// What a desk at hand is made of.
    ///
    /// @param segmentBytes the size of the journal's files
    /// @param longestQueue above that a task is refused with `busy`
    public record Setup<S, C, E>(String source, Disk disk, Path folder, long segmentBytes, int longestQueue,
            Rules<S, C, E> rules, EventTypes types, Clock clock, Ids ids, Consumer<List<CommittedEvent>> publisher) {
    }

    /// Opens the journal and brings the state up to it.
    public static <S, C, E> DeskAtHand<S, C, E> open(Setup<S, C, E> setup) throws IOException {
        return new DeskAtHand<>(DeskWork.open(new DeskWork.Setup<>(setup.source(), setup.disk(), setup.folder(),
                setup.rules(), setup.types(), setup.clock(), setup.ids(), setup.publisher(), null, setup.segmentBytes())),
                setup.longestQueue());
    }

    public CompletableFuture<Reply> submit(Order<C> order) {
        var reply = new CompletableFuture<Reply>();
        enqueue(new Task.Command<>(order, reply));
        return reply;
    }

    public CompletableFuture<Void> receive(List<Envelope<E>> batch) {
        var done = new CompletableFuture<Void>();
        enqueue(new Task.Batch<>(batch, done));
        return done;
    }

    public <T> CompletableFuture<T> read(Function<S, T> query) {
        var answer = new CompletableFuture<T>();
        enqueue(new Task.Query<S, C, E, T>(query, answer));
        return answer;
    }

    private void enqueue(Task<S, C, E> task) {
        if (work.failure() != null) {
            task.fail(DeskWork.refusedForGood());
        } else if (queue.size() >= longestQueue) {
            task.fail(new RefusedException(BridgeProblem.BUSY.because("Please try again in a moment.")));
        } else {
            queue.add(task);
        }
    }

    /// Takes at most so many of the tasks that wait.
    public void turn(int most) {
        var tasks = new ArrayList<Task<S, C, E>>();
        while (tasks.size() < most && !queue.isEmpty()) {
            tasks.add(queue.remove());
        }
        work.take(tasks);
    }

    public int waiting() {
        return queue.size();
    }

    public CompletableFuture<Void> whenRead(String service, String log, long sequence) {
        return work.waiters().whenRead(service, log, sequence);
    }

    public Map<String, Position> positions() {
        return work.positions();
    }

    public Journal journal() {
        return work.journal();
    }

    /// Why it takes nothing any more, if it does not.
    public @Nullable Exception failure() {
        return work.failure();
    }
}
