package org.carequeue.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.carequeue.events.TicketId;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.Text;
import org.carequeue.gateway.board.ThreeLogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowConnectionTest {

    private final TestGateway gateway = new TestGateway();
    private final ThreeLogs logs = new ThreeLogs();
    private final TicketId ticket = logs.issue("A001");
    private final FakeOutlet slow = new FakeOutlet();
    private int applied;

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void what_waits_for_a_client_that_does_not_read_stays_below_its_bound(boolean batch) {
        // Given
        var connection = gateway.open(Audience.NONE, batch, slow);
        gateway.settle();
        slow.stopReading();

        for (int i = 0; i < 3_000; i++) {
            // When
            prescribe();

            // Then
            assertThat(connection.waitingBytes()).isLessThanOrEqualTo(TestGateway.LIMITS.waitingBytes());
            assertThat(slow.unreadBytes).isLessThanOrEqualTo(TestGateway.LIMITS.flightBytes() + 4096);
        }
        assertThat(gateway.counters.conflated.sum()).isEqualTo(1);
    }

    @Test
    void a_client_that_reads_again_gets_a_fresh_snapshot_and_goes_on_from_it() {
        // Given
        gateway.open(Audience.NONE, true, slow);
        var quick = gateway.client(Audience.NONE, true);
        slow.stopReading();
        conflate();

        // When
        slow.readAgain();
        gateway.settle();
        prescribe();

        // Then
        var client = new ClientModel(Audience.NONE, slow).hear();
        assertThat(client.snapshots).isEqualTo(2);
        client.assertSameAs(quick.hear());
        gateway.seconds(20);
        assertThat(slow.closedWith).isNull();
    }

    @Test
    void a_client_that_stays_behind_is_closed_and_nobody_else_notices() {
        // Given
        gateway.open(Audience.NONE, true, slow);
        var quick = gateway.client(Audience.NONE, true);
        slow.stopReading();
        conflate();

        // When
        gateway.seconds(10);
        assertThat(slow.closedWith).isNull();
        gateway.seconds(1);

        // Then
        assertThat(slow.closedWith).isEqualTo(1013);
        assertThat(gateway.counters.closedBehind.sum()).isEqualTo(1);
        assertThat(quick.hear().snapshots).isEqualTo(1);
        assertThat(quick.prescriptions).hasSize(applied);
    }

    @Test
    void the_next_part_of_a_snapshot_is_written_when_the_last_one_was() {
        // Given
        for (int i = 0; i < 1_000; i++) {
            prescribe();
        }
        slow.stopReading();
        gateway.open(Audience.NONE, true, slow);

        // When
        gateway.settle();

        // Then
        assertThat(slow.frames).hasSize(1);

        // When
        slow.readOne();
        gateway.settle();

        // Then
        assertThat(slow.frames).hasSize(2);

        // When
        prescribe();
        slow.readAgain();
        gateway.settle();

        // Then
        var client = new ClientModel(Audience.NONE, slow).hear();
        assertThat(client.prescriptions).hasSize(applied);
        assertThat(client.types.getLast()).isEqualTo("prescription-received");
    }

    @Test
    void a_failed_write_closes_its_connection_alone() {
        // Given
        slow.stopReading();
        gateway.open(Audience.SCREEN, true, slow);
        var other = gateway.client(Audience.SCREEN, true);

        // When
        slow.breakDown();
        gateway.apply(logs.inOrder());

        // Then
        assertThat(slow.closedWith).isEqualTo(1011);
        assertThat(gateway.counters.failedWrites.sum()).isEqualTo(1);
        assertThat(other.hear().tickets).containsOnlyKeys("2026-11-23-A001");
    }

    @Test
    void a_client_of_which_nothing_is_heard_is_closed() {
        // Given
        var connection = gateway.open(Audience.SCREEN, true, slow);
        gateway.seconds(29);
        connection.heard();
        gateway.seconds(30);
        assertThat(slow.closedWith).isNull();

        // When
        gateway.seconds(1);

        // Then
        assertThat(slow.closedWith).isEqualTo(1013);
    }

    @Test
    void every_frame_that_never_left_is_counted_also_when_its_connection_has_ended_meanwhile() {
        // Given
        var connection = gateway.open(Audience.NONE, false, slow);
        gateway.settle();
        slow.stopReading();
        prescribe();
        prescribe();
        assertThat(slow.frames).hasSizeGreaterThan(3);
        var lost = slow.frames.size() - 1;

        // When
        connection.closed();
        slow.breakDown();
        slow.breakDown();

        // Then
        assertThat(gateway.counters.failedWrites.sum()).isEqualTo(lost);
        assertThat(slow.closedWith).isNull();
    }

    @Test
    void the_most_that_was_held_for_one_client_can_be_told() {
        // Given
        gateway.open(Audience.NONE, true, slow);
        gateway.settle();
        assertThat(gateway.counters.mostHeldBytes.get()).isZero();
        slow.stopReading();

        // When
        conflate();

        // Then
        assertThat(gateway.counters.mostHeldBytes.get()).isBetween(1024 * 1024L, 1024 * 1024L + 256 * 1024L);
    }

    @Test
    void clients_are_pinged_in_turn_and_not_all_at_once() {
        // Given
        var outlets = Stream.generate(FakeOutlet::new).limit(100).toList();
        outlets.forEach(outlet -> gateway.open(Audience.SCREEN, true, outlet));

        for (int second = 0; second < 20; second++) {
            // When
            var before = outlets.stream().mapToInt(outlet -> outlet.pings).sum();
            gateway.seconds(1);

            // Then
            assertThat(outlets.stream().mapToInt(outlet -> outlet.pings).sum() - before).isEqualTo(10);
        }
        assertThat(outlets).allSatisfy(outlet -> assertThat(outlet.pings).isEqualTo(2));
    }

    @Test
    void a_heartbeat_is_sent_into_silence_only() {
        // Given
        var batch = new FakeOutlet();
        gateway.open(Audience.NONE, true, batch);
        gateway.settle();

        // When
        for (int i = 0; i < 6; i++) {
            gateway.seconds(4);
            prescribe();
        }

        // Then
        assertThat(batch.frames).hasSize(7).noneMatch(frame -> frame.contains("heartbeat"));
    }

    @Test
    void batch_clients_hear_heartbeats_and_others_do_not() {
        // Given
        var batch = new FakeOutlet();
        var plain = new FakeOutlet();
        gateway.open(Audience.SCREEN, true, batch);
        gateway.open(Audience.SCREEN, false, plain);
        gateway.settle();

        // When
        gateway.seconds(10);

        // Then
        assertThat(batch.frames.subList(1, 3)).containsOnly("[{\"type\":\"heartbeat\"}]");
        assertThat(plain.frames).hasSize(1);
    }

    @Test
    void what_is_said_to_one_client_is_heard_by_nobody_else() {
        // Given
        var connection = gateway.open(Audience.SCREEN, false, slow);
        var other = gateway.client(Audience.SCREEN, true);

        // When
        connection.say(Text.of("{\"type\":\"problem\"}"));
        gateway.settle();

        // Then
        assertThat(slow.frames).contains("{\"type\":\"problem\"}");
        assertThat(other.hear().types).containsExactly("snapshot");
    }

    private void conflate() {
        while (gateway.counters.conflated.sum() == 0) {
            prescribe();
        }
    }

    /// Some 1.5 KB for those who hear everything.
    private void prescribe() {
        logs.prescribe(ticket);
        var all = logs.inOrder();
        gateway.apply(List.copyOf(all.subList(Math.max(0, applied * 2), all.size())));
        applied++;
    }
}
