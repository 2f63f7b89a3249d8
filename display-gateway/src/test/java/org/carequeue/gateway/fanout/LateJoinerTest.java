package org.carequeue.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.bridge.event.Position;
import org.carequeue.events.Services;
import org.carequeue.events.TicketId;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.ServiceStatus;
import org.carequeue.gateway.board.Text;
import org.carequeue.gateway.board.ThreeLogs;
import org.carequeue.gateway.board.WaitingOrder;
import org.carequeue.gateway.board.Waits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whoever comes in the middle sees what those see who were always there, and no version is ever left out: the
/// [ClientModel] counts them.
class LateJoinerTest {

    private final TestGateway gateway = new TestGateway();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TICKET")
    void a_late_joiner_sees_what_those_see_who_were_always_there(Audience audience) {
        // Given
        var always = gateway.client(audience, true);
        var late = new ArrayList<ClientModel>();

        // When
        for (var event : ThreeLogs.journey().inOrder()) {
            gateway.apply(List.of(event));
            late.add(gateway.client(audience, late.size() % 2 == 0));
            gateway.sequencer.take(new WaitingOrder(List.of(TicketId.parse("2026-11-23-A003")), late.size()));
            gateway.sequencer.take(new ServiceStatus(Services.TRIAGE, late.size() % 3 == 0, Instant.EPOCH));
        }
        gateway.settle();

        // Then
        always.hear();
        late.forEach(client -> client.hear().assertSameAs(always));
    }

    @Test
    void who_joins_in_a_turn_gets_its_events_in_the_snapshot_and_not_again() {
        // Given
        var logs = new ThreeLogs();
        logs.issue("A001");
        var outlet = new FakeOutlet();
        gateway.sequencer.take(logs.inOrder());
        gateway.open(Audience.SCREEN, true, outlet);
        var second = new ThreeLogs();
        second.issue("A001");
        second.issue("A002");
        gateway.sequencer.take(second.inOrder());

        // When
        gateway.settle();

        // Then
        var client = new ClientModel(Audience.SCREEN, outlet).hear();
        assertThat(client.types).containsExactly("snapshot");
        assertThat(client.tickets).containsOnlyKeys("2026-11-23-A001", "2026-11-23-A002");
    }

    @Test
    void a_batch_client_hears_a_turn_in_one_frame_and_any_other_client_in_one_frame_each() {
        // Given
        var batch = new FakeOutlet();
        var plain = new FakeOutlet();
        gateway.open(Audience.SCREEN, true, batch);
        gateway.open(Audience.SCREEN, false, plain);
        gateway.settle();
        var logs = new ThreeLogs();
        logs.issue("A001");
        logs.issue("A002");
        logs.issue("A003");

        // When
        gateway.apply(logs.inOrder());

        // Then
        assertThat(batch.frames).hasSize(2).last().asString().startsWith("[{").endsWith("}]");
        assertThat(plain.frames).hasSize(4).last().asString().startsWith("{").endsWith("}");
        assertThat(new ClientModel(Audience.SCREEN, batch).hear().tickets).hasSize(3)
                .isEqualTo(new ClientModel(Audience.SCREEN, plain).hear().tickets);
    }

    @Test
    void an_event_that_is_delivered_again_is_heard_once() {
        // Given
        var client = gateway.client(Audience.SCREEN, true);
        var logs = new ThreeLogs();
        logs.issue("A001");

        // When
        gateway.apply(logs.inOrder());
        gateway.apply(logs.inOrder());

        // Then
        assertThat(client.hear().types).containsExactly("snapshot", "new-ticket");
    }

    @Test
    void when_a_day_opens_everybody_starts_over_without_what_is_done() {
        // Given
        var client = gateway.client(Audience.MANAGER, true);
        var logs = new ThreeLogs().open(ThreeLogs.MONDAY);
        logs.finish(logs.issue("A001"));
        gateway.apply(logs.inOrder());

        // When
        gateway.apply(new ArrayList<>(logs.open(ThreeLogs.TUESDAY).inOrder()).subList(5, 7));

        // Then: one at first, and one for each day
        assertThat(client.hear().snapshots).isEqualTo(3);
        assertThat(client.tickets).isEmpty();
    }

    @Test
    void when_a_log_is_read_anew_everybody_starts_over_and_its_events_count_again() {
        // Given
        var client = gateway.client(Audience.MANAGER, true);
        var logs = new ThreeLogs();
        logs.issue("A001");
        gateway.apply(logs.inOrder());

        // When
        var done = gateway.sequencer.readAnew(Services.TICKET, "log-of-" + Services.TICKET).toCompletableFuture();
        gateway.settle();

        // Then
        assertThat(done).isCompleted();
        assertThat(gateway.sequencer.positionOf(Services.TICKET)).contains(Position.start("log-of-" + Services.TICKET));
        assertThat(client.hear().snapshots).isEqualTo(2);
        gateway.apply(logs.of(Services.TICKET));
        assertThat(gateway.sequencer.positionOf(Services.TICKET).orElseThrow().sequence()).isEqualTo(1);
    }

    @Test
    void a_patient_hears_of_the_own_ticket_alone() {
        // Given
        var logs = new ThreeLogs().open(ThreeLogs.MONDAY);
        var own = logs.issue("A001");
        var another = logs.issue("A002");
        gateway.apply(logs.inOrder());
        var outlet = new FakeOutlet();
        var connection = gateway.open(Audience.TICKET, true, outlet);
        gateway.settle();
        assertThat(outlet.frames).isEmpty();

        // When
        gateway.sequencer.track(connection, ThreeLogs.hashOf(own), Text.of("{}"));
        gateway.settle();
        var before = logs.inOrder().size();
        logs.call(another, "1").call(own, "2").prioritise(own, "high").start(own).finish(own);
        gateway.apply(logs.inOrder().subList(before, logs.inOrder().size()));
        gateway.sequencer.take(new WaitingOrder(List.of(another, own), 2));
        gateway.settle();
        gateway.sequencer.take(new WaitingOrder(List.of(own), 1));
        gateway.settle();
        var theirs = new Waits.OfTicket(another, 5, 10);
        gateway.sequencer.take(new Waits(List.of(), List.of(theirs, new Waits.OfTicket(own, 15, 30))));
        gateway.settle();
        gateway.sequencer.take(new Waits(List.of(), List.of(theirs)));
        gateway.settle();
        gateway.sequencer.take(new Waits(List.of(), List.of()));
        gateway.settle();

        // Then
        assertThat(new ClientModel(Audience.TICKET, outlet).hear().types).containsExactly("snapshot", "ticket-called",
                "consultation-started", "consultation-finished", "waiting-order", "waiting-order", "wait", "wait");
        assertThat(outlet.frames).noneMatch(frame -> frame.contains("A002"));
    }

    @Test
    void who_follows_a_ticket_that_is_still_on_its_way_gets_it_when_it_comes() {
        // Given
        var logs = new ThreeLogs();
        var own = logs.issue("A001");
        var outlet = new FakeOutlet();
        var connection = gateway.open(Audience.TICKET, false, outlet);
        gateway.sequencer.track(connection, ThreeLogs.hashOf(own), Text.of("{\"type\":\"problem\"}"));
        gateway.settle();

        // When
        gateway.apply(logs.inOrder());

        // Then
        var client = new ClientModel(Audience.TICKET, outlet).hear();
        assertThat(client.types).containsExactly("problem", "snapshot");
        assertThat(client.tickets).containsOnlyKeys("2026-11-23-A001");
    }
}
