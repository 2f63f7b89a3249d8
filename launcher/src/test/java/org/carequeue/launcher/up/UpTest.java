package org.carequeue.launcher.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.carequeue.launcher.FakeHome;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.settings.Settings;
import org.carequeue.launcher.supervise.BackOff;
import org.carequeue.launcher.supervise.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole runs in this JVM, with processes that stand in for the services.
class UpTest {

    private static final BackOff SHORT = new BackOff(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofSeconds(60));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicReference<Runnable> stop = new AtomicReference<>(() -> {
    });

    @AfterEach
    void leave_nothing_running() {
        stop.get().run();
    }

    @Test
    void all_services_run_die_come_back_and_stop() throws Exception {
        var home = FakeHome.in(folder);
        var end = start(home.settings());

        await("all are ready").atMost(Duration.ofSeconds(30)).until(() -> out().contains("CareQueue is up"));
        assertThat(out())
                .contains("ticket    | ticket-service stores in " + home.data())
                .contains("gateway   | display-gateway stores in")
                .contains("carequeue |     kiosk       http://127.0.0.1:%d/kiosk".formatted(home.port(Service.GATEWAY)))
                .containsPattern("carequeue \\| pharmacy-service is ready after ");

        var triage = home.runFolder().process("triage-service").orElseThrow();
        triage.destroyForcibly();
        await("another process").atMost(Duration.ofSeconds(30)).until(() -> home.runFolder().process("triage-service")
                .filter(process -> process.pid() != triage.pid()).isPresent());
        assertThat(out()).contains("carequeue | triage-service was ended by signal 9; it is started again in ");
        await("ready again").atMost(Duration.ofSeconds(30))
                .until(() -> out().split("triage-service   is ready after", -1).length == 3);

        assertThatThrownBy(() -> new Up(home.settings(), stream(out), stream(err), SHORT, (_, _) -> null).run(ignored -> {
        })).hasMessageStartingWith("CareQueue is already running on " + home.data());

        var ticket = home.runFolder().process("ticket-service").orElseThrow();
        stop.get().run();

        assertThat(end.get()).isZero();
        assertThat(ticket.isAlive()).isFalse();
        assertThat(home.runFolder().path()).isDirectoryNotContaining("glob:**.pid");
        assertThat(out()).endsWith("carequeue | CareQueue is stopped\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void a_service_that_ends_itself_is_started_again_alone_as_often_as_it_does() throws Exception {
        var home = FakeHome.in(folder);
        var end = start(home.settings());
        await("all are ready").atMost(Duration.ofSeconds(30)).until(() -> out().contains("CareQueue is up"));
        var others = pids(home, Service.TICKET, Service.TRIAGE, Service.PHARMACY);

        for (var time = 1; time <= 3; time++) {
            var times = time;
            assertThat(Readiness.ask("http://127.0.0.1:%d/end?".formatted(home.managementPort(Service.GATEWAY))))
                    .returns(false, Readiness::isReady);
            await("ready again").atMost(Duration.ofSeconds(60))
                    .until(() -> out().split("display-gateway  is ready after", -1).length == 2 + times);
        }

        assertThat(out().split("display-gateway ended itself because a part without which nothing goes on had ended"
                + " \\(exit code 70\\); it is started again in ", -1)).hasSize(4);
        assertThat(pids(home, Service.TICKET, Service.TRIAGE, Service.PHARMACY)).isEqualTo(others);
        stop.get().run();
        assertThat(end.get()).isZero();
    }

    private static List<Long> pids(FakeHome home, Service... services) {
        return Stream.of(services).map(service -> home.runFolder().process(service.module()).orElseThrow().pid()).toList();
    }

    @Test
    void what_is_left_out_is_neither_started_nor_stopped_and_keeps_its_port() throws Exception {
        var home = FakeHome.in(folder);
        Files.delete(Service.TICKET.jar(folder));
        var settings = home.settings("--without", "ticket-service");
        try (var itsPort = new ServerSocket(home.port(Service.TICKET), 1, InetAddress.getLoopbackAddress())) {
            var end = start(settings);

            await("the others are ready").atMost(Duration.ofSeconds(30)).until(() -> out().contains("CareQueue is up"));
            assertThat(out()).contains("carequeue | leaving out ticket-service, which the others look for on port "
                    + itsPort.getLocalPort()).doesNotContain("ticket    |");
            assertThat(home.runFolder().process("ticket-service")).isEmpty();
            stop.get().run();
            assertThat(end.get()).isZero();
        }
    }

    @Test
    void pages_are_promised_by_a_run_that_has_them() throws Exception {
        var home = FakeHome.in(folder);
        var end = start(home.settings("--without", "display-gateway"));

        await("the others are ready").atMost(Duration.ofSeconds(30)).until(() -> out().contains("CareQueue is up"));

        assertThat(out()).doesNotContain("/kiosk")
                .contains("its pages will be at http://127.0.0.1:%d, once you run display-gateway"
                        .formatted(home.port(Service.GATEWAY)));
        stop.get().run();
        assertThat(end.get()).isZero();
    }

    @Test
    void a_service_that_ends_at_its_start_ends_the_run_with_its_last_words() throws Exception {
        var home = FakeHome.in(folder);

        var exitCode = start(home.settings("--java-opts", "-Dfake.fails=ticket-service")).get();

        assertThat(exitCode).isEqualTo(1);
        assertThat(err()).isEqualTo("""
                carequeue: ticket-service ended with exit code 7 before CareQueue was up. Its last lines:
                    the journal of ticket-service is damaged
                """);
        assertThat(home.runFolder().leftovers(folder)).isEmpty();
    }

    @Test
    void a_service_that_is_not_ready_in_time_ends_the_run_with_what_it_says() throws Exception {
        var home = FakeHome.in(folder);

        var exitCode = start(home.settings("--java-opts", "-Dfake.unready=display-gateway", "--start-seconds", "3")).get();

        assertThat(exitCode).isEqualTo(1);
        assertThat(err()).startsWith(
                "carequeue: display-gateway is still not ready after 3 s (503 { \"status\": \"DOWN\" }). Its last lines:\n");
    }

    /// On a thread of its own, which lives as long as the processes that it starts.
    private CompletableFuture<Integer> start(Settings settings) {
        var end = new CompletableFuture<Integer>();
        Thread.ofPlatform().name("up").start(() -> {
            try {
                end.complete(new Up(settings, stream(out), stream(err), SHORT, (_, _) -> null).run(stop::set));
            } catch (Refusal refusal) {
                end.completeExceptionally(refusal);
            }
        });
        return end;
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
