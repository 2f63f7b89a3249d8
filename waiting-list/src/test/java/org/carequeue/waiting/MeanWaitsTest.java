package org.carequeue.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import org.assertj.core.api.ThrowingConsumer;
import org.assertj.core.data.Percentage;
import org.carequeue.events.Level;
import org.carequeue.events.Level.Shape;
import org.carequeue.events.Policy;
import org.carequeue.events.Priority;
import org.carequeue.events.TriageScale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Mean waits, which the theory of queues knows exactly, as the production's waiting list makes them (Cobham 1954;
/// Kleinrock 1964). Seeds are fixed; the estimates of [RandomClinic#meanWaits] are off by less than 1 % with nearly all.
@Tag("slow")
class MeanWaitsTest {

    private static final Percentage TWO_PERCENT = withinPercentage(2);
    private static final long MINUTE = 60_000;

    /// One room, three levels with a load of 0.3 each; the mean time with the doctor is the unit.
    private static final RandomClinic ONE_ROOM = new RandomClinic(1, 10 * MINUTE, 10 / 0.9 * MINUTE, threeLevels(),
            List.of(1 / 3.0, 1 / 3.0, 1 / 3.0));
    private static final double ONE_ROOM_FIFO = 9;
    /// Four rooms, 12 minutes with the doctor, load 0.9, the five levels of the default scale.
    private static final RandomClinic FOUR_ROOMS = new RandomClinic(4, 12 * MINUTE, 12 / 3.6 * MINUTE,
            TriageScale.fiveLevels(), List.of(0.02, 0.08, 0.30, 0.45, 0.15));
    private static final double FOUR_ROOMS_FIFO = 23.63 / 12;

    // ── first come, first served ──

    @Test
    void fifo_every_patient_waits_as_in_a_plain_queue() {
        for (var clinic : List.of(ONE_ROOM, FOUR_ROOMS)) {
            var patients = clinic.patients(200_000, 1);
            assertThat(clinic.waits(Policy.FIFO, patients)).isEqualTo(clinic.plainQueue(patients));
        }
    }

    @Test
    void and_the_mean_wait_in_a_plain_queue_is_as_known() {
        assertThat(meanOfMany(ONE_ROOM)).isCloseTo(ONE_ROOM_FIFO, TWO_PERCENT);
        assertThat(meanOfMany(FOUR_ROOMS)).isCloseTo(FOUR_ROOMS_FIFO, TWO_PERCENT);
    }

    /// Of ten million: a queue at 90 % load calms down slowly.
    private static double meanOfMany(RandomClinic clinic) {
        return LongStream.rangeClosed(1, 20)
                .mapToDouble(seed -> clinic.mean(clinic.plainQueue(clinic.patients(500_000, seed)))).average().orElseThrow();
    }

    // ── levels ──

    @Test
    void strict_one_room() {
        assertThat(ONE_ROOM.meanWaits(Policy.STRICT, 400_000, 1, ONE_ROOM_FIFO))
                .satisfiesExactly(is(1.2857), is(3.2143), is(22.5));
    }

    @Test
    void ratio_one_room_shares_accumulate_at_rates_4_2_and_1() {
        assertThat(ONE_ROOM.meanWaits(Policy.RATIO, 400_000, 1, ONE_ROOM_FIFO))
                .satisfiesExactly(is(4.5529), is(8.0471), is(14.4));
    }

    @Test
    void strict_four_rooms() {
        assertThat(FOUR_ROOMS.meanWaits(Policy.STRICT, 990_000, 1, FOUR_ROOMS_FIFO)).map(mean -> mean * 12)
                .satisfiesExactly(is(2.41), is(2.64), is(4.06), is(15.71), is(100.56));
    }

    // ── conservation ──

    /// Who is called next moves waits from one to the other, and makes none: the waits of the levels, each weighted by its
    /// load, come to the same under every policy (Kleinrock).
    @ParameterizedTest
    @EnumSource(Policy.class)
    void whatever_the_policy_the_waits_weighted_by_load_come_to_the_same(Policy policy) {
        var patients = ONE_ROOM.patients(200_000, 2);

        // When
        var waits = ONE_ROOM.waits(policy, patients);

        // Then: patients of one load, so that the plain mean is the weighted one; of the very same patients
        assertThat(ONE_ROOM.mean(waits)).isCloseTo(ONE_ROOM.mean(ONE_ROOM.plainQueue(patients)), TWO_PERCENT);
    }

    private static ThrowingConsumer<Double> is(double expected) {
        return mean -> assertThat(mean).isCloseTo(expected, TWO_PERCENT);
    }

    /// Targets in the ratio 1 : 2 : 4 and one tier: shares accumulate at rates 4, 2 and 1.
    private static TriageScale threeLevels() {
        return new TriageScale(List.of(level("red", 15), level("yellow", 30), level("green", 60)), new Priority("green"));
    }

    private static Level level(String code, int minutes) {
        return new Level(new Priority(code), code, Duration.ofMinutes(minutes), 0, Duration.ofMinutes(minutes), "#000000",
                "#FFFFFF", Shape.circle);
    }
}
