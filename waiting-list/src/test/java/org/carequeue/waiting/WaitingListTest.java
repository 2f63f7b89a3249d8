package org.carequeue.waiting;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import org.carequeue.events.Priority;
import org.carequeue.events.TriageScale;
import org.junit.jupiter.api.Test;

class WaitingListTest {

    private final WaitingRoom clinic = new WaitingRoom();

    @Test
    void nobody_waits_at_first() {
        assertThat(clinic.list.size()).isZero();
        assertThat(clinic.inTheClinic(ZERO)).isEmpty();
        assertThat(clinic.next(ZERO)).isEqualTo("nobody");
    }

    @Test
    void a_visit_stands_in_the_list_once_in_its_new_place() {
        // Given
        clinic.waits("A", "normal", ZERO);
        var visit = clinic.waits("B", "normal", ofMinutes(1));

        // When
        clinic.list.put(visit);
        clinic.list.put(visit.withPriority(new Priority("high"), TriageScale.fiveLevels(), 1, WaitingRoom.MORNING));

        // Then
        assertThat(clinic.inTheClinic(ofMinutes(2))).containsExactly("B", "A");
        assertThat(clinic.list.size()).isEqualTo(2);
        assertThat(clinic.list.queues()).hasSize(2);
    }

    @Test
    void who_is_removed_waits_no_more_and_leaves_no_queue_behind() {
        // Given
        clinic.waits("A", "normal", ZERO);
        clinic.waits("B", "general", "high", ZERO, "1", ofMinutes(1));

        // When
        clinic.leaves("A");
        clinic.leaves("B");
        clinic.leaves("B");

        // Then
        assertThat(clinic.inTheClinic(ofMinutes(1))).isEmpty();
        assertThat(clinic.list.bySeen()).isEmpty();
        assertThat(clinic.list.queues()).isEmpty();
    }

    @Test
    void who_returns_stands_where_the_time_of_issue_says() {
        // Given
        clinic.waits("A", "normal", ZERO);
        var parked = clinic.waits("B", "normal", ofMinutes(1));
        clinic.waits("C", "normal", ofMinutes(2));
        clinic.leaves("B");

        // When
        clinic.list.put(parked.parked(WaitingRoom.MORNING, null).returned(WaitingRoom.MORNING.plusSeconds(9_999)));

        // Then
        assertThat(clinic.inTheClinic(ofHours(10))).containsExactly("A", "B", "C");
    }
}
