package org.carequeue.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

import org.carequeue.events.Policy;
import org.carequeue.events.TriageScale;
import org.carequeue.waiting.SimulatedClinic.Patients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// How long can one patient wait while an endless stream of another level comes? One room, ten minutes with each.
class StarvationTest {

    private static final long MINUTE = 60_000;
    private static final long SERVICE = 10 * MINUTE;
    private static final int HIGH = 1;
    private static final int MODERATE = 2;
    private static final int LOW = 4;
    private static final int STREAM = 5_000;

    /// The first patient of the stream is with the doctor when the one comes who is asked about.
    private static SimulatedClinic clinic(Policy policy, int streamLevel, double load) {
        var patients = new Patients(STREAM + 1);
        Arrays.fill(patients.service, SERVICE);
        Arrays.fill(patients.level, streamLevel);
        patients.level[1] = LOW;
        patients.issued[1] = 1;
        for (int i = 2; i <= STREAM; i++) {
            patients.issued[i] = Math.round((i - 1) * SERVICE / load);
        }
        return new SimulatedClinic(policy, TriageScale.fiveLevels(), 1, patients);
    }

    /// Minutes that the one of level low waits, or -1 when all of the stream does not suffice.
    private static long wait(Policy policy, int streamLevel, double load) {
        var end = Math.round(STREAM * SERVICE / load);
        var wait = clinic(policy, streamLevel, load).run(end)[1];
        return wait == SimulatedClinic.NOT_CALLED ? -1 : wait / MINUTE;
    }

    /// Targets 30 and 120 minutes: the bound is 1/(1 − 30/120) = 4/3, which is more than the room can do.
    @ParameterizedTest
    @CsvSource({ "0.95", "1.0", "1.2", "1.3", "1.33" })
    void ratio_a_stream_within_a_tier_starves_nobody_while_its_load_is_below_the_bound(double load) {
        assertThat(wait(Policy.RATIO, MODERATE, load)).isNotNegative();
    }

    @ParameterizedTest
    @CsvSource({ "1.34", "1.4", "2.0" })
    void ratio_above_the_bound_it_does(double load) {
        assertThat(wait(Policy.RATIO, MODERATE, load)).isNegative();
    }

    /// Whoever is issued 90 minutes later is due later: at most that stretch of the stream goes first.
    @ParameterizedTest
    @CsvSource({ "0.95", "1.34", "2.0", "10.0" })
    void due_a_stream_within_a_tier_starves_nobody_whatever_its_load(double load) {
        assertThat(wait(Policy.DUE, MODERATE, load)).isBetween(0L, Math.round(90 * load) + 20);
    }

    @ParameterizedTest
    @EnumSource(value = Policy.class, names = { "RATIO", "DUE", "STRICT" })
    void behind_a_strict_tier_above_capacity_there_is_no_bound_and_staff_are_told(Policy policy) {
        var clinic = clinic(policy, HIGH, 1.1);
        var hours = Duration.ofHours(10);

        // When
        var waits = clinic.run(hours.toMillis());

        // Then
        assertThat(wait(policy, HIGH, 1.1)).isNegative();
        assertThat(waits[1]).isEqualTo(SimulatedClinic.NOT_CALLED);
        assertThat(UnservedTier.of(clinic.clinic.list, Map.of(1, WaitingRoom.MORNING.plus(hours)),
                WaitingRoom.MORNING.plus(hours))).singleElement()
                .satisfies(unserved -> assertThat(unserved.tier()).isEqualTo(2));
    }

    @Test
    void a_strict_tier_below_capacity_starves_nobody() {
        assertThat(wait(Policy.RATIO, HIGH, 0.95)).isNotNegative();
    }
}
