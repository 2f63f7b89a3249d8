package org.carequeue.bridge.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.journal.Disk;
import org.carequeue.bridge.journal.Journal;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The one writer of a service.
///
/// All commands and incoming batches that wait are taken in one *turn*: each is decided against the state in memory, all
/// of their effects are appended to the journal as one line with one `force`, and only then they are answered and
/// published. Queries of a turn run after that, so they see committed state only.
///
/// When the journal fails, the state in memory is ahead of the disk: from then on everything is refused with
/// `journal-failed`, until the service is started again and reads what is on disk. That is for a person, who makes room.
/// Whatever else ends the desk's thread is a defect, or an error of the machine, and ends the process: see [Fatal].
///
/// @param <S> the service's state
/// @param <C> its commands
/// @param <E> the contract's event type
public final class Desk<S, C, E> implements AutoCloseable {

    /// What waits for the desk; above that a command is refused with `busy`.
    static final int LONGEST_QUEUE = 16_384;
    /// What one turn takes at most: it bounds the line and the time to the first answer.
    static final int LONGEST_TURN = 512;
    /// Between two pieces of 256 KiB.
    private static final long CHECK_PAUSE_NANOS = 5_000_000;
    /// A turn takes milliseconds, on a slow disk a second. A desk that has been at one for longer does not decide.
    static final long LONGEST_TURN_NANOS = 10_000_000_000L;
    private static final Logger LOG = Logger.getLogger(Desk.class);

    private final DeskWork<S, C, E> work;
    private final BlockingQueue<Task<S, C, E>> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final SnapshotKeeper snapshots;
    private final LongSupplier nanos;
    private final Thread check;
    private final Thread thread;
    private boolean stoodStill;
    /// Since when a turn is under way; null between two of them.
    private volatile @Nullable Long turnSince;
    private volatile boolean closed;
    private volatile @Nullable String damage;

    /// Opens the service's journal, brings the state up to it and begins to work.
    ///
    /// @param service the service's name
    /// @param clinic part of the events' source
    /// @param folder the journal's folder
    /// @param publisher takes what has been committed, on the desk's thread; it must not block
    /// @param build tells this code from any other, see [BuildTag]: a snapshot of other code is not used. Null to keep
    /// none
    /// @param fatal makes the desk's threads
    /// @throws IOException when the journal cannot be used
    public static <S, C, E> Desk<S, C, E> open(String service, String clinic, Path folder,
            Rules<S, C, E> rules, EventTypes types, Clock clock, Ids ids, Consumer<List<CommittedEvent>> publisher,
            @Nullable String build, Fatal fatal) throws IOException {
        return new Desk<>(service, DeskWork.open(new DeskWork.Setup<>("/clinics/" + clinic + "/" + service, Disk.LOCAL,
                folder, rules, types, clock, ids, publisher, build, DeskWork.SEGMENT_BYTES)), fatal, System::nanoTime);
    }

    /// @param nanos for how long a turn has been under way
    Desk(String service, DeskWork<S, C, E> work, Fatal fatal, LongSupplier nanos) {
        this.work = work;
        this.nanos = nanos;
        this.snapshots = new SnapshotKeeper(service, work, fatal::writer);
        this.check = fatal.writer("journal-check-" + service, this::check);
        this.thread = fatal.writer("desk-" + service, this::work);
        check.setPriority(Thread.MIN_PRIORITY);
        // While there is a desk the process has something to do.
        thread.setDaemon(false);
        check.start();
        thread.start();
    }

    /// Decides a command. The stage fails with a [RefusedException] when it is not carried out.
    public CompletionStage<Reply> submit(Order<C> order) {
        var reply = new CompletableFuture<Reply>();
        enqueue(new Task.Command<>(order, reply), reply);
        return reply;
    }

    /// Takes events of a service upstream, in order and without gaps; those taken before are passed over. The stage
    /// completes when their effect and the new position are on disk.
    public CompletionStage<Void> receive(List<Envelope<E>> batch) {
        var done = new CompletableFuture<Void>();
        enqueue(new Task.Batch<>(List.copyOf(batch), done), done);
        return done;
    }

    /// From now on another log of a service upstream is read, from its beginning: an operator's decision, after which
    /// what was read before stays as it is. The stage completes when that is on disk.
    public CompletionStage<Void> readAnew(String service, String log) {
        var done = new CompletableFuture<Void>();
        enqueue(new Task.ReadAnew<>(service, log, done), done);
        return done;
    }

    /// Asks the committed state. The function runs on the desk's thread: it is quick, and keeps no reference to the
    /// state.
    public <T> CompletionStage<T> read(Function<S, T> query) {
        var answer = new CompletableFuture<T>();
        enqueue(new Task.Query<S, C, E, T>(query, answer), answer);
        return answer;
    }

