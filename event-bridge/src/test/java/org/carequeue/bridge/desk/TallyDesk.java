package org.carequeue.bridge.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

import org.carequeue.bridge.desk.Tally.Count;
import org.carequeue.bridge.desk.Tally.Counted;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.journal.FaultyDisk;
import org.jspecify.annotations.Nullable;

/// A desk of the [Tally] on a disk in memory, without a thread, and a random life for it.
final class TallyDesk {

    static final Path FOLDER = Path.of("journal");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int SMALL = 8_000;

    final FaultyDisk disk = new FaultyDisk();
    final List<CommittedEvent> published = new ArrayList<>();
    private final RandomGenerator random;
    private final String idPrefix;
    private Instant now = NOON;
    private int ids;
    private long told;

    /// @param idPrefix makes the ids of this desk others than those of another
    TallyDesk(RandomGenerator random, String idPrefix) {
        this.random = random;
        this.idPrefix = idPrefix;
    }

    DeskWork<Tally.State, Count, Counted> open(String build) throws IOException {
        InstantSource clock = () -> now;
        return DeskWork.open(new DeskWork.Setup<>("/clinics/clinic/tally-service", disk, FOLDER, new Tally(), Tally.TYPES,
                new java.time.Clock() {
                    @Override
                    public Instant instant() {
                        return clock.instant();
                    }

                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public java.time.Clock withZone(ZoneId zone) {
                        return this;
                    }
                }, () -> idPrefix + ++ids, published::addAll, build, SMALL));
    }

    /// The desk as a reopened one knows it.
    Saved reopened(String build) throws IOException {
        try (var work = open(build)) {
            var saved = work.save();
            if (saved == null) {
                throw new IllegalStateException("it keeps no snapshots");
            }
            return saved;
        }
    }

    /// The same while one is open: a copy is opened, without its lock.
    Saved reopenedBesides(DeskWork<?, ?, ?> open, String build) throws IOException {
        disk.losesProcess();
        var saved = reopened(build);
        if (open.failure() != null) {
            throw new IllegalStateException(open.failure());
        }
        return saved;
    }

    /// One random turn: commands with and without keys, some of which came before, and events of others.
    List<Task<Tally.State, Count, Counted>> turn() {
        now = now.plus(
                random.nextInt(50) == 0 ? Duration.ofHours(random.nextInt(30)) : Duration.ofMillis(random.nextInt(5_000)));
        var tasks = new ArrayList<Task<Tally.State, Count, Counted>>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            if (random.nextInt(4) == 0) {
                tasks.add(heard(random.nextInt(1, 4)));
            } else {
                var key = random.nextBoolean() ? null : "key-" + random.nextInt(60);
                tasks.add(command(random.nextInt(4), key));
            }
        }
        return tasks;
    }

    static Task.Command<Tally.State, Count, Counted> command(int by, @Nullable String key) {
        return new Task.Command<>(new Order<>(new Count(by), "somebody", "room 1", key, null), new CompletableFuture<>());
    }

    /// The next events of a service upstream.
    Task.Batch<Tally.State, Count, Counted> heard(int count) {
        var events = new ArrayList<Envelope<Counted>>();
        for (int i = 0; i < count; i++) {
            told++;
            events.add(new Envelope<>("up-" + told, "/clinics/clinic/other-service", "other-log", told, "counted", now, "else",
                    "room 2", null, new Counted((int) (2 * told), "else")));
        }
        return new Task.Batch<>(events, new CompletableFuture<>());
    }
}
