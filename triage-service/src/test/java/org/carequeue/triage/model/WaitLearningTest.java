package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;

import org.carequeue.events.TicketReference;
import org.carequeue.triage.model.TriageCommand.CallNext;
import org.carequeue.triage.model.TriageCommand.FinishConsultation;
import org.carequeue.triage.model.TriageCommand.StartConsultation;
import org.carequeue.triage.model.TriageCommand.UndoMove;
import org.carequeue.waiting.estimate.Estimate.Unknown;
import org.carequeue.waiting.estimate.Estimate.Wait;
import org.carequeue.waiting.estimate.Estimates;
import org.carequeue.waiting.estimate.WaitEstimator;
import org.junit.jupiter.api.Test;

/// The triage-service learns from what happens, and estimates from how things stand.
class WaitLearningTest {

    private static final int NORMAL = 3;

    private final TriageScenario clinic = TriageScenario.clinic();

    private Estimates estimates() {
        return WaitEstimator.of(clinic.state.situation(clinic.now()).orElseThrow(), clinic.state.outlook(clinic.now()),
                WaitEstimator.REPLAYS, new SplittableRandom(1));
    }

    private double minutes() {
        return clinic.state.outlook(clinic.now()).serviceMs("general", NORMAL, 0) / 60_000;
    }

    private void treat(Duration time) {
        var ticket = new TicketReference.ById(clinic.issue());
        clinic.done(new CallNext("1"));
        clinic.done(new StartConsultation(ticket));
        clinic.later(time);
        clinic.done(new FinishConsultation(ticket));
    }

    @Test
    void how_long_a_call_keeps_a_room_is_learned_and_waits_follow_from_it() {
        for (int i = 0; i < 60; i++) {
            treat(Duration.ofMinutes(30));
        }
        assertThat(minutes()).isBetween(25.0, 31.0);

        clinic.issue();
        clinic.done(new CallNext("1"));
        var waits = clinic.issue();
        assertThat(estimates().tickets().get(waits)).isInstanceOfSatisfying(Wait.class,
                wait -> assertThat(Duration.ofMillis(wait.p50())).isBetween(Duration.ofMinutes(18), Duration.ofMinutes(32)));
    }

    @Test
    void a_call_that_was_a_mistake_teaches_nothing() {
        var before = clinic.state.keep().learned().times();
        var ticket = new TicketReference.ById(clinic.issue());
        clinic.done(new CallNext("1"));
        clinic.later(Duration.ofMinutes(5));
        clinic.done(new UndoMove(ticket));

        assertThat(clinic.state.keep().learned().times()).isEqualTo(before);
    }

    @Test
    void in_the_morning_nothing_can_be_said_before_somebody_works() {
        var ticket = clinic.issue();

        assertThat(estimates().tickets().get(ticket)).isInstanceOf(Unknown.class);
        assertThat(estimates().newTickets().get("general")).isInstanceOf(Unknown.class);
    }

    @Test
    void a_state_from_its_snapshot_estimates_the_same() {
        for (int i = 0; i < 10; i++) {
            treat(Duration.ofMinutes(5 + i));
        }
        clinic.issue();
        clinic.done(new CallNext("1"));
        clinic.issue();
        var again = TriageState.of(clinic.state.keep());

        assertThat(again.keep().learned()).isEqualTo(clinic.state.keep().learned());
        assertThat(WaitEstimator.of(again.situation(clinic.now()).orElseThrow(), again.outlook(clinic.now()), 200,
                new SplittableRandom(1))).isEqualTo(estimates());
    }
}
