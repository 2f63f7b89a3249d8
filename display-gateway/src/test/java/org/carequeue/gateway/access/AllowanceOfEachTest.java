package org.carequeue.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class AllowanceOfEachTest {

    @Test
    void who_asks_for_help_all_the_time_keeps_nobody_elses_request_out() {
        var allowance = new AllowanceOfEach(3, Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            assertThat(allowance.take("10.0.0.1")).isTrue();
        }
        assertThat(allowance.take("10.0.0.1")).isFalse();
        assertThat(allowance.take("10.0.0.2")).isTrue();
    }

    @Test
    void of_very_many_addresses_those_who_asked_last_are_remembered() {
        var allowance = new AllowanceOfEach(1, Duration.ofHours(1));
        for (int i = 0; i < 5_000; i++) {
            assertThat(allowance.take("address " + i)).isTrue();
        }
        assertThat(allowance.take("address 4999")).isFalse();
        assertThat(allowance.take("address 0")).isTrue();
    }
}
