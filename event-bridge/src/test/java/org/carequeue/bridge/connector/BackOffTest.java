package org.carequeue.bridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(new Random(1));

    @Test
    void pauses_double_up_to_a_second_and_are_never_all_of_one_length() {
        var pauses = Stream.generate(backOff::nextMillis).limit(50).toList();

        assertThat(pauses.get(0)).isBetween(50L, 100L);
        assertThat(pauses.get(1)).isBetween(100L, 200L);
        assertThat(pauses.get(2)).isBetween(200L, 400L);
        assertThat(pauses.subList(5, 50)).allSatisfy(pause -> assertThat(pause).isBetween(500L, 1_000L));
        assertThat(pauses.subList(5, 50).stream().distinct().count()).isGreaterThan(20);
    }

    @Test
    void after_a_success_it_begins_anew() {
        var _ = Stream.generate(backOff::nextMillis).limit(10).toList();
        backOff.reset();

        assertThat(backOff.nextMillis()).isBetween(50L, 100L);
    }
}
