package org.carequeue.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class TableTest {

    private final Table table = new Table("Fan-out to \"1,000\" clients", "µs");

    @Test
    void a_target_is_reached_up_to_its_bound() {
        assertThat(Target.atMost(0.85, "x").reachedBy(0.85)).isTrue();
        assertThat(Target.atMost(0.85, "x").reachedBy(0.851)).isFalse();
        assertThat(Target.atLeast(10_000, "x").reachedBy(10_000)).isTrue();
        assertThat(Target.atLeast(10_000, "x").reachedBy(9_999)).isFalse();
    }

    @Test
    void what_is_not_a_number_reaches_nothing() {
        assertThat(Target.atMost(1, "x").reachedBy(Double.NaN)).isFalse();
        assertThat(Target.atLeast(1, "x").reachedBy(Double.NaN)).isFalse();
    }

    @Test
    void medians_are_held_against_one_another() {
        rounds("ours", 8, 100, 9);
        rounds("theirs", 10, 10, 1);
        table.judgeRatio("ours", "theirs", Target.atMost(0.85, "ours / theirs"));

        assertThat(table.judged()).singleElement().satisfies(judged -> {
            assertThat(judged.value()).isEqualTo(0.9);
            assertThat(judged.reached()).isFalse();
        });
    }

    @Test
    void against_whom_was_left_out_nothing_is_held() {
        rounds("ours", 8);
        table.judgeRatio("ours", "theirs", Target.atMost(0.85, "ours / theirs"));

        assertThat(table.judged()).isEmpty();
    }

    @Test
    void it_prints_medians_spread_notes_verdicts_and_who_is_missing() {
        rounds("ours", 8, 7, 9);
        rounds("theirs", 12_345.6);
        table.note("ours", "p99", 123.45);
        table.judge(Target.atMost(0.85, "ours / theirs"), 0.5);
        table.judge(Target.atLeast(10_000, "a second"), 9_000);
        table.remark("The relay is left out.");
        table.remark("The relay is left out.");

        assertThat(Printed.of(table)).containsExactly("", "Fan-out to \"1,000\" clients",
                "  ours                                 8.00 µs (7.00 to 9.00)   p99 123.5",
                "  theirs                             12,346 µs",
                "    reached      ours / theirs: 0.50, at most 0.85",
                "    NOT REACHED  a second: 9,000, at least 10,000",
                "    The relay is left out.");
    }

    @Test
    void it_is_written_down_as_json_with_every_round() {
        rounds("ours", 8, 7);
        table.note("ours", "p99", 1.5);
        table.judge(Target.atMost(0.85, "ratio"), Double.NaN);
        table.remark("a\tb");

        assertThat(Json.of(Map.of("java", "25"), List.of(table)).replaceAll("\\s*\\n\\s*", "")).isEqualTo(
                "{\"java\": \"25\",\"tables\": [{\"title\": \"Fan-out to \\\"1,000\\\" clients\", \"unit\": \"µs\","
                        + "\"lines\": [{\"name\": \"ours\", \"rounds\": [8.0, 7.0], \"notes\": {\"p99\": [1.5]}}],"
                        + "\"targets\": [{\"target\": \"ratio\", \"at most\": 0.85, \"value\": null, \"reached\": false}],"
                        + "\"remarks\": [\"a\\u0009b\"]}]}");
    }

    private void rounds(String name, double... values) {
        for (var value : values) {
            table.add(name, value);
        }
    }
}
