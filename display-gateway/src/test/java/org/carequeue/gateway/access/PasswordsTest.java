package org.carequeue.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.carequeue.bridge.desk.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final String SALT_AND_HASH = "bm9ib2R5J3Mgc2FsdCwgb2YgMzIgYnl0ZXMgLi4u$Y3Zq0o2bB7m3eJ9m8o0kZ1Q5xq7m0xw2c4n6p8r0t2A";

    private final Passwords passwords = new Passwords(new SecureRandom());

    @Test
    void a_hash_is_argon2id_with_the_costs_that_it_names_and_salt_of_its_own() {
        var one = passwords.hash("a long enough one");

        assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(passwords.hash("a long enough one"));
        assertThat(passwords.isRight("a long enough one", Optional.of(one))).isTrue();
        assertThat(passwords.isRight("a long enough on", Optional.of(one))).isFalse();
        assertThat(passwords.isRight("", Optional.of(one))).isFalse();
    }

    /// Journals keep them for ever. These were made by another library, password4j 1.8.4.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a long enough one | $argon2id$v=19$m=19456,t=2,p=1$+55TI+xWoJE6Q08pfinMwA$CjVsO01rN9XVChHvT4XXR1IHY3kHTYWKdGPHJ7bWTgU
            contraseña – 密码 €10 | $argon2id$v=19$m=19456,t=2,p=1$SGbsGaV+TUI5P8u4el0l6Q$wB5wBFMDHXtmdYwV9JOfCe+MZ6lBybnE16rJ/blduwo
            """)
    void a_hash_that_was_made_before_is_still_right(String password, String hash) {
        assertThat(passwords.isRight(password, Optional.of(hash))).isTrue();
        assertThat(passwords.isRight(password + ".", Optional.of(hash))).isFalse();
        assertThat(PasswordHash.of(hash)).hasToString(hash);
    }

    /// The costs are taken from the text, and a hash that was made with others stays good.
    @Test
    void a_hash_is_looked_at_with_its_own_costs() {
        var little = new Passwords(64, new SecureRandom()).hash("a long enough one");

        assertThat(little).startsWith("$argon2id$v=19$m=64,");
        assertThat(passwords.isRight("a long enough one", Optional.of(little))).isTrue();
        assertThat(passwords.isRight("a long enough one", Optional.of(little.replace("t=2", "t=3")))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "m=7,t=2,p=1", "m=47105,t=2,p=1", "m=2000000,t=2,p=1", "m=-64,t=2,p=1", "m=64,t=0,p=1",
            "m=64,t=11,p=1", "m=64,t=2,p=2", "m=64,t=2" })
    void costs_out_of_bounds_are_not_worked(String costs) {
        assertThatThrownBy(() -> PasswordHash.of("$argon2id$v=19$" + costs + "$" + SALT_AND_HASH))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining(SALT_AND_HASH);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "$", "$argon2i$v=19$m=64,t=2,p=1$" + SALT_AND_HASH,
            "$argon2id$v=16$m=64,t=2,p=1$" + SALT_AND_HASH,
            "$argon2id$v=19$m=64,t=2,p=1$" + SALT_AND_HASH + "A", "$argon2id$v=19$m=64,t=2,p=1$" + SALT_AND_HASH + "\n",
            "$argon2id$v=19$m=64,t=2,p=1$c2hvcnQ$Y3Zq0o2bB7m3eJ9m8o0kZ1Q5xq7m0xw2c4n6p8r0t2A" })
    void what_is_no_hash_is_not_worked(String text) {
        assertThatThrownBy(() -> PasswordHash.of(text)).isInstanceOf(IllegalArgumentException.class);
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
