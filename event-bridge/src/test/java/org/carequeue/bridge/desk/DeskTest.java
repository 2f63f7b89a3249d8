package org.carequeue.bridge.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.carequeue.bridge.desk.Tally.Count;
import org.carequeue.bridge.desk.Tally.Counted;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.event.Protocol;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.journal.Disk;
import org.carequeue.bridge.journal.Journal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path temp;
    private final List<CommittedEvent> published = new CopyOnWriteArrayList<>();
    private int ids;
    private Instant now = NOON;
    private @Nullable Desk<Tally.State, Count, Counted> open;

    private Desk<Tally.State, Count, Counted> desk() throws IOException {
        if (open == null) {
            Ids counting = () -> "id-" + ++ids;
            open = Desk.open("tally-service", "clinic", temp.resolve("journal"), new Tally(), Tally.TYPES,
                    new Clock() {
                        @Override
                        public Instant instant() {
                            return now;
                        }

                        @Override
                        public ZoneOffset getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(ZoneId zone) {
                            return this;
                        }
                    }, counting, published::addAll, "build-1", Fatal.ofThisProcess());
        }
        return open;
    }

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    private Desk<Tally.State, Count, Counted> restarted() throws IOException {
        close();
        return desk();
    }

    private static Order<Count> count(int by, @Nullable String key) {
        return new Order<>(new Count(by), "somebody", "room 1", key, null);
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static Envelope<Counted> upstream(long sequence, int total) {
        return new Envelope<>("up-" + sequence, "/clinics/clinic/other-service", "other-log", sequence, "counted", NOON,
                "else", "room 2", null, new Counted(total, "else"));
    }

    private int total() throws IOException {
        return done(desk().read(state -> state.total));
    }

    @Test
    void a_command_is_answered_with_its_effect_and_where_it_stands() throws IOException {
        var reply = done(desk().submit(count(5, null)));
        assertThat(reply.json()).isEqualTo("{\"total\":5,\"log\":\"id-1\",\"sequence\":1}");
        assertThat(published).extracting(CommittedEvent::sequence).containsExactly(1L);
        assertThat(new String(published.getFirst().json(), UTF_8)).isEqualTo(
                "{\"specversion\":\"1.0\",\"id\":\"id-2\",\"source\":\"/clinics/clinic/tally-service\","
                        + "\"type\":\"counted\",\"time\":\"2026-11-22T12:00:00Z\",\"datacontenttype\":"
                        + "\"application/json\",\"sequence\":\"1\",\"log\":\"id-1\",\"actor\":\"somebody\","
                        + "\"workplace\":\"room 1\",\"data\":{\"total\":5,\"by\":\"somebody\"}}");
    }

    @Test
    void what_was_answered_is_there_after_a_restart() throws IOException {
        done(desk().submit(count(5, null)));
        done(desk().submit(count(7, null)));
        restarted();
        assertThat(total()).isEqualTo(12);
        assertThat(done(desk().submit(count(1, null))).sequence()).isEqualTo(3);
    }

    @Test
    void a_refused_command_has_no_effect() throws IOException {
        done(desk().submit(count(1_000, null)));
        assertThatThrownBy(() -> done(desk().submit(count(1, null)))).isInstanceOf(CompletionException.class)
                .cause().isInstanceOfSatisfying(RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("full"));
        assertThat(total()).isEqualTo(1_000);
    }

    @Test
    void commands_from_many_threads_are_decided_one_after_the_other() throws IOException {
        var desk = desk();
        var replies = IntStream.range(0, 500).parallel()
                .mapToObj(_ -> desk.submit(count(1, null)).toCompletableFuture()).toList();
        CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new)).join();
        assertThat(replies).extracting(reply -> reply.join().sequence()).doesNotHaveDuplicates();
        assertThat(total()).isEqualTo(500);
        assertThat(published).extracting(CommittedEvent::sequence)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 500).mapToObj(i -> (long) i).toList());
    }

    @Test
    void the_same_key_gives_the_same_reply_and_one_effect_also_across_a_restart() throws IOException {
        var first = done(desk().submit(count(5, "key-1")));
        var second = done(desk().submit(count(5, "key-1")));
        restarted();
        var third = done(desk().submit(count(5, "key-1")));
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(third.json()).isEqualTo(first.json());
        assertThat(third.repeated()).isTrue();
        assertThat(total()).isEqualTo(5);
    }

    @Test
    void the_same_key_of_another_sender_is_another_key_also_across_a_restart() throws IOException {
        done(desk().submit(count(5, "key-1")));
        for (var other : List.of(new Order<>(new Count(5), "somebody", "room 2", "key-1", null),
                new Order<>(new Count(5), "somebody else", "room 1", "key-1", null))) {
            assertThat(done(desk().submit(other)).repeated()).isFalse();
            assertThat(done(restarted().submit(other)).repeated()).isTrue();
        }
        assertThat(done(desk().submit(count(5, "key-1"))).repeated()).isTrue();
        assertThat(total()).isEqualTo(15);
    }

    @Test
    void a_key_in_a_journal_of_before_senders_were_told_apart_is_that_of_who_has_caused_its_events() throws IOException {
        // Given
        close();
        var fingerprint = Outcomes.fingerprint(new Count(5));
        writeJournal("{\"events\":[{\"specversion\":\"1.0\",\"id\":\"id-2\",\"source\":"
                + "\"/clinics/clinic/tally-service\",\"type\":\"counted\",\"time\":\"2026-11-22T12:00:00Z\","
                + "\"datacontenttype\":\"application/json\",\"sequence\":\"1\",\"log\":\"log-1\",\"actor\":\"somebody\","
                + "\"workplace\":\"room 1\",\"data\":{\"total\":5,\"by\":\"somebody\"}}],\"outcomes\":[{\"key\":\"key-1\","
                + "\"fingerprint\":\"" + fingerprint + "\",\"sequence\":1,\"at\":\"2026-11-22T12:00:00Z\","
                + "\"reply\":{\"total\":5,\"log\":\"log-1\",\"sequence\":1}}]}");

        // Then
        var again = done(desk().submit(count(5, "key-1")));
        assertThat(again.repeated()).isTrue();
        assertThat(again.json()).isEqualTo("{\"total\":5,\"log\":\"log-1\",\"sequence\":1}");
        assertThat(done(desk().submit(new Order<>(new Count(5), "somebody", "room 2", "key-1", null))).repeated()).isFalse();
    }

    /// A journal with one line, of one event.
    private void writeJournal(String line) throws IOException {
        try (var journal = Journal.open(Disk.LOCAL, temp.resolve("journal"), DeskWork.SEGMENT_BYTES, "log-1",
                (_, _) -> true)) {
            journal.append(1, line.getBytes(UTF_8));
        }
    }

    @Test
    void the_same_key_twice_in_one_turn_has_one_effect() throws IOException {
        var desk = desk();
        var replies = IntStream.range(0, 50).parallel()
                .mapToObj(_ -> desk.submit(count(5, "key-1")).toCompletableFuture()).toList();
        assertThat(replies).extracting(reply -> reply.join().json()).containsOnly(replies.getFirst().join().json());
        assertThat(total()).isEqualTo(5);
    }

    @Test
    void the_same_key_with_another_command_is_refused() throws IOException {
        done(desk().submit(count(5, "key-1")));
        assertThatThrownBy(() -> done(desk().submit(count(6, "key-1")))).cause()
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("idempotency-key-reused");
                    assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.CONTRADICTION);
                });
    }

    @Test
    void a_key_is_forgotten_after_24_hours() throws IOException {
        done(desk().submit(count(5, "key-1")));
        now = NOON.plus(Duration.ofHours(24));
        assertThat(done(desk().submit(count(5, "key-1"))).repeated()).isTrue();
        now = NOON.plus(Duration.ofHours(24)).plusMillis(1);
        assertThat(done(desk().submit(count(5, "key-1"))).repeated()).isFalse();
        assertThat(total()).isEqualTo(10);
    }

    @Test
    void a_refusal_leaves_the_key_free() throws IOException {
        assertThatThrownBy(() -> done(desk().submit(count(1_001, "key-1")))).hasCauseInstanceOf(RefusedException.class);
        assertThat(done(desk().submit(count(5, "key-1"))).repeated()).isFalse();
    }

    @Test
    void an_unchanged_state_writes_no_event_but_keeps_the_key() throws IOException {
        done(desk().submit(count(5, null)));
        var reply = done(desk().submit(count(0, "key-1")));
        assertThat(reply.sequence()).isEqualTo(1);
        restarted();
        assertThat(done(desk().submit(count(0, "key-1"))).repeated()).isTrue();
    }

    @Test
    void an_incoming_event_takes_effect_once_also_across_a_restart() throws IOException {
        done(desk().receive(List.of(upstream(1, 1), upstream(2, 2))));
        done(desk().receive(List.of(upstream(1, 1), upstream(2, 2), upstream(3, 4))));
        restarted();
        done(desk().receive(List.of(upstream(2, 2), upstream(3, 4))));
        assertThat(total()).isEqualTo(2);
        assertThat(desk().positionOf("other-service")).hasValueSatisfying(position -> {
            assertThat(position.sequence()).isEqualTo(3);
            assertThat(position.eventId()).isEqualTo("up-3");
        });
    }

    @Test
    void a_gap_in_what_comes_in_is_not_applied() throws IOException {
        done(desk().receive(List.of(upstream(1, 2))));
        assertThatThrownBy(() -> done(desk().receive(List.of(upstream(3, 2)))))
                .hasMessageContaining("does not follow");
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void what_came_before_an_event_that_cannot_be_applied_stands() throws IOException {
        assertThatThrownBy(() -> done(desk().receive(List.of(upstream(1, 2), upstream(2, 13), upstream(3, 2)))))
                .hasMessageContaining("cannot be applied");
        assertThat(desk().positionOf("other-service").orElseThrow().sequence()).isEqualTo(1);
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void whoever_waits_for_a_position_hears_when_it_is_reached() throws IOException {
        var desk = desk();
        var waiting = desk.whenRead("other-service", "other-log", 2);
        done(desk.receive(List.of(upstream(1, 1))));
        assertThat(waiting).isNotDone();
        done(desk.receive(List.of(upstream(2, 1))));
        done(waiting);
        assertThat(desk.whenRead("other-service", "other-log", 2)).isDone();
    }

    @Test
    void a_position_in_a_log_that_is_not_the_one_that_is_read_is_not_waited_for() throws IOException {
        var desk = desk();
        var waiting = desk.whenRead("other-service", "another-log", 1);
        assertThat(waiting).as("nothing has been read yet").isNotDone();
        done(desk.receive(List.of(upstream(1, 1))));
        done(waiting);
    }

    @Test
    void a_log_is_read_anew_from_its_beginning_and_what_was_taken_before_stands() throws IOException {
        done(desk().receive(List.of(upstream(1, 2), upstream(2, 2))));
        done(desk().readAnew("other-service", "other-log"));
        assertThat(restarted().positionOf("other-service")).contains(Position.start("other-log"));
        assertThat(total()).isEqualTo(2);
        done(desk().receive(List.of(upstream(1, 2))));
        assertThat(total()).isEqualTo(3);
        assertThatThrownBy(() -> done(desk().receive(List.of(upstream(3, 2))))).hasMessageContaining("does not follow");
    }

    @Test
    void an_event_that_is_too_large_to_travel_is_refused_and_nothing_has_happened() throws IOException {
        done(desk().submit(count(1, null)));
        var loud = new Order<>(new Count(1), "x".repeat(DeskTurn.LARGEST_DECIDED), "room 1", null, null);
        assertThatThrownBy(() -> done(desk().submit(loud))).hasMessageContaining("too-large");
        done(desk().submit(count(1, null)));
        assertThat(total()).isEqualTo(2);
        assertThat(published).extracting(CommittedEvent::sequence).containsExactly(1L, 2L);
        restarted();
        assertThat(total()).isEqualTo(2);
    }

    @Test
    void what_follows_from_an_event_and_is_too_large_to_travel_fails_its_batch() throws IOException {
        var large = new Envelope<>("id", "/clinics/clinic/other-service", "other-log", 1, "counted", NOON,
                "x".repeat(Protocol.LARGEST_EVENT), "room 1", null, new Counted(2, "test"));
        assertThatThrownBy(() -> done(desk().receive(List.of(large)))).hasMessageContaining("too large");
        assertThat(desk().positionOf("other-service")).isEmpty();
        assertThat(total()).isZero();
    }

    @Test
    void a_defect_in_a_decision_fails_that_command_alone() throws IOException {
        assertThatThrownBy(() -> done(desk().submit(count(-1, null)))).hasMessageContaining("a defect");
        done(desk().submit(count(1, null)));
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void when_the_journal_fails_nothing_is_acknowledged_any_more() throws IOException {
        done(desk().submit(count(1, null)));
        desk().journal().close();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> done(desk().submit(count(1, null)))).cause().isInstanceOfSatisfying(
                    RefusedException.class, refused -> assertThat(refused.refusal().code()).isEqualTo("journal-failed"));
        }
        assertThatThrownBy(() -> done(desk().read(state -> state.total))).hasCauseInstanceOf(RefusedException.class);
        assertThat(desk().trouble()).isPresent();
        assertThat(published).hasSize(1);
        restarted();
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void time_never_goes_backwards() throws IOException {
        done(desk().submit(count(1, null)));
        now = NOON.minusSeconds(60);
        done(restarted().submit(count(1, null)));
        assertThat(published).hasSize(2).allSatisfy(event -> assertThat(
                new String(event.json(), UTF_8)).contains("2026-11-22T12:00:00Z"));
    }

    @Test
    void a_clock_that_was_set_back_is_noticed_until_it_has_caught_up() throws IOException {
        // Given: two days ahead, and something happens there
        now = NOON.plus(Duration.ofDays(2));
        done(desk().submit(count(1, null)));
        now = NOON;

        // Then: it is decided by the time that stands still, and this is to be seen, also after a restart
        for (var desk : List.of(desk(), restarted())) {
            assertThat(desk.time()).isEqualTo(new DeskTime(NOON.plus(Duration.ofDays(2)), NOON));
            assertThat(desk.time().standsStill()).isTrue();
        }

        // When
        now = NOON.plus(Duration.ofDays(2)).plusSeconds(1);

        // Then
        assertThat(desk().time()).isEqualTo(new DeskTime(now, now));
        assertThat(desk().time().standsStill()).isFalse();
    }

    @Test
    void a_clock_that_is_moved_by_seconds_is_not_worth_a_word() {
        assertThat(new DeskTime(NOON, NOON.minusSeconds(5)).standsStill()).isFalse();
        assertThat(new DeskTime(NOON, NOON.minusSeconds(6)).standsStill()).isTrue();
    }

    @Test
    void a_clock_that_was_ahead_while_nothing_happened_has_done_no_harm() throws IOException {
        now = NOON.plus(Duration.ofDays(2));
        total();
        now = NOON;
        done(desk().submit(count(1, null)));
        assertThat(published).singleElement()
                .satisfies(event -> assertThat(new String(event.json(), UTF_8)).contains("2026-11-22T12:00:00Z"));
    }

    @Test
    void what_follows_from_an_event_does_not_happen_before_it() throws IOException {
        now = NOON.minus(Duration.ofDays(2));
        done(desk().receive(List.of(upstream(1, 2))));
        assertThat(published).singleElement()
                .satisfies(event -> assertThat(new String(event.json(), UTF_8)).contains("\"time\":\"" + NOON + "\""));
        assertThat(desk().time().now()).isEqualTo(NOON);
    }

    @Test
    void the_journal_is_text_that_a_person_can_read() throws IOException {
        done(desk().submit(count(5, "key-1")));
        done(desk().receive(List.of(upstream(1, 1))));
        close();
        var lines = Files.readAllLines(temp.resolve("journal").resolve("000001.journal"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1))
                .matches("[0-9a-f]{8} 2 1 \\{\"events\":\\[\\{.*}],\"outcomes\":\\[\\{\"id\":\"[A-Za-z0-9_-]{22}\".*");
        assertThat(lines.get(2)).matches("[0-9a-f]{8} 3 1 \\{\"events\":\\[],\"positions\":\\{\"other-service\".*");
    }

    @Test
    void what_waits_when_the_desk_closes_is_refused_and_not_forgotten() throws IOException {
        var desk = desk();
        var replies = new ArrayList<CompletableFuture<Reply>>();
        for (int i = 0; i < 900; i++) {
            replies.add(desk.submit(count(1, null)).toCompletableFuture());
        }
        close();
        assertThat(replies).allSatisfy(reply -> assertThat(reply.isDone()).isTrue());
        var accepted = replies.stream().filter(reply -> !reply.isCompletedExceptionally()).count();
        assertThat(total()).isEqualTo((int) accepted);
    }
}
