package org.carequeue.bridge.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.journal.Disk;
import org.carequeue.bridge.journal.Journal;
import org.jspecify.annotations.Nullable;

/// The desk's turns, without thread and queue: whoever calls [#take] is the one writer.
///
/// A turn that fails has left the state in memory ahead of the disk, or unsure: from then on every task is failed, until
/// the journal is opened again and says what is.
final class DeskWork<S, C, E> implements AutoCloseable {

    static final long SEGMENT_BYTES = 64L * 1024 * 1024;

    private final Journal journal;
    private final DeskTurn<S, C, E> turn;
    private final Consumer<List<CommittedEvent>> publisher;
    private final Map<String, Position> positions;
    private final PositionWaiters waiters;
    private final @Nullable StateForm<S, ?> form;
    private final @Nullable SnapshotFile snapshots;
    private final String begun;
    private volatile @Nullable Exception failure;
    private volatile DeskObserver observer = DeskObserver.NONE;

    /// What a desk is made of.
    ///
    /// @param source of its events, `/clinics/<clinic>/<service>`
    /// @param folder the journal's
    /// @param publisher takes what has been committed; it must not block
    /// @param build what this code is; a snapshot of other code is not used. Null to keep none
    /// @param segmentBytes above which the journal begins a new file
    record Setup<S, C, E>(String source, Disk disk, Path folder, Rules<S, C, E> rules, EventTypes types, Clock clock,
            Ids ids, Consumer<List<CommittedEvent>> publisher, @Nullable String build, long segmentBytes) {

        /// Without snapshots.
        Setup(String source, Disk disk, Path folder, Rules<S, C, E> rules, EventTypes types, Clock clock, Ids ids,
                Consumer<List<CommittedEvent>> publisher) {
            this(source, disk, folder, rules, types, clock, ids, publisher, null, SEGMENT_BYTES);
        }
    }

    /// Opens the journal and brings the state up to it.
    ///
    /// @throws IOException when the journal cannot be used
    static <S, C, E> DeskWork<S, C, E> open(Setup<S, C, E> setup) throws IOException {
        var rebuilt = new DeskReplay<>(setup);
        var journal = Journal.open(setup.disk(), setup.folder(), setup.segmentBytes(), setup.ids().next(), rebuilt);
        rebuilt.turn().beginAt(journal.log());
        return new DeskWork<>(setup, journal, rebuilt);
    }

    private DeskWork(Setup<S, C, E> setup, Journal journal, DeskReplay<S, C, E> rebuilt) {
        this.journal = journal;
        this.turn = rebuilt.turn();
        this.positions = rebuilt.positions();
        this.publisher = setup.publisher();
        this.form = setup.rules().form().orElse(null);
        this.snapshots = rebuilt.snapshots();
        this.begun = rebuilt.said();
        this.waiters = new PositionWaiters(positions);
    }

    /// One turn: decides all tasks, appends their effects as one line, then publishes and answers.
    void take(List<Task<S, C, E>> tasks) {
        if (failure != null) {
            tasks.forEach(task -> task.fail(refusedForGood()));
            return;
        }
        try {
            var answers = new ArrayList<Runnable>(tasks.size());
            var effect = turn.decide(tasks, positions, answers);
            var appendNanos = effect.isEmpty() ? 0 : append(effect);
            if (!effect.events().isEmpty()) {
                publisher.accept(effect.events());
            }
            positions.putAll(effect.positions());
            answers.forEach(Runnable::run);
            if (!effect.positions().isEmpty()) {
                waiters.look();
            }
            tasks.forEach(task -> task.query(turn.state()));
            observer.turn(tasks.size(), effect.events().size(), appendNanos);
        } catch (IOException | RuntimeException e) {
            failure = e;
            tasks.forEach(task -> task.fail(refusedForGood()));
        } catch (Error e) {
            // Out of memory, for example: nobody knows how far it came.
            failure = new IllegalStateException("The desk broke off in the middle of its work: " + e
                    + ". Nothing is accepted until the service is started again.", e);
            tasks.forEach(task -> task.fail(refusedForGood()));
        }
    }

    private long append(Turn effect) throws IOException {
        var begun = System.nanoTime();
        journal.append(turn.head(), effect.encode());
        return System.nanoTime() - begun;
    }

    void observe(DeskObserver by) {
        observer = by;
    }

    /// What is committed, to be written elsewhere. Takes a few milliseconds with 20,000 open tickets: it copies
    /// references to what never changes.
    ///
    /// @return null when it is not known what is committed, or no snapshots are kept
    @Nullable
    Saved save() {
        return failure != null || form == null || snapshots == null ? null
                : new Saved(journal.bookmark(), turn.latest(), new TreeMap<>(positions), turn.outcomes(),
                        form.copy().apply(turn.state()));
    }

    /// Where snapshots go, if they are kept.
    @Nullable
    SnapshotFile snapshots() {
        return form == null ? null : snapshots;
    }

    /// What the state was brought up from, for the log.
    String begun() {
        return begun;
    }

    /// Why nothing is taken any more, if it is not.
    @Nullable
    Exception failure() {
        return failure;
    }

    /// What anybody hears after a failure.
    static RefusedException refusedForGood() {
        return new RefusedException(BridgeProblem.JOURNAL_FAILED
                .because("What happened can't be saved at the moment, so nothing is accepted. Please tell the operator."));
    }

    Journal journal() {
        return journal;
    }

    /// By which time it decides.
    DeskTime time() {
        return turn.time();
    }

    Map<String, Position> positions() {
        return positions;
    }

    PositionWaiters waiters() {
        return waiters;
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
