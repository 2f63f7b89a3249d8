package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.system.clinic.Pages.isLive;
import static org.carequeue.system.clinic.Pages.visible;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.clinic.ThreadsOf;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;

/// A service whose one thread that matters stands still, or has ended: it answers, its sockets are open, and nothing moves.
class StandstillIT {

    /// Until a page says so: eight seconds, and what a machine makes of them that has much else to do. That it is within ten
    /// is counted in StandstillTest.
    private static final Duration SEEN = Duration.ofSeconds(45);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    /// A thread, and the process that it ends with.
    private record Writer(Service service, String prefix, String thread) {
    }

    @Test
    void a_page_says_that_the_board_stands_still_and_heals_when_it_goes_on() {
        try (var clinic = RunningClinic.start(folder, ThreadsOf.OPEN_TO_DEBUGGERS);
                var browsers = new Browsers("standstill")) {
            // Given
            var screen = browsers.open("screen", clinic.page("/screen?lang=en"));
            isLive(screen);
            try (var threads = ThreadsOf.process(clinic, "gateway")) {
                // When
                threads.hold("sequencer");

                // Then
                isNotLiveWithin(SEEN, screen);
                assertThat(visible(screen, "connection-banner").textContent()).contains("Not live since ");
                assertThat(clinic.operator(Service.GATEWAY).isReady()).isFalse();
                browsers.picture(screen, "stands-still");

                // When
                threads.release("sequencer");

                // Then
                isLive(screen);
            }
            assertThat(screen.locator("[data-testid=connection-banner]").count()).isZero();
            clinic.awaitReady(Service.GATEWAY);
            assertThat(clinic.log()).doesNotContain("it is started again");
        }
    }

    @Test
    void a_page_whose_event_loop_is_blocked_says_so_and_shows_what_it_missed_when_the_loop_goes_on() {
        try (var clinic = RunningClinic.start(folder, ThreadsOf.OPEN_TO_DEBUGGERS);
                var browsers = new Browsers("standstill")) {
            // Given
            var screen = browsers.open("screen", clinic.page("/screen?lang=en"));
            var doctor = browsers.open("doctor", clinic.page("/doctor?lang=en&room=1"));
            isLive(screen);
            isLive(doctor);
            clinic.rest().persist("/api/tickets", "{}", "before").expect(201);
            visible(doctor, "waiting-A001");
            try (var threads = ThreadsOf.process(clinic, "gateway")) {
                // When
                threads.holdAll("vert.x-eventloop-thread-");

                // Then
                isNotLiveWithin(SEEN, screen);
                isNotLiveWithin(SEEN, doctor);
                browsers.picture(doctor, "loops-are-blocked");
                new Rest(clinic.address(Service.TRIAGE)).post("/rooms/1/next", "", "Authorization",
                        clinic.pass(Service.TRIAGE, "doctor")).expect(200);

                // When
                threads.releaseAll("vert.x-eventloop-thread-");

                // Then
                visible(screen, "called-A001");
                isLive(screen);
                isLive(doctor);
            }
            clinic.awaitReady(Service.GATEWAY);
        }
    }

    @Test
    @Tag("soak")
    void a_process_whose_single_writer_ends_ends_with_one_line_and_is_started_again_alone_and_pages_heal() {
        try (var clinic = RunningClinic.start(folder, ThreadsOf.OPEN_TO_DEBUGGERS);
                var browsers = new Browsers("standstill")) {
            var screen = browsers.open("screen", clinic.page("/screen?lang=en"));
            isLive(screen);
            clinic.rest().persist("/api/tickets", "{}", "before").expect(201);

            for (var writer : List.of(new Writer(Service.GATEWAY, "gateway", "sequencer"),
                    new Writer(Service.GATEWAY, "gateway", "board-keeper"),
                    new Writer(Service.TRIAGE, "triage", "desk-triage-service"))) {
                // Given
                var before = clinic.pid(writer.service());
                var others = pidsBut(writer.service(), clinic);

                // When
                try (var threads = ThreadsOf.process(clinic, writer.prefix())) {
                    threads.interrupt(writer.thread());
                    isNotLiveWithin(SEEN, screen);
                }
                browsers.picture(screen, writer.thread() + "-has-ended");

                // Then
                Awaitility.await("another process").atMost(PATIENCE).until(() -> clinic.pid(writer.service()) != before);
                clinic.awaitReady(writer.service());
                isLive(screen);
                assertThat(pidsBut(writer.service(), clinic)).isEqualTo(others);
                assertThat(clinic.log().lines().filter(line -> line.startsWith(writer.prefix())
                        && line.contains("so the process ends: thread=" + writer.thread()
                                + " cause=java.lang.InterruptedException")))
                        .hasSize(1);
                assertThat(clinic.log()).contains(writer.service().folder()
                        + " ended itself because a part without which nothing goes on had ended (exit code 70)");
            }

            // Then: nothing is lost, and the clinic goes on
            assertThat(clinic.rest().persist("/api/rooms/1/next", "", "next").expect(200).text("number")).isEqualTo("A001");
            screen.waitForFunction("() => document.body.innerText.includes('A001')");
        }
    }

    private static List<Long> pidsBut(Service one, RunningClinic clinic) {
        return Service.queue().stream().filter(service -> service != one).map(clinic::pid).toList();
    }

    private static void isNotLiveWithin(Duration time, Page page) {
        page.waitForFunction("() => document.documentElement.dataset.live === 'false'", null,
                new Page.WaitForFunctionOptions().setTimeout(time.toMillis()).setPollingInterval(50));
    }
}
