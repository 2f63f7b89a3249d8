package org.carequeue.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.carequeue.launcher.FakeHome;
import org.carequeue.launcher.FakePlayer;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneId.of("America/Lima"));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void its_clock_begins_at_the_start_of_today_and_its_data_lie_in_a_folder_of_their_own() throws Exception {
        var home = FakeHome.in(folder);

        demo(home, "--pace", "120", "--start", "10:30").prepare();

        assertThat(folder.resolve("target/demo/demo-clock.properties")).content()
                .contains("began=2026-11-22T20:00:08Z\n", "from=2026-11-22T15:30:00Z\n", "pace=120\n");
        assertThat(home.data()).doesNotExist();
    }

    @Test
    void what_an_earlier_demo_has_left_is_deleted() throws Exception {
        var home = FakeHome.in(folder);
        demo(home).prepare();
        var journal = Files.createDirectories(folder.resolve("target/demo/ticket-service/journal"));

        demo(home).prepare();

        assertThat(journal).doesNotExist();
        assertThat(folder.resolve("target/demo/demo-clock.properties")).exists();
    }

    @Test
    void a_clinic_s_data_are_refused_and_stay() throws Exception {
        var home = FakeHome.in(folder);
        var journal = Files.createDirectories(home.data().resolve("triage-service/journal"));

        assertThatThrownBy(() -> demo(home, "--data", "data").prepare()).hasMessageContaining("is no demo's");

        assertThat(journal).exists();
        assertThat(home.data().resolve("demo-clock.properties")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({ "--pace,1", "--pace,601", "--pace,fast", "--start,nine", "--seed,-1", "--seed,x", "--then,go",
            "--days,3", "--without,ticket-service", "--access,open" })
    void what_makes_no_sense_is_refused(String option, String value) throws IOException {
        var home = FakeHome.in(folder);

        assertThatThrownBy(() -> demo(home, option, value)).isInstanceOf(Refusal.class).hasMessageContaining(option);
    }

    @Test
    void the_day_is_played_once_all_are_ready_and_the_demo_ends_with_it_if_it_is_to() throws Exception {
        var home = FakeHome.in(folder);
        FakeHome.writeJar(Files.createDirectories(folder.resolve("demo/target")).resolve("demo.jar"), FakePlayer.class);

        var exitCode = run(home, "--then", "stop", "--seed", "7");

        assertThat(exitCode).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).containsSubsequence("CareQueue is up, with its data in",
                "sign in with one press, or by the password carequeue-demo",
                "demo      | plays http://127.0.0.1:%d carequeue-demo 7".formatted(home.port(Service.GATEWAY)),
                "CareQueue is stopped");
    }

    @Test
    void a_day_that_could_not_be_played_is_a_failure() throws Exception {
        var home = FakeHome.in(folder);
        FakeHome.writeJar(Files.createDirectories(folder.resolve("demo/target")).resolve("demo.jar"), FakePlayer.class);

        assertThat(run(home, "--then", "stop", "--seed", "13")).isEqualTo(1);
    }

    @Test
    void a_day_that_is_broken_off_by_a_stop_is_none() throws Exception {
        var home = FakeHome.in(folder);
        FakeHome.writeJar(Files.createDirectories(folder.resolve("demo/target")).resolve("demo.jar"), FakePlayer.class);

        var exitCode = demo(home, "--seed", "21").run(stop -> Thread.ofPlatform().daemon().start(() -> {
            await().atMost(Duration.ofMinutes(1)).until(() -> out.toString(StandardCharsets.UTF_8).contains("plays"));
            stop.run();
        }));

        assertThat(exitCode).isZero();
    }

    @Test
    void everybody_can_sign_in_to_it_so_it_is_for_this_machine_alone() throws Exception {
        var home = FakeHome.in(folder);

        assertThatThrownBy(() -> run(home, "--host", "0.0.0.0")).isInstanceOf(Refusal.class)
                .hasMessageContaining("for this machine alone");
    }

    private int run(FakeHome home, String... options) throws Refusal {
        return demo(home, options).run(_ -> {
        });
    }

    private Demo demo(FakeHome home, String... options) throws Refusal {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Demo(DemoSettings.from(home.environment(), List.of(options), folder, folder), CLOCK, stream, stream);
    }
}
