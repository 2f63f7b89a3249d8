package org.carequeue.waiting.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.carequeue.waiting.estimate.SimulatedDay.Kind;
import org.junit.jupiter.api.Test;

/// Estimates on some simulated days; on more of them `./carequeue bench estimate` tells.
class SimulatedDaysTest {

    @Test
    void on_usual_days_they_are_about_half_as_wrong_as_the_simple_formula_and_know_how_wrong() {
        var days = SimulatedDays.of(Kind.usual(SimulatedDays.DOCTORS), 5, SimulatedDays.DOCTORS);

        assertThat(days.count()).isGreaterThan(1_000);
        assertThat(days.error()).isLessThan(9).isLessThan(0.55 * days.simpleError());
        assertThat(days.held()).isBetween(70.0, 90.0);
        assertThat(days.told().error()).isLessThan(10).isLessThan(0.65 * days.told().simpleError());
        assertThat(Math.abs(days.told().bias())).isLessThan(2);
    }
}
