package org.carequeue.bridge.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.EventTypes;

/// The desk of production without its thread, on a disk in memory: each call is one turn. For tests that play thousands
/// of days.
///
/// @param <S> the service's state
/// @param <C> its commands
/// @param <E> the contract's event type
public final class DeskInMemory<S, C, E> {

    private static final Path FOLDER = Path.of("journal");
    private static final String BUILD = "build-1";

    private final Setup<S, C, E> setup;
    private final MemoryDisk disk;
    private final int generation;
    private final DeskWork<S, C, E> work;
    private final List<CommittedEvent> committed = new ArrayList<>();

    /// What a desk is made of.
    ///
    /// @param clock the time, which may go back
    public record Setup<S, C, E>(String service, Rules<S, C, E> rules, EventTypes types, InstantSource clock) {
    }

    private DeskInMemory(Setup<S, C, E> setup, MemoryDisk disk, int generation) {
        this.setup = setup;
        this.disk = disk;
        this.generation = generation;
        var ids = new Object() {
            private long last;
        };
        try {
            this.work = DeskWork.open(new DeskWork.Setup<>("/clinics/clinic/" + setup.service(), disk, FOLDER,
                    setup.rules(), setup.types(), setup.clock().withZone(ZoneOffset.UTC),
                    () -> setup.service() + "-" + generation + "-" + ++ids.last, committed::addAll, BUILD,
                    DeskWork.SEGMENT_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A desk with an empty journal.
    public static <S, C, E> DeskInMemory<S, C, E> open(Setup<S, C, E> setup) {
        return new DeskInMemory<>(setup, new MemoryDisk(), 1);
    }

    /// A desk with a copy of this journal.
    public static <S, C, E> DeskInMemory<S, C, E> from(Path journal, Setup<S, C, E> setup) {
        try {
            return new DeskInMemory<>(setup, MemoryDisk.of(journal, FOLDER), 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Another desk that starts from what this one has on its disk: from its last snapshot, if it has kept one.
    public DeskInMemory<S, C, E> restarted() {
        return new DeskInMemory<>(setup, disk.copy(), generation + 1);
    }

    /// Another desk that has nothing but the journal to start from.
    public DeskInMemory<S, C, E> replayed() {
        var journalAlone = disk.copy();
        journalAlone.delete(FOLDER.resolve("snapshot"));
        return new DeskInMemory<>(setup, journalAlone, generation + 1);
    }

    /// Keeps a snapshot of what is known now.
    public void keepSnapshot() {
        var file = work.snapshots();
        var saved = work.save();
        if (file == null || saved == null) {
            throw new IllegalStateException("This desk keeps no snapshots", work.failure());
        }
        try {
            var _ = file.write(saved);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Decides all of these in one turn.
    public List<CompletableFuture<Reply>> submit(List<Order<C>> orders) {
        var replies = new ArrayList<CompletableFuture<Reply>>();
        var tasks = new ArrayList<Task<S, C, E>>();
        for (var order : orders) {
            var reply = new CompletableFuture<Reply>();
            replies.add(reply);
            tasks.add(new Task.Command<>(order, reply));
        }
        work.take(tasks);
        return replies;
    }

    /// Takes what a service upstream tells.
    ///
    /// @throws java.util.concurrent.CompletionException when it cannot
    public void receive(List<Envelope<E>> batch) {
        var done = new CompletableFuture<Void>();
        work.take(List.of(new Task.Batch<>(batch, done)));
        var _ = done.join();
    }

    /// Asks the committed state.
    public <T> T read(Function<S, T> query) {
        var answer = new CompletableFuture<T>();
        work.take(List.of(new Task.Query<>(query, answer)));
        return answer.join();
    }

    /// What the state was brought up from.
    public String begun() {
        return work.begun();
    }

    /// What has been committed since the last call, as readers get it.
    public List<Envelope<E>> news() {
        var codec = new EventCodec(setup.types());
        var news = new ArrayList<Envelope<E>>();
        for (var event : committed) {
            try (var json = BridgeJson.mapper().createParser(event.json())) {
                json.nextToken();
                news.add(codec.decode(json));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        committed.clear();
        return news;
    }
}
