package org.carequeue.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.ThreeLogs;
import org.junit.jupiter.api.Test;

/// A board that does not move is never said to be live: to no page, and not in the health. What does not go on by itself ends
/// the process.
class StandstillTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HEARTBEAT = "[{\"type\":\"heartbeat\"}]";

    private final TestGateway gateway = new TestGateway();
    private final ThreeLogs logs = new ThreeLogs();
    private final FakeOutlet page = new FakeOutlet();
    private final FakeOutlet other = new FakeOutlet();

    private List<Envelope<ClinicEvent>> issue(String number) {
        logs.issue(number);
        return List.of(logs.inOrder().getLast());
    }

    // ── the sequencer ──

    @Test
    void while_the_sequencer_takes_no_turn_pages_are_told_so_within_seven_seconds_and_when_it_goes_on() {
        // Given
        gateway.open(Audience.SCREEN, true, page);
        gateway.seconds(3);
        var stopped = gateway.now;
        var heard = page.frames.size();

        // When
        gateway.secondsWithoutTurn(5);

        // Then: so far all may be well
        assertThat(page.frames.subList(heard, page.frames.size())).allMatch(HEARTBEAT::equals);
        assertThat(gateway.sequencer.standsStill()).isTrue();

        // When
        gateway.secondsWithoutTurn(2);

        // Then
        assertThat(page.frames.getLast())
                .isEqualTo("[{\"type\":\"heartbeat\",\"standsStillSince\":\"" + stopped.plusSeconds(1) + "\"}]");

        // When
        heard = page.frames.size();
        gateway.settle();
        gateway.seconds(1);

        // Then
        assertThat(page.frames.subList(heard, page.frames.size())).containsExactly(HEARTBEAT);
        assertThat(gateway.sequencer.standsStill()).isFalse();
        assertThat(gateway.endings).hasValue(0);
    }

    @Test
    void a_board_where_nothing_happens_moves() {
        gateway.open(Audience.SCREEN, true, page);
        gateway.seconds(100);

        assertThat(gateway.sequencer.standsStill()).isFalse();
        assertThat(page.frames).noneMatch(frame -> frame.contains("standsStillSince"));
    }

    @Test
    void a_sequencer_that_does_not_go_on_for_thirty_seconds_ends_the_process() {
        gateway.secondsWithoutTurn(Watch.LOST);
        assertThat(gateway.endings).hasValue(0);

        gateway.secondsWithoutTurn(1);
        assertThat(gateway.endings).hasValue(1);
    }

    @Test
    void an_error_in_a_task_or_at_the_end_of_a_turn_ends_the_sequencer_s_thread_and_the_process() {
        for (Runnable cause : List.<Runnable> of(() -> gateway.sequencer.ask(_ -> {
            throw new NoClassDefFoundError("org/carequeue/Missing");
        }), () -> gateway.sequencer.open(_ -> {
            throw new IllegalStateException("a loop that takes nothing");
        }, Audience.SCREEN, true, page))) {
            // Given
            var before = gateway.endings.get();
            gateway.sequencer.start(gateway.fatal);

            // When
            cause.run();

            // Then
            await("the end").atMost(PATIENCE).until(() -> gateway.endings.get() == before + 1);
        }
    }

    @Test
    void a_sequencer_that_is_interrupted_ends_the_process() {
        // Given
        gateway.sequencer.start(gateway.fatal);
        var thread = gateway.sequencer.ask(_ -> Thread.currentThread()).join();

        // When
        thread.interrupt();

        // Then
        await("the end").atMost(PATIENCE).until(() -> gateway.endings.get() == 1);
    }

    /// A question that fails is its asker's alone.
    @Test
    void a_defect_in_one_task_ends_nothing() {
        // Given
        gateway.open(Audience.SCREEN, true, page);
        Supplier<String> defect = () -> {
            throw new IllegalStateException("a defect");
        };

        // When
        var answer = gateway.sequencer.ask(_ -> defect.get());
        gateway.apply(issue("A001"));

        // Then
        assertThat(answer).isCompletedExceptionally();
        assertThat(page.frames).hasSize(1).last().asString().contains("A001");
    }

    // ── a loop ──

    @Test
    void a_loop_that_does_not_deliver_stops_the_others_for_three_seconds_and_no_longer() {
        // Given
        gateway.open(Audience.SCREEN, true, page);
        gateway.open(Audience.SCREEN, false, other);
        gateway.settle();
        gateway.blockOne(true);
        gateway.apply(issue("A001"));
        gateway.seconds(Group.WAITED_FOR);
        gateway.apply(issue("A002"));
        assertThat(other.frames).last().asString().contains("A001");

        // When
        gateway.seconds(1);

        // Then
        assertThat(other.frames).last().asString().contains("A002");
        assertThat(gateway.sequencer.standsStill()).isFalse();

        // When: nothing piles up for it meanwhile, and its clients hear nothing, so that their pages are not live
        var waiting = gateway.waitsForOne();
        for (int i = 3; i <= 20; i++) {
            gateway.apply(issue("A%03d".formatted(i)));
            gateway.seconds(1);
        }

        // Then
        assertThat(gateway.waitsForOne()).isEqualTo(waiting);
        assertThat(other.frames).last().asString().contains("A020");
        assertThat(page.frames).hasSize(1);

        // When
        gateway.blockOne(false);
        gateway.settle();

        // Then
        var late = new ClientModel(Audience.SCREEN, page).hear();
        late.assertSameAs(new ClientModel(Audience.SCREEN, other).hear());
        assertThat(late.snapshots).isEqualTo(2);
        assertThat(late.tickets).hasSize(20);

        // When: it is one of all again
        gateway.apply(issue("A021"));

        // Then
        assertThat(late.hear().types).last().isEqualTo("new-ticket");
        assertThat(page.closedWith).isNull();
        assertThat(gateway.endings).hasValue(0);
    }

    @Test
    void who_joins_or_starts_over_while_the_loop_is_left_behind_sees_what_all_see_when_it_is_back() {
        // Given
        gateway.open(Audience.SCREEN, true, page);
        gateway.settle();
        gateway.blockOne(true);
        gateway.apply(logs.open(ThreeLogs.MONDAY).inOrder());
        gateway.seconds(Group.WAITED_FOR + 1);

        // When
        var joiner = new FakeOutlet();
        gateway.open(Audience.SCREEN, true, joiner);
        gateway.apply(issue("A001"));
        var before = logs.inOrder().size();
        gateway.apply(logs.open(ThreeLogs.TUESDAY).inOrder().subList(before, logs.inOrder().size()));
        gateway.blockOne(false);
        gateway.settle();
        gateway.apply(issue("A002"));

        // Then
        new ClientModel(Audience.SCREEN, page).hear().assertSameAs(new ClientModel(Audience.SCREEN, joiner).hear());
    }

    @Test
    void a_loop_that_is_blocked_for_thirty_seconds_ends_the_process() {
        // Given
        gateway.open(Audience.SCREEN, true, page);
        gateway.settle();
        gateway.blockOne(true);

        // When
        gateway.seconds(Watch.LOST);
        assertThat(gateway.endings).hasValue(0);
        gateway.seconds(1);

        // Then
        assertThat(gateway.endings).hasValue(1);
    }

    // ── one connection ──

    @Test
    void an_error_of_one_connection_closes_that_one_and_the_rest_of_its_loop_is_served() {
        // Given
        gateway.open(Audience.SCREEN, true, other);
        gateway.open(Audience.SCREEN, true, page);
        gateway.settle();
        page.broken = new StackOverflowError();

        // When
        gateway.apply(issue("A001"));

        // Then
        assertThat(page.closedWith).isEqualTo(1011);
        assertThat(other.frames).last().asString().contains("A001");
        assertThat(gateway.endings).hasValue(0);
    }

    @Test
    void when_there_is_no_memory_for_sockets_the_process_ends_and_the_turn_is_over_for_all() {
        // Given
        gateway.open(Audience.SCREEN, true, other);
        gateway.open(Audience.SCREEN, true, page);
        gateway.settle();
        page.broken = new OutOfMemoryError("Cannot reserve 4096 bytes of direct buffer memory");

        // When
        gateway.apply(issue("A001"));

        // Then
        assertThat(gateway.endings).hasValue(1);
        assertThat(other.frames).last().asString().contains("A001");
    }

    @Test
    void who_can_t_be_sent_the_rest_of_a_snapshot_is_closed_and_not_left_waiting() {
        // Given
        gateway.open(Audience.SCREEN, true, page);
        page.broken = new StackOverflowError();

        // When
        gateway.settle();

        // Then
        assertThat(page.closedWith).isEqualTo(1011);
    }

    @Test
    void who_falls_silent_because_its_loop_was_blocked_is_not_closed_for_it() {
        // Given
        gateway.open(Audience.SCREEN, true, page);
        gateway.settle();
        gateway.blockOne(true);
        gateway.seconds(Watch.LOST - 1);

        // When
        gateway.blockOne(false);
        gateway.seconds(1);

        // Then
        assertThat(page.closedWith).isNull();
    }
}
