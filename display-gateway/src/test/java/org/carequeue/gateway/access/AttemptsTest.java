package org.carequeue.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final Attempts attempts = new Attempts(new AccessSettings.Wrong() {
        @Override
        public int ofAName() {
            return 5;
        }

        @Override
        public Duration anotherOfAName() {
            return Duration.ofHours(1);
        }

        @Override
        public int ofAnAddress() {
            return 50;
        }

        @Override
        public Duration anotherOfAnAddress() {
            return Duration.ofHours(1);
        }
    });

    private void wrong(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(attempts.take(name, address)).isTrue();
        }
    }

    @Test
    void a_name_is_tried_five_times_from_one_address_and_its_owner_still_comes_in_from_another() {
        wrong("anna", "10.0.0.1", 5);

        assertThat(attempts.take("anna", "10.0.0.1")).isFalse();
        assertThat(attempts.take("anna", "10.0.0.2")).isTrue();
        assertThat(attempts.take("bert", "10.0.0.1")).isTrue();
    }

    @Test
    void whoever_was_right_has_made_no_mistakes() {
        wrong("anna", "10.0.0.1", 4);
        attempts.right("anna", "10.0.0.1");
        wrong("anna", "10.0.0.1", 5);

        assertThat(attempts.take("anna", "10.0.0.1")).isFalse();
    }

    @Test
    void one_password_is_not_tried_with_all_names() {
        for (int i = 0; i < 50; i++) {
            wrong("p" + i, "10.0.0.1", 1);
        }

        assertThat(attempts.take("somebody-else", "10.0.0.1")).isFalse();
        assertThat(attempts.take("somebody-else", "10.0.0.2")).isTrue();
    }

    @Test
    void of_those_who_are_right_as_many_come_in_from_one_address_as_like() {
        for (int i = 0; i < 500; i++) {
            wrong("p" + i, "10.0.0.1", 1);
            attempts.right("p" + i, "10.0.0.1");
        }
    }

    @Test
    void of_ever_new_names_and_addresses_so_many_are_remembered() {
        wrong("anna", "10.0.0.1", 5);
        for (int i = 0; i < 10_000; i++) {
            wrong("n" + i, "10.1." + i, 1);
        }

        assertThat(attempts.take("anna", "10.0.0.1")).isTrue();
    }
}
