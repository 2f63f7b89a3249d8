package org.carequeue.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.carequeue.bridge.desk.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsRetryTest {

    private static final Refusal TOO_OFTEN = new Refusal("too-many", Refusal.Kind.TOO_OFTEN, "That was too often.", null);

    @ParameterizedTest
    @CsvSource({ "PT0.000000001S,1", "PT0.1S,1", "PT1S,1", "PT1.000000001S,2", "PT29.5S,30", "PT1H,3600" })
    void whoever_asks_too_often_hears_in_how_many_seconds_it_is_their_turn_rounded_up(Duration again, String seconds) {
        assertThat(Problems.of(TOO_OFTEN.after(again)).getHeaders()).containsEntry("Retry-After", seconds);
    }

    @Test
    void where_nobody_knows_that_is_half_a_minute() {
        assertThat(Problems.of(TOO_OFTEN).getHeaders()).containsEntry("Retry-After", "30");
    }
}
