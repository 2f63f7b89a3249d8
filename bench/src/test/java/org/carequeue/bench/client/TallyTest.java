package org.carequeue.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void the_same_events_in_the_same_order_are_one_order() {
        assertThat(of(5, 7, 6).sameOrderAs(of(5, 7, 6))).isTrue();
        assertThat(of(5, 7, 6).sameOrderAs(of(5, 6, 7))).isFalse();
        assertThat(of(5, 7).sameOrderAs(of(5, 7, 6))).isFalse();
        assertThat(of(0, 5).sameOrderAs(of(5))).isFalse();
    }

    @Test
    void each_exactly_once_in_any_order_is_complete() {
        assertThat(of(5, 7, 6).sawOnceEach(5, 3)).isTrue();
        assertThat(of().sawOnceEach(5, 0)).isTrue();
    }

    @Test
    void a_lost_a_doubled_and_a_foreign_event_are_noticed() {
        assertThat(of(5, 6).sawOnceEach(5, 3)).isFalse();
        assertThat(of(5, 6, 7, 7).sawOnceEach(5, 3)).isFalse();
        // The sum of the numbers is right, and their count.
        assertThat(of(6, 6, 6).sawOnceEach(5, 3)).isFalse();
        assertThat(of(4, 6, 8).sawOnceEach(5, 3)).isFalse();
    }

    @Test
    void a_cleared_one_has_seen_nothing() {
        var tally = of(5, 6);
        tally.clear();

        assertThat(tally.events()).isZero();
        assertThat(tally.sameOrderAs(new Tally())).isTrue();
        assertThat(tally.sawOnceEach(5, 0)).isTrue();
    }

    private static Tally of(long... numbers) {
        var tally = new Tally();
        for (var number : numbers) {
            tally.event(number);
        }
        return tally;
    }
}
