package org.carequeue.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.carequeue.launcher.cache.Training;
import org.carequeue.launcher.files.RunLock;
import org.carequeue.launcher.process.Ending;
import org.carequeue.launcher.process.Tether;
import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.settings.Settings;
import org.carequeue.launcher.up.Down;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher as a process of its own, and what signals do to it.
@Tag("slow")
class LauncherTest {

    @TempDir
    Path folder;

    private final List<Process> launchers = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>(Map.of(Settings.START_CACHE, "off"));

    @AfterEach
    void leave_nothing_running() {
        Ending.of(launchers.stream().map(Process::toHandle).toList(), Duration.ofSeconds(20));
    }

    @Test
    void a_termination_signal_stops_everything_and_is_a_success() throws Exception {
        var home = FakeHome.in(folder);
        var launcher = up(home);
        var services = services(home);

        launcher.destroy();

        assertThat(launcher.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isZero();
        assertThat(services).hasSize(5).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void services_do_not_outlive_a_launcher_that_was_killed() throws Exception {
        assumeThat(Tether.OF_THIS_MACHINE).contains("setpriv");
        var home = FakeHome.in(folder);
        var launcher = up(home);
        var services = services(home);

        launcher.destroyForcibly();

        await("the services are gone").atMost(Duration.ofSeconds(10))
                .until(() -> services.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(services).hasSize(5);
        assertThat(RunLock.isHeld(home.runFolder())).isFalse();
    }

    @Test
    void down_stops_a_run_in_another_process() throws Exception {
        var home = FakeHome.in(folder);
        var launcher = up(home);
        var services = services(home);

        var down = launch(home, "down");

        assertThat(down.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(down.exitValue()).isZero();
        assertThat(output("down")).isEqualTo("CareQueue on %s is stopped.\n".formatted(home.data()));
        assertThat(launcher.isAlive()).isFalse();
        assertThat(services).hasSize(5).noneMatch(ProcessHandle::isAlive);
        assertThat(new Down(home.path(), home.data(), System.out).run()).isZero();
    }

    @Test
    void start_caches_that_cannot_be_made_in_the_background_keep_nothing_from_running() throws Exception {
        variables.putAll(Map.of(Settings.START_CACHE, "on", "CAREQUEUE_BUILD", ""));
        var home = FakeHome.in(folder);
        var launcher = up(home);

        // What stands in for the gateway has no pages.
        await("an end of the training").atMost(Duration.ofSeconds(60)).until(() -> output("up")
                .contains("carequeue | The start caches could not be made; the services start more slowly without them. "
                        + "The rehearsal failed: GET /kiosk was answered with 404"));

        assertThat(services(home)).hasSize(5).allMatch(ProcessHandle::isAlive);
        assertThat(Training.isDone(home.path())).isFalse();
        launcher.destroy();
        assertThat(launcher.waitFor()).isZero();
    }

    @Test
    void what_runs_in_the_background_ends_with_the_system() throws Exception {
        variables.putAll(Map.of(Settings.START_CACHE, "on", "CAREQUEUE_BUILD", ""));
        var home = FakeHome.in(folder);
        var launcher = up(home);
        await("a training").atMost(Duration.ofSeconds(30)).until(() -> output("up").contains("making the start caches"));
        var processes = launcher.descendants().toList();

        launcher.destroy();

        assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(processes).hasSizeGreaterThan(4).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void nothing_is_made_in_the_background_where_nothing_may_be_built() throws Exception {
        variables.putAll(Map.of(Settings.START_CACHE, "on", "CAREQUEUE_BUILD", "never"));
        var home = FakeHome.in(folder);
        var launcher = up(home);

        launcher.destroy();

        assertThat(launcher.waitFor()).isZero();
        assertThat(output("up")).doesNotContain("start caches");
    }

    @Test
    void a_refusal_is_one_sentence_and_an_exit_code() throws Exception {
        var home = FakeHome.in(folder);

        var wrong = launch(home, "up", "--colour", "blue");

        assertThat(wrong.waitFor()).isEqualTo(64);
        assertThat(output("up"))
                .startsWith("carequeue: --colour is not an option here; those known are --access, --clinic-file, ")
                .hasLineCount(1);
    }

    @Test
    void numbers_have_the_same_digits_in_every_country() throws Exception {
        var home = FakeHome.in(folder);
        // The JVM's own variable: the options come before those of the command.
        variables.put("JDK_JAVA_OPTIONS", "-Duser.language=ar -Duser.country=EG");

        var wrong = launch(home, "up", "--gateway-port", "99999");

        assertThat(wrong.waitFor()).isEqualTo(1);
        assertThat(output("up")).contains("must be a number from 1 to 65535, not");
    }

    private Process up(FakeHome home) throws IOException {
        var launcher = launch(home, "up");
        await("CareQueue is up").atMost(Duration.ofSeconds(30)).until(() -> output("up").contains("CareQueue is up"));
        return launcher;
    }

    private Process launch(FakeHome home, String... arguments) throws IOException {
        var command = new ArrayList<String>(List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1",
                "-Dcarequeue.home=" + home.path(), "-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve(arguments[0] + ".out").toFile());
        builder.environment().putAll(home.environment());
        builder.environment().put(Settings.DATA, home.data().toString());
        // Starts a small JVM faster.
        builder.environment().put(Settings.JAVA_OPTS, "-XX:TieredStopAtLevel=1");
        builder.environment().putAll(variables);
        var process = builder.start();
        launchers.add(process);
        return process;
    }

    private String output(String command) throws IOException {
        return Files.readString(folder.resolve(command + ".out"));
    }

    private static List<ProcessHandle> services(FakeHome home) {
        await("the one for which nobody waits is started").atMost(Duration.ofSeconds(20))
                .until(() -> home.runFolder().process(Service.STATISTICS.module()).isPresent());
        return Stream.of(Service.values())
                .map(service -> home.runFolder().process(service.module()).orElseThrow()).toList();
    }
}
