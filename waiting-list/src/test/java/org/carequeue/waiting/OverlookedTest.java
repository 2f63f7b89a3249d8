package org.carequeue.waiting;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.carequeue.waiting.Overlooked.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A room is idle after 20 minutes; who is sent to one is there within 5.
class OverlookedTest {

    private final WaitingRoom clinic = new WaitingRoom().lines(null, null).rooms("a", "b", "a");

    private List<String> overlooked(Duration time, Map<String, Instant> lastActs) {
        return Overlooked.of(clinic.list, lastActs, WaitingRoom.MORNING.plus(time)).worst().stream()
                .map(patient -> clinic.nameOf(clinic.visitOf(patient.ticket())) + " " + patient.why().wire()
                        + (patient.room() == null ? "" : " " + patient.room()))
                .toList();
    }

    private static Instant at(int minutes) {
        return WaitingRoom.MORNING.plus(ofMinutes(minutes));
    }

    private void sent(String name, String level, @Nullable String onlyRoom) {
        clinic.waits(name, "a", level, ZERO, onlyRoom, null);
    }

    @Test
    void who_waits_alone_for_a_room_that_calls_nobody_is_overlooked_whatever_others_call() {
        sent("A", "low", "3");
        sent("B", "low", null);

        // Then: room 1 works, and calls B before long
        var others = Map.of("room 1", at(25));
        assertThat(overlooked(ofMinutes(5), others)).isEmpty();
        assertThat(overlooked(ofMinutes(5).plusMillis(1), others)).containsExactly("A room-idle 3");
    }

    @Test
    void a_room_that_has_called_lately_is_looked_after() {
        sent("A", "low", "3");

        // Then
        assertThat(overlooked(ofMinutes(39), Map.of("room 3", at(20)))).isEmpty();
        assertThat(overlooked(ofMinutes(40), Map.of("room 3", at(20)))).containsExactly("A room-idle 3");
    }

    @Test
    void the_urgent_one_is_not_given_the_time_to_walk_there() {
        sent("A", "critical", "3");

        // Then
        assertThat(overlooked(Duration.ofMillis(1), Map.of())).containsExactly("A room-idle 3");
    }

    @Test
    void nobody_calls_whose_room_takes_other_service_lines() {
        sent("A", "low", null);

        // Then: room 2 works, but takes line b alone
        assertThat(overlooked(ofMinutes(20), Map.of("room 2", at(20)))).isEmpty();
        assertThat(overlooked(ofMinutes(21), Map.of("room 2", at(20)))).containsExactly("A line-idle");
        assertThat(overlooked(ofMinutes(21), Map.of("room 3", at(10)))).isEmpty();
    }

    @Test
    void a_service_line_that_no_room_takes_is_not_waited_for() {
        clinic.rooms("b");
        sent("A", "low", null);

        // Then
        assertThat(overlooked(ofMinutes(6), Map.of("room 1", at(6)))).containsExactly("A line-idle");
    }

    @Test
    void who_waits_for_a_room_that_is_no_more_waits_for_the_service_line() {
        sent("A", "low", "9");

        // Then
        assertThat(overlooked(ofMinutes(6), Map.of("room 1", at(6)))).isEmpty();
    }

    @Test
    void twice_the_target_is_too_long_and_two_minutes_where_it_is_zero() {
        sent("A", "high", null);
        sent("B", "critical", null);
        var working = Map.of("room 1", at(20));

        // Then
        assertThat(overlooked(ofMinutes(2), working)).isEmpty();
        assertThat(overlooked(ofMinutes(20), working)).containsExactly("B late");
        assertThat(overlooked(ofMinutes(21), working)).containsExactly("B late", "A late");
    }

    @Test
    void a_wait_that_began_again_after_a_call_is_counted_from_there() {
        var seen = clinic.waits("A", "a", "high", ZERO, null, null);
        clinic.list.put(seen.called("1", at(1)).started(at(2)).transferred("a", null, null, at(30)));

        // Then
        var working = Map.of("room 1", at(50));
        assertThat(overlooked(ofMinutes(50), working)).isEmpty();
        assertThat(overlooked(ofMinutes(51), working)).containsExactly("A late");
        assertThat(Overlooked.of(clinic.list, working, at(51)).worst().getFirst().since()).isEqualTo(at(30));
    }

    @Test
    void the_worst_are_said_and_how_many_there_are() {
        for (int number = 1; number <= 30; number++) {
            clinic.waits("L" + number, "a", "low", ofMinutes(30 - number), null, null);
        }
        sent("R", "low", "3");

        // When
        var all = Overlooked.of(clinic.list, Map.of("room 1", at(300)), WaitingRoom.MORNING.plus(ofHours(5)));

        // Then
        assertThat(all.total()).isEqualTo(31);
        assertThat(all.worst()).hasSize(20);
        assertThat(all.worst().getFirst().why()).isEqualTo(Why.ROOM_IDLE);
        assertThat(clinic.nameOf(clinic.visitOf(all.worst().get(1).ticket()))).isEqualTo("L30");
    }
}
