package org.carequeue.bridge.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.journal.JournalDamagedException;
import org.junit.jupiter.api.Test;

/// A snapshot is a cache: with it, without it, and with one that is of no use, a desk comes to the same.
class SnapshotTest {

    private static final String BUILD = "build-1";
    private static final String OTHER_BUILD = "build-2";
    private static final Path SNAPSHOT = TallyDesk.FOLDER.resolve("snapshot");
    private static final Path FIRST = TallyDesk.FOLDER.resolve("000001.journal");

    private static TallyDesk desk(long seed) {
        return new TallyDesk(new Random(seed), "id-");
    }

    private static long save(DeskWork<?, ?, ?> work) throws IOException {
        return Objects.requireNonNull(work.snapshots()).write(Objects.requireNonNull(work.save()));
    }

    private static void live(TallyDesk desk, DeskWork<Tally.State, Tally.Count, Tally.Counted> work, int turns) {
        for (int i = 0; i < turns; i++) {
            work.take(desk.turn());
        }
    }

    private static void isWhatAFullReplayComesTo(TallyDesk desk, String said) throws IOException {
        Saved whole;
        try (var work = desk.open(OTHER_BUILD)) {
            assertThat(work.begun()).startsWith("the whole journal");
            whole = Objects.requireNonNull(work.save());
        }
        try (var work = desk.open(BUILD)) {
            assertThat(work.begun()).contains(said);
            assertThat(work.save()).isEqualTo(whole);
        }
    }

