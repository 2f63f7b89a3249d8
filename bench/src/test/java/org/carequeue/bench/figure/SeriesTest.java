package org.carequeue.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void the_median_is_in_the_middle() {
        assertThat(of(3).median()).isEqualTo(3);
        assertThat(of(9, 1, 5).median()).isEqualTo(5);
        assertThat(of(9, 1, 5, 6).median()).isEqualTo(5.5);
    }

    @Test
    void a_percentile_is_the_value_that_so_many_do_not_exceed() {
        var hundred = new Series();
        for (int i = 100; i >= 1; i--) {
            hundred.add(i);
        }

        assertThat(hundred.percentile(0.99)).isEqualTo(99);
        assertThat(hundred.percentile(0.5)).isEqualTo(50);
        assertThat(hundred.percentile(1)).isEqualTo(100);
        assertThat(of(7, 8).percentile(0.99)).isEqualTo(8);
        assertThat(of(7, 8).percentile(0.001)).isEqualTo(7);
    }

    @Test
    void least_and_most_and_the_order_of_measurement() {
        assertThat(of(9, 1, 5).least()).isEqualTo(1);
        assertThat(of(9, 1, 5).most()).isEqualTo(9);
        assertThat(of(9, 1, 5).values()).containsExactly(9.0, 1.0, 5.0);
    }

    @Test
    void nothing_measured_has_no_median() {
        assertThatThrownBy(() -> new Series().median()).hasMessage("nothing was measured");
    }

    private static Series of(double... values) {
        var series = new Series();
        for (var value : values) {
            series.add(value);
        }
        return series;
    }
}
