package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.BoardClient;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/// SIGSTOP: a process that is there, whose connections are open, and that does nothing.
class StoppedProcessIT {

    /// Within which a dead peer is seen: ten seconds, and what the machine makes of them.
    private static final Duration SEEN = Duration.ofSeconds(12);
    private static final Duration CONVERGED = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /// Just above the deadline, so that a normal run has it, too.
    @Test
    void a_stopped_service_is_seen_within_ten_seconds_and_all_is_well_five_seconds_after_it_goes_on() {
        stopped(Duration.ofSeconds(12));
    }

    @Test
    @Tag("soak")
    void a_service_that_was_stopped_for_a_minute_goes_on_as_if_nothing_had_been() {
        stopped(Duration.ofSeconds(60));
    }

    private void stopped(Duration duration) {
        try (var clinic = RunningClinic.start(folder); var doctor = BoardClient.of(clinic, "doctor")) {
            var rest = clinic.rest();
            rest.persist("/api/tickets", "{}", "before").expect(201);
            doctor.await("new-ticket");

            var begun = System.nanoTime();
            clinic.pause(Service.TRIAGE);
            Awaitility.await("its readers see it").atMost(SEEN)
                    .until(() -> doctor.messages().stream().anyMatch(message -> isHeard(message, false)));
            Awaitility.await("whom it reads sees it").atMost(SEEN)
                    .until(() -> clinic.log().contains("reader given up: reader=triage-service"));
            rest.persist("/api/tickets", "{}", "meanwhile").expect(201);
            LockSupport.parkNanos(duration.toNanos() - (System.nanoTime() - begun));

            var messages = doctor.messages().size();
            clinic.resume(Service.TRIAGE);
            Awaitility.await("heard again").atMost(CONVERGED).until(
                    () -> doctor.messages().stream().skip(messages).anyMatch(message -> isHeard(message, true)));
            Awaitility.await("everything has come").atMost(PATIENCE)
                    .until(() -> rest.persistGet("/api/waiting").expect(200).body().size() == 2);
            assertThat(rest.persist("/api/rooms/1/next", "", "next").expect(200).text("number")).isEqualTo("A001");
        }
    }

    /// Whether a message says that the triage-service is heard, or that it is not.
    private static boolean isHeard(JsonNode message, boolean expected) {
        for (var service : message.path("services")) {
            if (service.path("name").asText().equals("triage-service")) {
                return message.path("type").asText().equals("service-status")
                        && service.path("connected").asBoolean() == expected;
            }
        }
        return false;
    }
}
