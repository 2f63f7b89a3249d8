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
    void however_many_and_however_long_they_are_they_fit_into_the_heap_and_the_oldest_are_forgotten() {
        var text = "{\"note\":\"" + "n".repeat(20_000) + "\"}";
        for (int i = 0; i < 10_000; i++) {
            outcomes.put(new Outcome("key-" + i, "fingerprint", 1, BEGIN.plusMillis(i), text));
        }
        assertThat(outcomes.all()).hasSizeBetween(2_000, 3_000);
        assertThat(outcomes.find("key-7000", BEGIN)).isNull();
        assertThat(outcomes.find("key-9999", BEGIN)).isNotNull();

        // One that is put again counts once.
        for (int i = 0; i < 10_000; i++) {
            outcomes.put(new Outcome("key-9999", "fingerprint", 1, BEGIN.plusSeconds(20), text));
        }
        assertThat(outcomes.all()).hasSizeBetween(2_000, 3_000);

        // A busy clinic's day fits.
        for (int i = 0; i < 50_000; i++) {
            outcomes.put(
                    new Outcome("short-" + i, "fingerprint", 1, BEGIN.plusSeconds(30).plusMillis(i), text.substring(0, 600)));
        }
        assertThat(outcomes.find("short-0", BEGIN)).isNotNull();
    }
}
