package org.carequeue.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PhaseTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final BackOff BACK_OFF = BackOff.USUAL;

    @Test
    void pauses_double_from_half_a_second_to_ten() {
        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 7, 1_000_000).mapToObj(BACK_OFF::pauseAfter))
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L, 10_000L);
    }

    @Test
    void a_service_that_dies_is_started_again_when_its_pause_is_over() {
        var pausing = Phase.firstStart(NOW).ready(NOW).died(NOW, BACK_OFF);

        assertThat(pausing.isOver(NOW.plusMillis(499))).isFalse();
        assertThat(pausing.isOver(NOW.plusMillis(500))).isTrue();
        assertThat(pausing.restarted(NOW.plusMillis(500))).isEqualTo(new Phase.Starting(NOW.plusMillis(500), 1));
    }

    @Test
    void each_death_in_a_row_makes_the_pause_longer() {
        var first = Phase.firstStart(NOW).died(NOW, BACK_OFF);
        var second = first.restarted(NOW).died(NOW, BACK_OFF);
        var third = second.restarted(NOW).ready(NOW).died(NOW.plusSeconds(59), BACK_OFF);
        var fourth = third.failedToStart(NOW, BACK_OFF);

        assertThat(first.pause()).isEqualTo(Duration.ofMillis(500));
        assertThat(second.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(third.pause()).isEqualTo(Duration.ofSeconds(2));
        assertThat(fourth.pause()).isEqualTo(Duration.ofSeconds(4));
    }

    /// It never gives up, because nobody may be there to start it; what is bounded is how much of the machine it takes.
    @Test
    void a_service_that_always_dies_is_started_nine_times_in_the_first_minute_and_six_in_each_later_one() {
        var now = NOW;
        Phase.Alive alive = Phase.firstStart(NOW);
        var starts = new int[60];
        while (true) {
            var pausing = alive.died(now, BACK_OFF);
            now = pausing.until();
            var minute = (int) Duration.between(NOW, now).toMinutes();
            if (minute == starts.length) {
                break;
            }
            starts[minute]++;
            alive = pausing.restarted(now);
        }

        assertThat(starts[0]).isEqualTo(9);
        assertThat(IntStream.of(starts).skip(1)).containsOnly(6);
    }

    @Test
    void a_minute_of_health_makes_up_for_earlier_deaths() {
        var ready = new Phase.Starting(NOW, 5).ready(NOW);

        assertThat(ready.died(NOW.plusSeconds(60), BACK_OFF).pause()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void an_end_is_told_in_words() {
        assertThat(ExitCode.describe(137)).isEqualTo("was ended by signal 9");
        assertThat(ExitCode.describe(1)).isEqualTo("ended with exit code 1");
        assertThat(ExitCode.describe(3)).isEqualTo("ran out of memory (exit code 3)");
    }

    @Test
    void a_long_start_does_not_count_as_health() {
        assertThat(new Phase.Starting(NOW, 5).died(NOW.plusSeconds(600), BACK_OFF).deaths()).isEqualTo(6);
    }
}
