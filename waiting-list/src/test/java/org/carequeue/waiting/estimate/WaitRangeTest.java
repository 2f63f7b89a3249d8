package org.carequeue.waiting.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.carequeue.waiting.estimate.Estimate.Wait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is shown of an estimate.
class WaitRangeTest {

    private static Wait waits(double p50, double p90) {
        return new Wait(0, Math.round(p50 * 60_000), Math.round(p90 * 60_000));
    }

    @ParameterizedTest
    @CsvSource({ "0, 0, 0, 5", "2, 4, 0, 5", "3, 4, 5, 10", "23, 37, 25, 40", "22, 40, 20, 40", "40, 40.1, 40, 45",
            "58, 71, 60, 80", "64, 64, 60, 70", "131, 190, 130, 190" })
    void in_steps_of_5_minutes_and_of_10_above_an_hour(double p50, double p90, int from, int to) {
        assertThat(WaitRange.of(waits(p50, p90))).isEqualTo(new WaitRange(from, to));
    }

    @Test
    void it_stays_until_the_estimate_has_moved_by_more_than_5_minutes_or_a_fifth() {
        var shown = new WaitRange(25, 40);

        assertThat(WaitRange.after(shown, waits(20.1, 36))).isEqualTo(shown);
        assertThat(WaitRange.after(shown, waits(19.9, 36))).isEqualTo(new WaitRange(20, 40));
        assertThat(WaitRange.after(shown, waits(25, 45.1))).isEqualTo(new WaitRange(25, 50));
        assertThat(WaitRange.after(new WaitRange(10, 20), waits(12, 20))).isEqualTo(new WaitRange(10, 20));
        assertThat(WaitRange.after(new WaitRange(10, 20), waits(12.6, 20))).isEqualTo(new WaitRange(15, 20));
        assertThat(WaitRange.after(null, waits(12.6, 20))).isEqualTo(new WaitRange(15, 20));
    }

    @Test
    void a_short_one_does_not_flap() {
        var shown = new WaitRange(0, 5);

        assertThat(WaitRange.after(shown, waits(0.5, 5.4))).isEqualTo(shown);
        assertThat(WaitRange.after(shown, waits(0.9, 4.2))).isEqualTo(shown);
    }
}
