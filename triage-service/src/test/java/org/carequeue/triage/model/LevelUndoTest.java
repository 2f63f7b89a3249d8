package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.triage.model.TriageScenario.call;
import static org.carequeue.triage.model.TriageScenario.cancel;
import static org.carequeue.triage.model.TriageScenario.finish;
import static org.carequeue.triage.model.TriageScenario.park;
import static org.carequeue.triage.model.TriageScenario.prioritise;
import static org.carequeue.triage.model.TriageScenario.reassess;
import static org.carequeue.triage.model.TriageScenario.undo;
import static org.carequeue.triage.model.TriageScenario.undoLevel;

import java.time.Duration;

import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.TicketId;
import org.carequeue.events.VisitStatus;
import org.junit.jupiter.api.Test;

class LevelUndoTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TriageScenario clinic = TriageScenario.clinic();
    private final TicketId ticket = clinic.issue();

    @Test
    void whoever_had_not_been_looked_at_has_not_been() {
        // Given
        var before = clinic.visit(ticket);
        var order = clinic.waiting();
        clinic.later(MINUTE).done(prioritise(ticket, "high"));

        // When
        var events = clinic.later(MINUTE).done(undoLevel(ticket));

        // Then
        assertThat(events).singleElement().isInstanceOfSatisfying(PriorityChanged.class,
                changed -> assertThat(changed.from().code()).isEqualTo("high"));
        assertThat(clinic.visit(ticket)).isEqualTo(before);
        assertThat(clinic.visit(ticket).urgency().triaged()).isFalse();
        assertThat(clinic.waiting()).isEqualTo(order);
        assertThat(clinic.refused(undoLevel(ticket)).code()).as("once").isEqualTo("nothing-to-undo");
    }

    @Test
    void the_last_level_alone_is_taken_back_wherever_the_patient_has_gone_since() {
        clinic.later(MINUTE).done(prioritise(ticket, "high"));
        var assessedAt = clinic.visit(ticket).urgency().assessedAt();
        clinic.later(MINUTE).done(prioritise(ticket, "critical"));
        clinic.done(call(1));

        // When
        clinic.done(undoLevel(ticket));

        // Then
        assertThat(clinic.visit(ticket).status()).isEqualTo(VisitStatus.CALLED);
        assertThat(clinic.visit(ticket).urgency().priority().code()).isEqualTo("high");
        assertThat(clinic.visit(ticket).urgency().assessedAt()).isEqualTo(assessedAt);
        assertThat(clinic.refused(undoLevel(ticket)).code()).isEqualTo("nothing-to-undo");
    }

    @Test
    void the_level_that_was_before_can_be_given_as_any_other_and_that_taken_back() {
        clinic.later(MINUTE).done(prioritise(ticket, "high"));
        clinic.later(MINUTE).done(prioritise(ticket, "normal"));

        // When
        clinic.done(undoLevel(ticket));

        // Then
        assertThat(clinic.visit(ticket).urgency().priority().code()).isEqualTo("high");
    }

    @Test
    void whoever_has_looked_again_stands_by_the_level() {
        clinic.later(MINUTE).done(prioritise(ticket, "high"));
        clinic.later(MINUTE).done(reassess(ticket));

        assertThat(clinic.refused(undoLevel(ticket)).code()).isEqualTo("nothing-to-undo");
    }

    @Test
    void it_is_taken_back_for_a_while() {
        clinic.later(MINUTE).done(prioritise(ticket, "high"));
        var within = clinic.state.calling().undoWithin();

        assertThat(clinic.later(within).refused(undoLevel(ticket)).code()).isEqualTo("undo-too-late");
    }

    @Test
    void of_a_finished_visit_too_and_of_no_other_that_is_over() {
        clinic.done(call(1));
        clinic.done(prioritise(ticket, "high"));
        clinic.done(finish(ticket));
        clinic.done(undoLevel(ticket));
        assertThat(clinic.visit(ticket).urgency().triaged()).isFalse();

        var other = clinic.issue();
        clinic.done(prioritise(other, "high"));
        clinic.done(cancel(other));
        assertThat(clinic.refused(undoLevel(other)).code()).isEqualTo("visit-over");
    }

    @Test
    void a_move_that_is_undone_leaves_the_level_and_what_was_before_it() {
        clinic.done(prioritise(ticket, "high"));
        clinic.done(park(ticket));
        clinic.done(undo(ticket));

        assertThat(clinic.visit(ticket).urgency().priority().code()).isEqualTo("high");
        clinic.done(undoLevel(ticket));
        assertThat(clinic.visit(ticket).urgency().triaged()).isFalse();
    }

    @Test
    void a_snapshot_keeps_it_and_one_from_before_it_was_kept_is_read() {
        clinic.done(prioritise(ticket, "high"));
        var kept = clinic.state.keep();

        assertThat(TriageState.of(kept).lastLevel(ticket)).isEqualTo(clinic.state.lastLevel(ticket)).isPresent();
        var earlier = new TriageState.Kept(kept.settings(), kept.day(), kept.visits(), kept.moves(), null, kept.lastCalls(),
                kept.help(), kept.helpRequests(), null, null, kept.learned());
        assertThat(TriageState.of(earlier).lastLevel(ticket)).isEmpty();
    }
}
