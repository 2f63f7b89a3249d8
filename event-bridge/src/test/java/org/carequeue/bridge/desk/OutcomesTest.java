package org.carequeue.bridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");

    private final Outcomes outcomes = new Outcomes();

    private void put(String key, Duration after) {
        outcomes.put(new Outcome(key, "fingerprint", 1, BEGIN.plus(after), "{}"));
    }

    @Test
    void what_is_too_old_is_not_found_and_is_forgotten_with_the_next() {
        put("one", Duration.ZERO);
        assertThat(outcomes.find("one", BEGIN.plus(Outcomes.KEPT))).isNotNull();
        assertThat(outcomes.find("one", BEGIN.plus(Outcomes.KEPT).plusMillis(1))).isNull();
        assertThat(outcomes.all()).as("asking forgets nothing").hasSize(1);
        put("two", Outcomes.KEPT.plusMillis(1));
        assertThat(outcomes.all()).extracting(Outcome::id).containsExactly("two");
    }

    @Test
    void a_key_that_is_used_again_does_not_keep_older_ones() {
        put("one", Duration.ZERO);
        put("two", Duration.ofHours(1));
        put("one", Duration.ofMinutes(24 * 60 + 30));
        put("three", Duration.ofHours(30));
        assertThat(outcomes.all()).extracting(Outcome::id).containsExactly("one", "three");
    }

    @Test
    void above_the_bound_the_oldest_is_forgotten() {
        for (int i = 0; i <= Outcomes.MOST; i++) {
            put("key-" + i, Duration.ofMillis(i));
        }
        assertThat(outcomes.all()).hasSize(Outcomes.MOST);
        assertThat(outcomes.find("key-0", BEGIN)).isNull();
        assertThat(outcomes.find("key-1", BEGIN)).isNotNull();
    }
}
