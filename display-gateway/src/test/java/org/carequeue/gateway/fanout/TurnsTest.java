package org.carequeue.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.ThreeLogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens between the sequencer and loops that are not done yet.
class TurnsTest {

    private final TestGateway gateway = new TestGateway();
    private final ThreeLogs logs = new ThreeLogs();

    @Test
    void what_comes_while_the_loops_deliver_gathers_and_leaves_in_one_frame() {
        // Given
        var outlet = new FakeOutlet();
        gateway.open(Audience.SCREEN, true, outlet);
        gateway.settle();

        // When
        for (var number : List.of("A001", "A002", "A003", "A004")) {
            logs.issue(number);
            gateway.sequencer.take(List.of(logs.inOrder().getLast()));
            gateway.sequencer.turn();
        }
        gateway.settle();

        // Then
        assertThat(outlet.frames).hasSize(3);
        assertThat(outlet.frames.get(1)).contains("A001").doesNotContain("A002");
        assertThat(outlet.frames.get(2)).contains("A002", "A003", "A004");
        assertThat(new ClientModel(Audience.SCREEN, outlet).hear().tickets).hasSize(4);
    }

    /// This is what keeps a burst from piling up here: a service has no more than a window on its way.
    @Test
    void a_service_is_read_no_faster_than_clients_are_served() {
        // Given
        gateway.client(Audience.SCREEN, true);
        logs.issue("A001");
        gateway.sequencer.take(logs.inOrder());
        gateway.sequencer.turn();

        // When
        logs.issue("A002");
        var second = gateway.sequencer.take(logs.inOrder()).toCompletableFuture();
        gateway.sequencer.turn();

        // Then
        assertThat(second).isNotDone();
        assertThat(gateway.sequencer.openTickets()).isEqualTo(2);

        // When
        gateway.settle();

        // Then
        assertThat(second).isDone();
    }

    @Test
    void a_client_that_takes_no_arrays_gets_a_turn_with_one_flush() {
        // Given
        var plain = new FakeOutlet();
        gateway.open(Audience.SCREEN, false, plain);
        gateway.settle();
        logs.issue("A001");
        logs.issue("A002");
        logs.issue("A003");

        // When
        gateway.apply(logs.inOrder());

        // Then
        assertThat(plain.frames).hasSize(4);
        assertThat(plain.flushes).isEqualTo(2);
    }

    /// Events, joiners, turns and loops in any order: nobody misses a version or hears one twice, and all see the same.
    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
    void whatever_runs_first_all_see_the_same(long seed) {
        // Given
        var random = new Random(seed);
        var always = gateway.client(Audience.NONE, true);
        var clients = new ArrayList<ClientModel>();
        var events = new ArrayList<Envelope<ClinicEvent>>(ThreeLogs.journey().inOrder());

        // When
        while (!events.isEmpty()) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    var some = events.subList(0, 1 + random.nextInt(Math.min(3, events.size())));
                    gateway.sequencer.take(List.copyOf(some));
                    some.clear();
                }
                case 1 -> {
                    var outlet = new FakeOutlet();
                    gateway.open(Audience.NONE, random.nextBoolean(), outlet);
                    clients.add(new ClientModel(Audience.NONE, outlet));
                }
                case 2 -> gateway.sequencer.turn();
                case 3 -> gateway.runOne();
                default -> gateway.runOther();
            }
        }
        gateway.settle();

        // Then
        always.hear();
        assertThat(clients).isNotEmpty().allSatisfy(client -> client.hear().assertSameAs(always));
    }
}
