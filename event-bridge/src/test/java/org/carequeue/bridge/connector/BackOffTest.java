package org.carequeue.bridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(new Random(1));

    @Test
    void ten_short_pauses_double_up_to_a_second_and_are_never_all_of_one_length() {
        var pauses = Stream.generate(backOff::nextMillis).limit(60).toList();

        assertThat(pauses.getFirst()).isBetween(50L, 100L);
        assertThat(pauses.subList(1, 10)).allSatisfy(pause -> assertThat(pause).isBetween(100L, 200L));
        assertThat(pauses.get(10)).isBetween(200L, 400L);
        assertThat(pauses.get(11)).isBetween(400L, 800L);
        assertThat(pauses.subList(12, 60)).allSatisfy(pause -> assertThat(pause).isBetween(500L, 1_000L));
        assertThat(pauses.subList(12, 60).stream().distinct().count()).isGreaterThan(20);
    }

    @Test
    void after_a_success_it_begins_anew() {
        var _ = Stream.generate(backOff::nextMillis).limit(20).toList();
        backOff.reset();

        assertThat(backOff.nextMillis()).isBetween(50L, 100L);
    }
}
