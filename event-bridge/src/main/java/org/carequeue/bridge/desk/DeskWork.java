package org.carequeue.bridge.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.EventCodec;
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

    private static final long SEGMENT_BYTES = 64L * 1024 * 1024;

    private final Journal journal;
    private final DeskTurn<S, C, E> turn;
    private final Consumer<List<CommittedEvent>> publisher;
    private final Map<String, Position> positions;
    private final PositionWaiters waiters;
    private volatile @Nullable Exception failure;

    /// What a desk is made of.
    ///
    /// @param source of its events, `/clinics/<clinic>/<service>`
    /// @param folder the journal's
    /// @param publisher takes what has been committed; it must not block
    record Setup<S, C, E>(String source, Disk disk, Path folder, Rules<S, C, E> rules, EventTypes types, Clock clock,
            Ids ids, Consumer<List<CommittedEvent>> publisher) {
    }

    /// Opens the journal and brings the state up to it.
    ///
    /// @throws IOException when the journal cannot be used
    static <S, C, E> DeskWork<S, C, E> open(Setup<S, C, E> setup) throws IOException {
        return open(setup, SEGMENT_BYTES);
    }

    /// The same with journal files of about this size, in bytes.
    static <S, C, E> DeskWork<S, C, E> open(Setup<S, C, E> setup, long segmentBytes) throws IOException {
        var turn = new DeskTurn<>(setup.source(), setup.rules(), setup.types(), setup.clock(), setup.ids());
        var codec = new EventCodec(setup.types());
        var positions = new ConcurrentHashMap<String, Position>();
        var journal = Journal.open(setup.disk(), setup.folder(), segmentBytes, setup.ids().next(), (sequence, body) -> {
            Turn.replay(body, codec, turn.replayInto(positions));
            turn.endOfLine(sequence);
            return true;
        });
        turn.beginAt(journal.log());
        return new DeskWork<>(journal, turn, positions, setup.publisher());
    }

    private DeskWork(Journal journal, DeskTurn<S, C, E> turn, Map<String, Position> positions,
            Consumer<List<CommittedEvent>> publisher) {
        this.journal = journal;
        this.turn = turn;
        this.positions = positions;
        this.publisher = publisher;
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
            if (!effect.isEmpty()) {
                journal.append(turn.head(), effect.encode());
            }
            if (!effect.events().isEmpty()) {
                publisher.accept(effect.events());
            }
            positions.putAll(effect.positions());
            answers.forEach(Runnable::run);
            if (!effect.positions().isEmpty()) {
                waiters.look();
            }
            tasks.forEach(task -> task.query(turn.state()));
        } catch (IOException | RuntimeException e) {
            failure = e;
            tasks.forEach(task -> task.fail(refusedForGood()));
        }
    }

    /// Why nothing is taken any more, if it is not.
    @Nullable
    Exception failure() {
        return failure;
    }

    /// What anybody hears after a failure.
    static RefusedException refusedForGood() {
        return new RefusedException(Refusal.unavailable("journal-failed",
                "What happened can't be saved at the moment, so nothing is accepted. Please tell the operator."));
    }

    Journal journal() {
        return journal;
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
