package org.carequeue.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.events.Roles;
import org.carequeue.gateway.access.AccessCommand.AddPerson;
import org.carequeue.gateway.access.AccessCommand.RemovePerson;
import org.carequeue.gateway.access.AccessCommand.SetPassword;
import org.carequeue.gateway.access.AccessCommand.SetRoles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/// Quick codes over a desk and a journal as they are, with a clock that is set.
class QuickCodesTest {

    private static final String ADDRESS = "10.0.0.1";
    private static final String PASSWORD = "a long enough one";
    private static final String CODE = "4071";
    private static final String OTHER = "4072";
    private static final Duration LONGEST = Duration.ofHours(14);

    @TempDir
    Path folder;

    private final MovingClock clock = new MovingClock();
    private static final int LITTLE = 64;

    private final Passwords passwords = new Passwords(LITTLE, new SecureRandom());
    private final AtomicLong ids = new AtomicLong();
    private AccessDesk desk;
    private AccessSettings settings;
    private SignIn signIn;
    private QuickCodes codes;

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-11-23T08:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void open() throws IOException {
        open(true);
        for (var name : List.of("boss", "anna", "bert")) {
            desk.submit(new AddPerson(name, "Dr " + name, Set.of(name.equals("boss") ? Roles.MANAGER : Roles.DOCTOR),
                    passwords.hash(PASSWORD)), "boss", ADDRESS).toCompletableFuture().join();
        }
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void open(boolean allowed) throws IOException {
        settings = TestSettings.with("quick-code.allowed", String.valueOf(allowed));
        desk = AccessDesk.open(folder, "clinic", new Directory(clock), clock, () -> "id-" + ids.incrementAndGet(),
                new Fatal(() -> {
                    throw new IllegalStateException("ended");
                }));
        signIn = new SignIn(desk, passwords, new Attempts(settings.wrong()), new SecureRandom(), settings,
                new SimpleMeterRegistry());
        codes = new QuickCodes(desk, passwords, signIn, new SecureRandom(), settings);
    }

    private LiveSession session(String name) {
        return session(signIn.signIn(name, PASSWORD, ADDRESS));
    }

    private LiveSession session(SignIn.In in) {
        return desk.directory().session(in.token().id()).orElseThrow();
    }

    private SessionToken setBy(String name) {
        return codes.set(session(name), Optional.empty(), PASSWORD, CODE, ADDRESS);
    }

    private LiveSession comesBack(SessionToken browser, String name) {
        return session(codes.begin(Optional.of(browser), name, CODE, ADDRESS));
    }

    /// The code of the refusal; empty where there is none.
    private static String refusal(Callable<?> act) throws Exception {
        try {
            act.call();
            return "";
        } catch (RefusedException refused) {
            return refused.refusal().code();
        }
    }

    private String tries(SessionToken browser, String name, String code) throws Exception {
        return refusal(() -> codes.begin(Optional.of(browser), name, code, ADDRESS));
    }

    private List<String> at(SessionToken browser) {
        return codes.at(Optional.of(browser)).stream().map(PersonView::name).toList();
    }

    private String journal() throws IOException {
        return Files.readString(folder.resolve("access/journal/000001.journal"));
    }

    // ── what it is good for ──

    @Test
    void who_has_set_one_comes_back_in_that_browser_and_in_no_other() throws Exception {
        var browser = setBy("anna");
        assertThat(codes.set(session("bert"), Optional.of(browser), PASSWORD, OTHER, ADDRESS)).isEqualTo(browser);
        assertThat(at(browser)).containsExactly("anna", "bert");

        assertThat(comesBack(browser, "anna").person().name()).isEqualTo("anna");

        var elsewhere = setBy("bert");
        assertThat(tries(elsewhere, "anna", CODE)).isEqualTo("quick-code-over");
        assertThat(tries(SessionToken.fresh(new SecureRandom()), "anna", CODE)).isEqualTo("quick-code-over");
        assertThat(refusal(() -> codes.begin(Optional.empty(), "anna", CODE, ADDRESS))).isEqualTo("quick-code-over");
        assertThat(tries(browser, "nobody", CODE)).isEqualTo("quick-code-over");
        assertThat(tries(browser, "bert", CODE)).isEqualTo("wrong-code");
        assertThat(at(elsewhere)).containsExactly("bert");
    }

    @Test
    void a_session_that_begins_by_a_code_lasts_no_longer_than_that_of_the_password() throws Exception {
        var browser = setBy("anna");
        var until = clock.instant().plus(LONGEST);
        clock.pass(Duration.ofHours(13));
        var back = comesBack(browser, "anna");
        assertThat(back.session().until()).isEqualTo(until);
        codes.set(back, Optional.of(browser), PASSWORD, CODE, ADDRESS);

        clock.pass(Duration.ofHours(1).minusMillis(1));
        comesBack(browser, "anna");
        clock.pass(Duration.ofMillis(1));

        assertThat(tries(browser, "anna", CODE)).isEqualTo("quick-code-over");
        assertThat(at(browser)).isEmpty();
    }

    @Test
    void whoever_sets_one_shows_the_password_and_wrong_ones_count() throws Exception {
        var session = session("anna");
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(() -> codes.set(session, Optional.empty(), "not this one", CODE, ADDRESS)))
                    .isEqualTo("wrong-old-password");
        }
        assertThat(refusal(() -> codes.set(session, Optional.empty(), PASSWORD, CODE, ADDRESS))).isEqualTo("too-many-sign-ins");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "123", "4321", "1234", "012345", "890123", "1111", "00000000", "123456789", "40 71", "407a",
            "\u0664\u0660\u0667\u0661", " 4071" })
    void a_code_has_four_to_eight_digits_that_are_not_the_first_to_be_tried(String code) throws Exception {
        var session = session("anna");
        assertThat(refusal(() -> codes.set(session, Optional.empty(), PASSWORD, code, ADDRESS))).isEqualTo("weak-code");
    }

    // ── guessing ──

    @Test
    void after_four_wrong_ones_only_the_password_helps_also_across_a_restart() throws Exception {
        var browser = setBy("anna");
        for (int i = 0; i < 3; i++) {
            assertThat(tries(browser, "anna", OTHER)).isEqualTo("wrong-code");
        }
        desk.close();
        open(true);

        assertThat(tries(browser, "anna", OTHER)).isEqualTo("quick-code-over");

        assertThat(tries(browser, "anna", CODE)).isEqualTo("quick-code-over");
        assertThat(at(browser)).isEmpty();
        assertThat(journal()).containsPattern("\"type\":\"quick-code-ended\"[^\n]*\"why\":\"guessed\"");
        signIn.signIn("anna", PASSWORD, ADDRESS);
    }

    @Test
    void whoever_is_right_has_made_no_mistakes() throws Exception {
        var browser = setBy("anna");
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 3; i++) {
                assertThat(tries(browser, "anna", OTHER)).isEqualTo("wrong-code");
            }
            comesBack(browser, "anna");
        }
    }

    @Test
    void what_has_not_the_form_of_a_code_is_no_attempt() throws Exception {
        var browser = setBy("anna");
        for (int i = 0; i < 10; i++) {
            assertThat(tries(browser, "anna", "x".repeat(5_000))).isEqualTo("weak-code");
        }
        comesBack(browser, "anna");
    }

    @Test
    void of_many_guesses_at_once_no_more_are_looked_at_than_one_after_the_other() throws Exception {
        var browser = setBy("anna");
        var outcomes = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = new ArrayList<Callable<String>>();
            for (int i = 0; i < 60; i++) {
                var guess = String.valueOf(5_000 + 7 * i);
                tries.add(() -> tries(browser, "anna", guess));
            }
            for (var outcome : threads.invokeAll(tries)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).doesNotContain("");
        assertThat(Pattern.compile("\"type\":\"quick-code-wrong\"").matcher(journal()).results().count()).isBetween(1L, 4L);
    }

    // ── when it ends ──

    @ParameterizedTest
    @ValueSource(strings = { "password", "own password", "roles", "removed", "forgotten", "signed out" })
    void it_ends_with_whatever_becomes_of_its_person(String what) throws Exception {
        var browser = setBy("anna");
        codes.set(session("bert"), Optional.of(browser), PASSWORD, CODE, ADDRESS);

        switch (what) {
            case "password" -> decided(new SetPassword("anna", "another"));
            case "own password" -> signIn.changePassword(session("anna"), PASSWORD, "another long one", ADDRESS);
            case "roles" -> decided(new SetRoles("anna", Set.of(Roles.NURSE)));
            case "removed" -> decided(new RemovePerson("anna"));
            case "forgotten" -> codes.end(Optional.of(browser), "anna", SessionEnd.REVOKED, ADDRESS);
            default -> codes.end(Optional.of(browser), "anna", SessionEnd.SIGNED_OUT, ADDRESS);
        }

        assertThat(tries(browser, "anna", CODE)).isEqualTo("quick-code-over");
        assertThat(at(browser)).containsExactly("bert");
        comesBack(browser, "bert");
    }

    private void decided(AccessCommand command) {
        desk.submit(command, "boss", ADDRESS).toCompletableFuture().join();
    }

    @Test
    void the_same_roles_again_end_none() throws Exception {
        var browser = setBy("anna");
        decided(new SetRoles("anna", Set.of(Roles.DOCTOR)));
        comesBack(browser, "anna");
    }

    @Test
    void where_a_clinic_has_none_nobody_sets_one_and_those_that_were_set_are_good_for_nothing() throws Exception {
        var browser = setBy("anna");
        desk.close();
        open(false);

        assertThat(tries(browser, "anna", CODE)).isEqualTo("quick-codes-off");
        assertThat(refusal(() -> codes.set(session("anna"), Optional.empty(), PASSWORD, CODE, ADDRESS)))
                .isEqualTo("quick-codes-off");
        assertThat(at(browser)).isEmpty();
        assertThat(codes.areAllowed()).isFalse();
    }

    // ── what is kept ──

    @Test
    void a_browser_in_which_nobody_has_one_gets_a_token_that_nobody_has_put_there() {
        var planted = SessionToken.fresh(new SecureRandom());
        assertThat(codes.set(session("anna"), Optional.of(planted), PASSWORD, CODE, ADDRESS)).isNotEqualTo(planted);
    }

    @Test
    void whoever_reads_the_journal_can_try_no_digits_and_reads_who_came_back_when() throws Exception {
        var browser = setBy("anna");
        comesBack(browser, "anna");
        var hash = desk.directory().quickCode(browser.id(), "anna").orElseThrow().hash();

        assertThat(passwords.isRight(CODE, Optional.of(hash))).isFalse();
        assertThat(passwords.isRight(CODE + " " + browser.value(), Optional.of(hash))).isTrue();
        assertThat(journal()).doesNotContain(browser.value())
                .containsPattern("\"type\":\"quick-code-set\"[^\n]*\"actor\":\"anna\",\"workplace\":\"10.0.0.1\"")
                .containsPattern("\"type\":\"quick-code-used\"[^\n]*\"actor\":\"anna\",\"workplace\":\"10.0.0.1\"");
        assertThat(desk.directory().quickCode(browser.id(), "anna").orElseThrow().toString()).doesNotContain(hash);
    }

    @Test
    void there_are_so_many_in_a_browser_and_no_more() {
        var browser = setBy("anna");
        for (int i = 0; i < QuickCodeRules.MOST_AT_A_BROWSER; i++) {
            var name = "p" + i;
            decided(new AddPerson(name, name, Set.of(Roles.NURSE), "hash"));
            decided(new AccessCommand.BeginSession(name, "hash", "session of " + name, LONGEST));
            decided(new AccessCommand.SetQuickCode(name, "hash", "session of " + name, browser.id(), "hash of a code"));
        }
        assertThat(at(browser)).hasSize(QuickCodeRules.MOST_AT_A_BROWSER).doesNotContain("anna").contains("p0");
    }

    @Test
    void it_is_swept_away_when_it_is_over() {
        var browser = setBy("anna");
        clock.pass(LONGEST);
        new Sweeper(desk, settings).sweep();
        await().untilAsserted(() -> assertThat(desk.directory().quickCode(browser.id(), "anna")).isEmpty());
    }
}
