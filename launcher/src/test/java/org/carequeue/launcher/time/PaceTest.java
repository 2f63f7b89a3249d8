package org.carequeue.launcher.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void whoever_asks_every_millisecond_is_let_through_five_times_a_second() {
        // Given
        var pace = new Pace(Duration.ofMillis(200));

        // When
        var through = IntStream.range(0, 1_000).filter(millis -> pace.isDue(START.plusMillis(millis))).boxed();

        // Then
        assertThat(through).containsExactly(0, 200, 400, 600, 800);
    }

    @Test
    void after_a_longer_pause_it_is_due_at_once() {
        var pace = new Pace(Duration.ofMillis(200));
        assertThat(pace.isDue(START)).isTrue();
        assertThat(pace.isDue(START.plusSeconds(5))).isTrue();
        assertThat(pace.isDue(START.plusSeconds(5).plusMillis(199))).isFalse();
    }

    @Test
    void durations_read_as_people_say_them() {
        assertThat(Seconds.of(Duration.ofMillis(500))).isEqualTo("0.5 s");
        assertThat(Seconds.of(Duration.ofSeconds(10))).isEqualTo("10 s");
        assertThat(Seconds.of(Duration.ofSeconds(60))).isEqualTo("60 s");
        assertThat(Seconds.of(Duration.ofSeconds(75))).isEqualTo("1 min 15 s");
    }
}
