package org.carequeue.bridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Outcome outcome(String key, Duration after) {
        return new Outcome(key, "fingerprint", 1, NOON.plus(after), "{}");
    }

    @Test
    void a_key_that_came_again_after_24_hours_keeps_no_older_one_alive_when_all_are_replayed() {
        var replayed = new Outcomes();
        replayed.put(outcome("again", Duration.ZERO));
        replayed.put(outcome("older", Duration.ofHours(1)));
        replayed.put(outcome("again", Duration.ofHours(25)));
        var now = NOON.plus(Duration.ofHours(26));
        assertThat(replayed.find("older", now)).isNull();
        assertThat(replayed.find("again", now)).isNotNull();
    }
}
