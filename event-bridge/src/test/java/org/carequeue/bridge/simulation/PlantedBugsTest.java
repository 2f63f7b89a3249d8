package org.carequeue.bridge.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.carequeue.bridge.telemetry.Quiet;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A simulator that finds nothing may be blind: each [Bug] must be found, by a seed that finds it again.
@ExtendWith(Quiet.class)
class PlantedBugsTest {

    private static final int MOST_SEEDS = 500;

    @ParameterizedTest
    @EnumSource
    void a_planted_bug_is_found_and_its_seed_finds_it_again(Bug bug) {
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            var outcome = Simulation.run(seed, bug);
            if (outcome.violation() != null) {
                System.out.println(bug + " is found by seed " + seed + ": " + outcome.violation().getMessage());
                assertThat(outcome.violation()).isInstanceOf(Violation.class);
                assertThat(Simulation.run(seed, bug).trace()).isEqualTo(outcome.trace());
                assertThat(Simulation.run(seed).violation()).as("without the bug").isNull();
                return;
            }
        }
        assertThat(bug).as("not found by %s seeds", MOST_SEEDS).isNull();
    }
}