    @Test
    void from_a_snapshot_and_the_tail_a_desk_comes_to_what_a_full_replay_comes_to() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            var desk = desk(seed);
            var random = new Random(seed + 1_000_000L);
            try (var work = desk.open(BUILD)) {
                for (int i = random.nextInt(1, 4); i > 0; i--) {
                    live(desk, work, random.nextInt(60));
                    save(work);
                }
                live(desk, work, random.nextInt(60));
                assertThat(desk.reopenedBesides(work, OTHER_BUILD)).as("seed %s", seed).isEqualTo(work.save());
            }
            isWhatAFullReplayComesTo(desk, "a snapshot at");
            try (var resumed = desk.open(BUILD)) {
                live(desk, resumed, 20);
            }
            isWhatAFullReplayComesTo(desk, "a snapshot at");
        }
    }

    @Test
    void a_snapshot_of_a_journal_that_is_only_begun_is_one_too() throws IOException {
        var desk = desk(1);
        try (var work = desk.open(BUILD)) {
            save(work);
        }
        isWhatAFullReplayComesTo(desk, "a snapshot at 0");
    }

    @Test
    void damaged_at_any_byte_or_cut_it_is_passed_over() throws IOException {
        var desk = desk(2);
        try (var work = desk.open(BUILD)) {
            live(desk, work, 20);
            save(work);
            live(desk, work, 10);
        }
        var snapshot = desk.disk.content(SNAPSHOT);
        var whole = desk.reopened(OTHER_BUILD);
        for (int at = 0; at < snapshot.length; at++) {
            var flipped = snapshot.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            for (var damaged : List.of(flipped, Arrays.copyOf(snapshot, at))) {
                desk.disk.put(SNAPSHOT, damaged);
                try (var work = desk.open(BUILD)) {
                    assertThat(work.begun()).as("byte %s", at).endsWith("it is damaged");
                    assertThat(work.save()).isEqualTo(whole);
                }
            }
        }
        desk.disk.put(SNAPSHOT, snapshot);
        isWhatAFullReplayComesTo(desk, "a snapshot at");
    }

    @Test
    void one_that_is_deleted_or_of_another_build_is_not_used() throws IOException {
        var desk = desk(3);
        try (var work = desk.open(BUILD)) {
            live(desk, work, 50);
            save(work);
        }
        try (var work = desk.open(OTHER_BUILD)) {
            assertThat(work.begun()).endsWith("it is of another build");
        }
        isWhatAFullReplayComesTo(desk, "a snapshot at");
        desk.disk.delete(SNAPSHOT);
        isWhatAFullReplayComesTo(desk, "there is none");
    }

    @Test
    void one_that_is_newer_than_the_journal_or_of_another_past_is_not_used() throws IOException {
        var desk = desk(4);
        byte[] copy;
        try (var work = desk.open(BUILD)) {
            live(desk, work, 3);
            copy = desk.disk.content(FIRST);
            live(desk, work, 3);
            save(work);
        }
        desk.disk.put(FIRST, copy);
        isWhatAFullReplayComesTo(desk, "not of this journal");
        // The copy that was restored grows past the snapshot's place again: the line there is another one.
        try (var work = desk.open(BUILD)) {
            live(desk, work, 15);
        }
        isWhatAFullReplayComesTo(desk, "not of this journal");
    }

    @Test
    void one_of_another_log_is_not_used() throws IOException {
        var desk = desk(5);
        var other = new TallyDesk(new Random(5), "other-");
        try (var work = desk.open(BUILD); var elsewhere = other.open(BUILD)) {
            live(desk, work, 30);
            live(other, elsewhere, 30);
            save(elsewhere);
        }
        desk.disk.put(SNAPSHOT, other.disk.content(SNAPSHOT));
        isWhatAFullReplayComesTo(desk, "not of this journal");
    }

    @Test
    void while_the_disk_is_full_there_is_none_and_the_old_one_stays() throws IOException {
        var desk = desk(6);
        try (var work = desk.open(BUILD)) {
            live(desk, work, 20);
            save(work);
            var old = desk.disk.content(SNAPSHOT);
            live(desk, work, 20);
            for (int room = 0; room < old.length; room += 100) {
                desk.disk.runsFullAfter(room);
                assertThatThrownBy(() -> save(work)).hasMessage("No space left on device");
                desk.disk.isWell();
                assertThat(desk.disk.content(SNAPSHOT)).isEqualTo(old);
                assertThat(desk.disk.files(TallyDesk.FOLDER)).as("the room is given back")
                        .doesNotContain(TallyDesk.FOLDER.resolve("snapshot.next"));
            }
            live(desk, work, 20);
            assertThat(work.failure()).isNull();
        }
        isWhatAFullReplayComesTo(desk, "a snapshot at");
    }

    @Test
    void a_power_cut_leaves_the_old_one_or_the_new_one() throws IOException {
        var desk = desk(7);
        try (var work = desk.open(BUILD)) {
            live(desk, work, 20);
            save(work);
            live(desk, work, 20);
            desk.disk.failsToForceFolders();
            assertThatThrownBy(() -> save(work)).isInstanceOf(IOException.class);
            desk.disk.isWell();
        }
        desk.disk.losesPower();
        isWhatAFullReplayComesTo(desk, "a snapshot at");
    }

    @Test
    void after_the_journal_has_failed_none_is_written() throws IOException {
        var desk = desk(8);
        try (var work = desk.open(BUILD)) {
            live(desk, work, 5);
            desk.disk.failsToForceAfter(0, false);
            live(desk, work, 5);
            assertThat(work.failure()).isNotNull();
            assertThat(work.save()).as("what is in memory may not be on the disk").isNull();
        }
    }

    // ── when they are written ──

    @Test
    void a_desk_writes_one_after_ten_thousand_events_and_one_when_it_ends() throws Exception {
        var desk = desk(9);
        var work = desk.open(BUILD);
        var keeper = new SnapshotKeeper("tally-service", work, Fatal.ofThisProcess()::writer);
        work.take(List.of(desk.heard(SnapshotKeeper.EVERY - 1)));
        keeper.look();
        assertThat(keeper.written()).isZero();
        work.take(List.of(desk.heard(1)));
        keeper.look();
        Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> keeper.written() == 1);
        work.take(List.of(desk.heard(1)));
        keeper.look();
        keeper.close();
        assertThat(keeper.written()).isEqualTo(2);
        keeper.close();
        assertThat(keeper.written()).as("there was nothing new").isEqualTo(2);
        work.close();
        isWhatAFullReplayComesTo(desk, "a snapshot at " + (SnapshotKeeper.EVERY + 1));
    }

    @Test
    void one_that_cannot_be_written_is_counted_and_stops_nobody() throws Exception {
        var desk = desk(10);
        var work = desk.open(BUILD);
        var keeper = new SnapshotKeeper("tally-service", work, Fatal.ofThisProcess()::writer);
        work.take(List.of(desk.heard(SnapshotKeeper.EVERY)));
        desk.disk.failsToCreate("snapshot.next");
        keeper.look();
        Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> keeper.failed() == 1);
        var next = desk.heard(1);
        work.take(List.of(next));
        assertThat(next.done()).isCompleted();
        keeper.close();
        assertThat(keeper.failed()).isEqualTo(2);
        work.close();
        desk.disk.isWell();
        isWhatAFullReplayComesTo(desk, "there is none");
    }

    /// The order in which two threads happen to run is made sure of here: all is over before the start returns.
    @Test
    void one_that_is_written_before_its_start_returns_is_not_waited_for_for_ever() throws Exception {
        // Given
        var desk = desk(11);
        var work = desk.open(BUILD);
        var keeper = new SnapshotKeeper("tally-service", work, (_, task) -> startingAs(task::run));

        for (int time = 1; time <= 2; time++) {
            // When
            work.take(List.of(desk.heard(SnapshotKeeper.EVERY)));

            // Then
            var times = time;
            Awaitility.await("what it took is over, and so is its pause").atMost(20, TimeUnit.SECONDS).until(() -> {
                keeper.look();
                return keeper.written() == times;
            });
        }
        keeper.close();
        work.close();
        isWhatAFullReplayComesTo(desk, "a snapshot at " + 2 * SnapshotKeeper.EVERY);
    }

    @Test
    void one_for_which_there_is_no_thread_is_counted_and_the_next_one_is_tried() throws Exception {
        // Given
        var desk = desk(12);
        var work = desk.open(BUILD);
        var tries = new ArrayList<String>();
        var keeper = new SnapshotKeeper("tally-service", work, (name, _) -> startingAs(() -> {
            tries.add(name);
            throw new OutOfMemoryError("unable to create native thread");
        }));

        for (int time = 1; time <= 2; time++) {
            // When
            work.take(List.of(desk.heard(SnapshotKeeper.EVERY)));
            keeper.look();

            // Then
            assertThat(keeper.failed()).isEqualTo(time);
        }
        assertThat(tries).containsExactly("snapshot-tally-service", "snapshot-tally-service");
        work.close();
        isWhatAFullReplayComesTo(desk, "there is none");
    }

    private static Thread startingAs(Runnable start) {
        return new Thread() {
            @Override
            public void start() {
                start.run();
            }
        };
    }

    // ── what stands before one ──

    @Test
    void what_is_passed_over_on_opening_is_checked_afterwards() throws IOException {
        var desk = desk(11);
        try (var work = desk.open(BUILD)) {
            live(desk, work, 100);
            save(work);
            live(desk, work, 5);
        }
        assertThat(desk.disk.files(TallyDesk.FOLDER)).hasSizeGreaterThan(4);
        try (var work = desk.open(BUILD)) {
            assertThat(work.journal().check(() -> true)).isTrue();
            readsAll(work);
        }
        var whole = desk.disk.content(FIRST);
        var header = new String(whole, UTF_8).indexOf('\n') + 1;
        for (int at = header; at < whole.length; at += 13) {
            var flipped = whole.clone();
            flipped[at] ^= 1;
            desk.disk.put(FIRST, flipped);
            try (var work = desk.open(BUILD)) {
                assertThatThrownBy(() -> work.journal().check(() -> true)).isInstanceOf(JournalDamagedException.class)
                        .hasMessageContaining(FIRST + " is damaged at byte ");
                var reply = TallyDesk.command(0, null);
                work.take(List.of(reply));
                assertThat(reply.reply()).as("the desk goes on").isDone();
            }
            desk.disk.put(FIRST, Arrays.copyOf(whole, at));
            try (var work = desk.open(BUILD)) {
                assertThatThrownBy(() -> work.journal().check(() -> true)).isInstanceOf(JournalDamagedException.class);
                assertThatThrownBy(() -> readsAll(work)).isInstanceOf(JournalDamagedException.class);
            }
        }
        desk.disk.put(FIRST, Arrays.copyOf(whole, new String(whole, UTF_8).lastIndexOf('\n', whole.length - 2) + 1));
        try (var work = desk.open(BUILD)) {
            assertThatThrownBy(() -> readsAll(work)).as("cut where a line ends").isInstanceOf(JournalDamagedException.class)
                    .hasMessageContaining(FIRST.toString());
        }
        assertThatThrownBy(() -> desk.open(OTHER_BUILD)).isInstanceOf(JournalDamagedException.class);
    }

    private static void readsAll(DeskWork<?, ?, ?> work) throws IOException {
        var last = new long[1];
        work.journal().read(0, (sequence, _) -> {
            assertThat(sequence).isGreaterThanOrEqualTo(last[0]);
            last[0] = sequence;
            return true;
        });
        assertThat(last[0]).isEqualTo(work.journal().head());
    }

    @Test
    void a_damaged_header_before_it_is_refused_at_once() throws IOException {
        var desk = desk(12);
        try (var work = desk.open(BUILD)) {
            live(desk, work, 100);
            save(work);
        }
        var damaged = desk.disk.content(FIRST);
        damaged[20] ^= 1;
        desk.disk.put(FIRST, damaged);
        assertThatThrownBy(() -> desk.open(BUILD)).isInstanceOf(JournalDamagedException.class)
                .hasMessageContaining(FIRST + " is damaged at byte 0");
    }

    @Test
    void a_desk_whose_past_is_damaged_works_and_says_so() throws Exception {
        var desk = desk(13);
        try (var work = desk.open(BUILD)) {
            live(desk, work, 100);
            save(work);
        }
        var damaged = desk.disk.content(FIRST);
        damaged[damaged.length / 2] ^= 1;
        desk.disk.put(FIRST, damaged);
        try (var open = new Desk<>("tally-service", desk.open(BUILD), Fatal.ofThisProcess(), System::nanoTime)) {
            Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> open.damage().isPresent());
            assertThat(open.damage().orElseThrow()).contains(FIRST + " is damaged at byte");
            assertThat(open.trouble()).isEmpty();
            var order = TallyDesk.command(0, null).order();
            assertThat(open.submit(order).toCompletableFuture().get(20, TimeUnit.SECONDS)).isNotNull();
        }
    }
}
