package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

import org.carequeue.events.Priority;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.junit.jupiter.api.Test;

class WaitingListTest {

    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");

    private final WaitingList list = new WaitingList();

    @Test
    void nobody_waits_at_first() {
        assertThat(list.first()).isEmpty();
        assertThat(list.inOrder()).isEmpty();
    }

    @Test
    void the_more_urgent_goes_first_then_who_has_waited_longest_then_who_was_issued_first() {
        // Given
        list.put(visit(1, "normal", 0));
        list.put(visit(2, "normal", 0));
        list.put(visit(3, "normal", -60));
        list.put(visit(4, "high", 100));
        list.put(visit(5, "critical", 200));
        list.put(visit(6, "low", -600));

        // Then
        assertThat(list.inOrder()).map(visit -> visit.number().sequence()).containsExactly(5, 4, 3, 1, 2, 6);
        assertThat(list.first()).map(visit -> visit.number().sequence()).contains(5);
    }

    @Test
    void a_visit_stands_in_the_list_once() {
        // Given
        list.put(visit(1, "normal", 0));
        list.put(visit(2, "normal", 1));

        // When
        list.put(visit(2, "high", 1));
        list.put(visit(2, "high", 1));

        // Then
        assertThat(list.inOrder()).map(visit -> visit.number().sequence()).containsExactly(2, 1);
    }

    @Test
    void who_is_removed_waits_no_more() {
        // Given
        list.put(visit(1, "normal", 0));

        // When
        list.remove(visit(1, "high", 0).ticket());
        list.remove(visit(2, "high", 0).ticket());

        // Then
        assertThat(list.inOrder()).isEmpty();
        assertThat(list.first()).isEmpty();
    }

    @Test
    void twenty_thousand_wait_in_order_and_are_called_in_order() {
        // Given
        var levels = TriageScale.fiveLevels().levels();
        var dice = new Random(7);
        var visits = new ArrayList<Visit>(IntStream.rangeClosed(1, 20_000)
                .mapToObj(number -> visit(number, levels.get(dice.nextInt(5)).code().code(), dice.nextInt(3_600))).toList());
        Collections.shuffle(visits, dice);

        // When
        visits.forEach(list::put);
        var called = new ArrayList<Visit>();
        for (var next = list.first(); next.isPresent(); next = list.first()) {
            called.add(next.get());
            list.remove(next.get().ticket());
        }

        // Then
        assertThat(called).hasSize(20_000).isSortedAccordingTo(Comparator.comparingInt(Visit::rank)
                .thenComparing(Visit::issuedAt).thenComparingLong(Visit::order));
    }

    private static Visit visit(int number, String priority, int secondsLater) {
        var scale = TriageScale.fiveLevels();
        var level = new Priority(priority);
        var id = new TicketId(LocalDate.of(2026, 11, 22), new TicketNumber('A', number));
        var ticket = new Ticket(id, id.number(), "general", MORNING.plus(Duration.ofSeconds(secondsLater)), level,
                scale.level(level).target(), 1, "hash");
        return Visit.opened(ticket, number, scale);
    }
}
