package org.carequeue.waiting;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.carequeue.events.TriageScale;
import org.junit.jupiter.api.Test;

class ReassessmentTest {

    private final WaitingRoom clinic = new WaitingRoom();

    private List<String> due(Duration time, int most) {
        return Reassessment.due(clinic.list, WaitingRoom.MORNING.plus(time), most).stream().map(clinic::nameOf).toList();
    }

    @Test
    void each_level_has_its_time_and_whoever_is_due_longest_comes_first() {
        clinic.waits("low", "low", ZERO);
        clinic.waits("normal", "normal", ZERO);
        clinic.waits("high", "high", ofMinutes(20));
        clinic.waits("critical", "critical", ofMinutes(50));

        // Then
        assertThat(due(ofMinutes(35).minusMillis(1), 9)).isEmpty();
        assertThat(due(ofMinutes(35), 9)).containsExactly("high");
        assertThat(due(ofMinutes(50), 9)).containsExactly("high", "critical");
        assertThat(due(ofHours(2), 9)).containsExactly("high", "critical", "normal", "low");
        assertThat(due(ofHours(2), 2)).containsExactly("high", "critical");
    }

    @Test
    void the_time_counts_from_when_somebody_last_looked() {
        var visit = clinic.waits("A", "normal", ZERO);
        clinic.list.put(visit.reassessed(WaitingRoom.MORNING.plus(ofMinutes(40))));

        // Then
        assertThat(due(ofMinutes(100).minusMillis(1), 9)).isEmpty();
        assertThat(due(ofMinutes(100), 9)).containsExactly("A");
    }

    @Test
    void a_level_without_a_time_is_due_at_once_and_ends_when_somebody_has_looked() {
        var seen = clinic.waits("seen", "critical", ZERO);
        clinic.waits("new", "critical", ofMinutes(9));
        assertThat(due(ofMinutes(10), 9)).containsExactly("seen", "new");

        // When
        clinic.list.put(seen.reassessed(WaitingRoom.MORNING.plus(ofMinutes(8).plusSeconds(30))));

        // Then
        assertThat(due(ofMinutes(10), 9)).containsExactly("new");
        assertThat(due(ofMinutes(11), 9)).containsExactly("new", "seen");
    }

    @Test
    void a_level_that_the_scale_has_no_more_is_looked_after_like_that_of_a_new_ticket() {
        clinic.waits("low", "low", ZERO);
        clinic.scale(TriageScale.threeLevels());

        // Then
        assertThat(due(ofHours(1).minusMillis(1), 9)).isEmpty();
        assertThat(due(ofHours(1), 9)).containsExactly("low");
    }
}
