package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.BoardClient;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/// The ticket-service loses its data under a running system. Doctors go on with what is known, an operator is told and
/// decides, and then everything is as it should be.
class DivergedLogIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void after_the_tickets_were_deleted_an_operator_accepts_the_new_log_and_new_tickets_reach_the_doctor() {
        try (var clinic = RunningClinic.start(folder); var doctor = BoardClient.of(clinic, "doctor")) {
            var rest = clinic.rest();
            var first = issue(rest, "A001");
            issue(rest, "A002");
            assertThat(rest.post("/api/rooms/1/next", "").expect(200).text("number")).isEqualTo("A001");
            awaitWaiting(rest, "A002");

            clinic.tamper(Service.TICKET, DivergedLogIT::delete);
            clinic.awaitReady(Service.TICKET);
            awaitStopped(clinic);
            clinic.awaitReady(Service.GATEWAY);

            // What the triage-service knows by itself goes on.
            assertThat(rest.persist("/api/rooms/2/next", "", "go-on").expect(200).text("number")).isEqualTo("A002");
            var again = issue(rest, "A001");
            assertThat(again).isEqualTo(first);

            assertThat(clinic.acceptLog(Service.TICKET)).contains("triage-service reads the new log.");
            awaitAllWell(clinic);
            awaitWaiting(rest, "A001");
            // Whoever was called under the number that was issued again has left room 1 for whoever has it now.
            assertThat(rest.post("/api/rooms/1/next", "").expect(200).text("number")).isEqualTo("A001");
            doctor.await("the call of the new A001", message -> message.path("type").asText().equals("ticket-called")
                    && message.path("ticket").path("room").asText().equals("1") && message.path("version").asLong() > 0);
            assertThat(count(clinic, "\"status\":\"replaced\"")).isEqualTo(1);
            issue(rest, "A002");
            awaitWaiting(rest, "A002");
        }
    }

    @Test
    void after_the_tickets_were_restored_from_a_copy_an_operator_accepts_them_and_what_is_known_stays() {
        try (var clinic = RunningClinic.start(folder)) {
            var rest = clinic.rest();
            issue(rest, "A001");
            issue(rest, "A002");
            assertThat(rest.persist("/api/rooms/1/next", "", "first").expect(200).text("number")).isEqualTo("A001");
            var copy = folder.resolve("copy");
            copy(clinic.data(Service.TICKET), copy);
            issue(rest, "A003");
            issue(rest, "A004");
            // What is restored is lost to whoever had not heard of it yet.
            awaitWaiting(rest, "A002", "A003", "A004");

            clinic.tamper(Service.TICKET, data -> {
                delete(data);
                copy(copy, data);
            });
            clinic.awaitReady(Service.TICKET);
            awaitStopped(clinic);
            issue(rest, "A003");

            clinic.acceptLog(Service.TICKET);
            awaitAllWell(clinic);
            // A002 is as it was, A003 is the new one, and A004 goes on although its ticket is lost.
            awaitWaiting(rest, "A002", "A003", "A004");
            assertThat(rest.get("/api/tickets/A001").expect(200).text("status")).isEqualTo("called");
            assertThat(count(clinic, "\"status\":\"replaced\"")).isEqualTo(1);
            for (var number : List.of("A002", "A004", "A003")) {
                var room = 2 + Integer.parseInt(number.substring(1));
                assertThat(rest.post("/api/rooms/" + room + "/next", "").expect(200).text("number")).isEqualTo(number);
            }
        }
    }

    private static String issue(Rest rest, String expected) {
        var ticket = rest.persist("/api/tickets", "{}", "issue-" + System.nanoTime()).expect(201);
        assertThat(ticket.text("number")).isEqualTo(expected);
        return ticket.text("id");
    }

    private static void awaitStopped(RunningClinic clinic) {
        var triage = clinic.operator(Service.TRIAGE);
        Awaitility.await("the triage-service says what is to be done").atMost(PATIENCE).until(() -> {
            var health = triage.get("/q/health/ready");
            return health.status() == 503 && health.body().toString().contains("./carequeue accept-log ticket-service");
        });
    }

    private static void awaitAllWell(RunningClinic clinic) {
        for (var service : Service.queue()) {
            clinic.awaitReady(service);
        }
    }

    private static void awaitWaiting(Rest rest, String... numbers) {
        Awaitility.await(String.join(", ", numbers)).atMost(PATIENCE).until(() -> waiting(rest).equals(List.of(numbers)));
    }

    private static List<String> waiting(Rest rest) {
        return StreamSupport.stream(rest.persistGet("/api/waiting").expect(200).body().spliterator(), false)
                .map((JsonNode visit) -> visit.path("number").asText()).sorted().toList();
    }

    private static long count(RunningClinic clinic, String text) {
        return clinic.journal(Service.TRIAGE).stream().mapToLong(line -> line.split(text, -1).length - 1L).sum();
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
