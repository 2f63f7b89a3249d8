package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Patients;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.documents.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A copy that is made by the very command of docs/OPERATIONS.md, of a clinic in which everybody works, is a clinic.
class BackUpIT {

    private static final int ROOMS = 4;
    private static final Pattern COMMAND = Pattern.compile("```\n(mkdir -p copy.*)\n```");

    @TempDir
    Path folder;

    @Test
    void from_a_copy_that_was_made_meanwhile_all_goes_on_that_was_acknowledged_before_it_began() throws Exception {
        try (var clinic = RunningClinic.start(folder)) {
            clinic.rest().post("/api/people",
                    "{\"name\":\"anna\",\"roles\":[\"manager\"],\"password\":\"a long enough one\"}").expect(201);
            var done = Collections.synchronizedList(new ArrayList<String>());
            var stop = new AtomicBoolean();
            var before = new ArrayList<String>();
            var journeys = new ArrayList<Future<?>>();
            try (var rooms = Executors.newFixedThreadPool(ROOMS)) {
                for (int room = 1; room <= ROOMS; room++) {
                    var here = room;
                    journeys.add(rooms.submit(() -> journeys(clinic.rest(), here, done, stop)));
                }
                try {
                    Awaitility.await("work").atMost(Duration.ofMinutes(2)).until(() -> done.size() >= 40);
                    synchronized (done) {
                        before.addAll(done);
                    }
                    bash(COMMAND.matcher(Files.readString(Document.root().resolve("docs/OPERATIONS.md"))).results()
                            .findFirst().orElseThrow().group(1));
                    // So that the copy is older than what is stored.
                    LockSupport.parkNanos(500_000_000L);
                } finally {
                    // Else they would go on for ever, and nobody would hear what went wrong.
                    stop.set(true);
                }
            }
            for (var journey : journeys) {
                journey.get();
            }
            assertThat(done).hasSizeGreaterThan(before.size());

            clinic.tamperWithAll(data -> {
                for (var service : Service.queue()) {
                    bash("rm -r data/" + service.folder());
                }
                bash("cp -a copy/. data/");
            });

            whatWasAcknowledgedIsThere(clinic, before, done.size());
            nobodySaysDiverged(clinic);
            assertThat(clinic.rest().persistGet("/api/people").body().toString()).contains("\"anna\"");
        }
    }

    private static void whatWasAcknowledgedIsThere(RunningClinic clinic, List<String> before, int stored) {
        var rest = clinic.rest();
        for (var id : before) {
            var ticket = rest.persistGet("/api/tickets/" + id).expect(200).body();
            assertThat(ticket.path("status").asText()).as(id).isEqualTo("finished");
            assertThat(ticket.path("prescriptions").path(0).path("status").asText()).as(id).isEqualTo("handed-over");
        }
        // It goes on without a gap, and from an earlier number than the one that was stopped would.
        var next = number(rest.persist("/api/tickets", "{}", "after").expect(201).text("id"));
        assertThat(next).isBetween(before.size() + 1, stored + ROOMS);
        assertThat(IntStream.range(1, next)).allSatisfy(number -> assertThat(
                rest.persistGet("/api/tickets/A%03d".formatted(number)).status()).as("A%03d", number).isEqualTo(200));
        Awaitility.await("the new one waits").atMost(Duration.ofMinutes(1))
                .until(() -> rest.persistGet("/api/waiting").expect(200).body().toString()
                        .contains("A%03d".formatted(next)));
    }

    private static int number(String ticket) {
        return Integer.parseInt(ticket.substring(ticket.length() - 3));
    }

    private static void nobodySaysDiverged(RunningClinic clinic) {
        for (var service : Service.queue()) {
            var health = clinic.operator(service).get("/q/health");
            assertThat(health.status()).as(service.folder()).isEqualTo(200);
            assertThat(health.body().toString()).as(service.folder()).doesNotContain("diverged").doesNotContain("accept-log");
        }
    }

    /// Patients one after the other through one room.
    private static void journeys(Rest rest, int room, List<String> done, AtomicBoolean stop) {
        for (int i = 0; !stop.get(); i++) {
            done.add(Patients.one(rest, "room-" + room + "-patient-" + i + "-", Integer.toString(room)));
        }
    }

    private void bash(String command) {
        try {
            var shell = new ProcessBuilder("bash", "-c", command).directory(folder.toFile()).redirectErrorStream(true).start();
            var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shell.waitFor()).as("%s: %s", command, said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
