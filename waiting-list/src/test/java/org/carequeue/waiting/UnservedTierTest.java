package org.carequeue.waiting;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.carequeue.events.Priority;
import org.junit.jupiter.api.Test;

/// The default is 20 minutes.
class UnservedTierTest {

    private final WaitingRoom clinic = new WaitingRoom();

    private List<UnservedTier> unserved(Duration time, Map<Integer, Instant> lastCalls) {
        return UnservedTier.of(clinic.list, lastCalls, WaitingRoom.MORNING.plus(time));
    }

    private static Instant at(int minutes) {
        return WaitingRoom.MORNING.plus(ofMinutes(minutes));
    }

    @Test
    void nobody_waits_nobody_is_unserved() {
        assertThat(unserved(ofHours(10), Map.of(2, at(0)))).isEmpty();
    }

    @Test
    void a_tier_that_was_never_called_counts_from_the_issue_of_who_has_waited_longest() {
        clinic.waits("A", "low", ofMinutes(5));
        clinic.waits("B", "moderate", ofMinutes(9));
        clinic.waits("C", "low", ofMinutes(9));

        // Then
        assertThat(unserved(ofMinutes(25), Map.of())).isEmpty();
        assertThat(unserved(ofMinutes(25).plusMillis(1), Map.of())).containsExactly(
                new UnservedTier(2, List.of(new Priority("moderate"), new Priority("low")), at(5), 3));
    }

    @Test
    void a_call_from_the_tier_counts_for_all_of_it_and_one_from_another_tier_for_none() {
        clinic.waits("A", "low", ZERO);
        clinic.waits("B", "high", ZERO);

        // Then
        assertThat(unserved(ofMinutes(30), Map.of(1, at(9), 2, at(10), 0, at(29)))).containsExactly(
                new UnservedTier(1, List.of(new Priority("high")), at(9), 1));
    }

    @Test
    void a_call_of_before_anybody_of_now_came_does_not_count_against_the_tier() {
        clinic.waits("A", "low", ofMinutes(100));

        // Then
        assertThat(unserved(ofHours(2), Map.of(2, at(1)))).isEmpty();
        assertThat(unserved(ofMinutes(121), Map.of(2, at(1)))).singleElement()
                .extracting(UnservedTier::since).isEqualTo(at(100));
    }

    @Test
    void who_did_not_answer_a_call_waits_too() {
        clinic.waits("A", "general", "high", ZERO, null, ofHours(1));

        // Then
        assertThat(unserved(ofMinutes(21), Map.of())).singleElement().extracting(UnservedTier::waiting).isEqualTo(1);
    }
}