    /// By which time it decides. Whoever asks the state who is next asks as of this, and hears whom the desk would call.
    public DeskTime time() {
        return work.time();
    }

    /// Completes as soon as this service has taken the events of another one up to this sequence.
    public CompletableFuture<Void> whenRead(String service, String log, long sequence) {
        return work.waiters().whenRead(service, log, sequence);
    }

    /// How far this service has read another one's log.
    public Optional<Position> positionOf(String service) {
        return Optional.ofNullable(work.positions().get(service));
    }

    /// The journal that this desk writes.
    public Journal journal() {
        return work.journal();
    }

    /// How many commands, batches and queries wait; at most [#LONGEST_QUEUE].
    public int waiting() {
        return queue.size();
    }

    /// Has its turns reported from now on.
    public void observe(DeskObserver observer) {
        work.observe(observer);
    }

    /// Why the desk takes nothing any more, if it does not.
    public Optional<String> trouble() {
        var cause = work.failure();
        return cause == null ? standstill(turnSince, nanos.getAsLong())
                : Optional.of(String.valueOf(cause.getMessage()));
    }

    /// What is to be said of a turn that takes longer than any turn should.
    private static Optional<String> standstill(@Nullable Long since, long now) {
        return since == null || now - since < LONGEST_TURN_NANOS ? Optional.empty()
                : Optional.of("Nothing has been decided for " + (now - since) / 1_000_000_000
                        + " s: the disk, or what else a turn waits for, does not answer.");
    }

    /// What is damaged in the journal's past, if something is: a start from a snapshot looks at it only afterwards. The
    /// desk goes on, because what it knows is of before the damage; but it would not come up without the snapshot.
    public Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    /// What the state was brought up from, for the log.
    public String begun() {
        return work.begun();
    }

    /// How many snapshots were written since the start.
    public long snapshotsWritten() {
        return snapshots.written();
    }

    /// How many snapshots could not be written since the start.
    public long snapshotsFailed() {
        return snapshots.failed();
    }

    private void check() {
        try {
            // It takes about a twentieth of a processor, for a service that has just started has better to do.
            var _ = work.journal().check(() -> {
                LockSupport.parkNanos(CHECK_PAUSE_NANOS);
                return !closed;
            });
        } catch (IOException | RuntimeException e) {
            damage = String.valueOf(e.getMessage());
            LOG.errorf("journal damaged: cause=%s", damage);
        }
    }

    private void enqueue(Task<S, C, E> task, CompletableFuture<?> answer) {
        if (work.failure() != null || closed) {
            answer.completeExceptionally(refusedForGood());
        } else if (!queue.offer(task)) {
            answer.completeExceptionally(new RefusedException(DeskTurn.busy()));
        } else if (work.failure() != null || closed) {
            // The desk may have stopped between the look and the offer; what it will never take is refused here.
            if (queue.remove(task)) {
                answer.completeExceptionally(refusedForGood());
            }
        }
    }

    private void work() {
        var tasks = new ArrayList<Task<S, C, E>>();
        try {
            while (!closed && work.failure() == null) {
                snapshots.look();
                tasks.add(queue.take());
                queue.drainTo(tasks, LONGEST_TURN - 1);
                turnSince = nanos.getAsLong();
                work.take(tasks);
                turnSince = null;
                tasks.clear();
                lookAtClock();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the desk", e);
        }
        queue.drainTo(tasks);
        tasks.forEach(task -> task.fail(refusedForGood()));
        var failure = work.failure();
        if (failure != null && !(failure instanceof IOException)) {
            throw new IllegalStateException("a turn broke off", failure);
        }
    }

    /// Says once that the clock was set back, and once that it has caught up.
    private void lookAtClock() {
        var time = work.time();
        if (time.standsStill() == stoodStill) {
            return;
        }
        stoodStill = !stoodStill;
        if (stoodStill) {
            LOG.warnf("clock set back, times stand still: clock=%s until=%s", time.clock(), time.now());
        } else {
            LOG.infof("clock has caught up, times go on: clock=%s", time.clock());
        }
    }

    private RefusedException refusedForGood() {
        return work.failure() == null
                ? new RefusedException(Refusal.stopping())
                : DeskWork.refusedForGood();
    }

    /// Ends the work after the turn that is under way; what waits is refused. A last snapshot is written.
    @Override
    public void close() {
        closed = true;
        // Wakes it; an interrupt would close the journal's file under a write. If the queue is full it is awake.
        var _ = queue.offer(new Task.Query<S, C, E, S>(Function.identity(), new CompletableFuture<>()));
        try {
            thread.join();
            snapshots.close();
            check.join();
            work.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
