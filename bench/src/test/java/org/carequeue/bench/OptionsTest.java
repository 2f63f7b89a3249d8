package org.carequeue.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.carequeue.bench.part.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void without_any_everything_is_measured_three_times() {
        assertThat(Options.of(List.of())).isEqualTo(
                new Options(java.util.EnumSet.allOf(Question.class), new Plan(3, false, List.of(1_000, 5_000), 1, 2_000)));
    }

    @Test
    void parts_and_amounts_can_be_chosen() {
        var options = Options.of(List.of("catch-up", "--rounds", "5", "fan-out", "--quick", "--clients", "10,200",
                "--years", "5", "--visits-per-day", "300"));

        assertThat(options.questions()).containsExactly(Question.FAN_OUT, Question.CATCH_UP);
        assertThat(options.plan()).isEqualTo(new Plan(5, true, List.of(10, 200), 5, 300));
    }

    @ParameterizedTest
    @ValueSource(strings = { "fanout", "--slow", "--rounds", "--rounds 0", "--rounds many", "--rounds 12345678901",
            "--clients 10,", "--clients 20000", "--years 6", "--visits-per-day" })
    void what_makes_no_sense_is_refused_with_a_sentence(String line) {
        assertThatThrownBy(() -> Options.of(List.of(line.split(" ", -1)))).isInstanceOf(IllegalArgumentException.class)
                .message().endsWith(".");
    }

    @Test
    void the_usage_names_every_part() {
        assertThat(Options.USAGE).contains("fan-out | issue | press | start | catch-up | statistics | pages | estimate");
    }
}
