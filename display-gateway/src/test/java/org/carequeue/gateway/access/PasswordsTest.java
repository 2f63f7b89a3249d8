package org.carequeue.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.carequeue.bridge.desk.RefusedException;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void a_hash_is_argon2id_with_the_costs_that_it_names_and_salt_of_its_own() {
        var one = passwords.hash("a long enough one");

        assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(passwords.hash("a long enough one"));
        assertThat(passwords.isRight("a long enough one", Optional.of(one))).isTrue();
        assertThat(passwords.isRight("a long enough on", Optional.of(one))).isFalse();
        assertThat(passwords.isRight("", Optional.of(one))).isFalse();
    }

    @Test
    void where_there_is_nobody_no_password_is_right_and_it_takes_as_much_work() {
        // Warmed first, so that the two are compared by what they do.
        var hash = Optional.of(passwords.hash("a long enough one"));
        for (int i = 0; i < 5; i++) {
            assertThat(passwords.isRight("nobody's password", Optional.empty())).isFalse();
            assertThat(passwords.isRight("another one, wrong", hash)).isFalse();
        }
        var somebody = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            passwords.isRight("another one, wrong", hash);
        }
        somebody = System.nanoTime() - somebody;
        var nobody = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            passwords.isRight("another one, wrong", Optional.empty());
        }
        nobody = System.nanoTime() - nobody;

        // Far apart where one of them does nothing.
        assertThat((double) nobody / somebody).isBetween(0.01, 100.0);
    }

    @Test
    void more_than_can_wait_are_asked_to_come_again() throws InterruptedException {
        var done = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < Passwords.AT_ONCE + Passwords.MOST_WAITING; i++) {
            threads.add(Thread.ofPlatform().start(() -> passwords.inTurn(() -> awaited(done))));
        }
        await().until(() -> passwords.waiting() == Passwords.MOST_WAITING);

        assertThatThrownBy(() -> passwords.hash("a long enough one")).isInstanceOfSatisfying(RefusedException.class,
                refused -> assertThat(refused.refusal().code()).isEqualTo("busy"));

        done.countDown();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(passwords.hash("a long enough one")).isNotEmpty();
    }

    private static boolean awaited(CountDownLatch done) {
        try {
            done.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
