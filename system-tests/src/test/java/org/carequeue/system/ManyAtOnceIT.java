package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.BoardClient;
import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Pages;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/// Numbers, calls and positions when many ask at once.
class ManyAtOnceIT {

    private static final int KIOSKS = 64;
    /// `soak` has 10,000.
    private static final int TICKETS = Integer.getInteger("carequeue.tickets", 2_000);

    @TempDir
    Path folder;
    private RunningClinic clinic;
    private Rest rest;

    @BeforeEach
    void start() {
        clinic = RunningClinic.start(folder);
        rest = clinic.rest();
    }

    @AfterEach
    void stop() {
        clinic.close();
    }

    private static List<String> numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj("A%03d"::formatted).toList();
    }

    /// What a board shows that heard these messages: the numbers of all tickets, from snapshots and events alike.
    private static List<String> shown(BoardClient client) {
        var numbers = new ArrayList<String>();
        for (var message : client.messages()) {
            switch (message.path("type").asText()) {
                case "snapshot" -> message.path("tickets").forEach(ticket -> numbers.add(ticket.path("number").asText()));
                case "new-ticket" -> numbers.add(message.path("ticket").path("number").asText());
                default -> {
                }
            }
        }
        return numbers;
    }

    private static void assertVersionsHaveNoGap(BoardClient client) {
        long expected = -1;
        for (var message : client.messages()) {
            if (message.has("version")) {
                var version = message.path("version").asLong();
                if (!message.path("type").asText().equals("snapshot")) {
                    assertThat(version).as(message.toString()).isEqualTo(expected + 1);
                }
                expected = version;
            }
        }
    }

    @Test
    void sixty_four_kiosks_issue_every_number_once() throws Exception {
        try (var connectedBefore = BoardClient.of(clinic, "doctor"); var browsers = new Browsers("many-at-once")) {
            connectedBefore.await("snapshot");
            var pageBefore = browsers.open("before", clinic.page("/doctor?room=3"));
            Pages.isLive(pageBefore);
            var issued = new ConcurrentLinkedQueue<String>();
            var begin = System.nanoTime();
            try (var kiosks = Executors.newFixedThreadPool(KIOSKS)) {
                var presses = new ArrayList<Future<?>>();
                for (int i = 0; i < TICKETS; i++) {
                    presses.add(kiosks.submit(() -> issued.add(rest.post("/api/tickets", "{}").expect(201)
                            .text("number"))));
                }
                for (var press : presses) {
                    press.get();
                }
            }
            var took = Duration.ofNanos(System.nanoTime() - begin);
            System.out.printf("%d tickets by %d kiosks through the gateway in %d ms%n", TICKETS, KIOSKS,
                    took.toMillis());

            assertThat(issued).containsExactlyInAnyOrderElementsOf(numbers(TICKETS));
            assertThat(rest.get("/api/waiting").expect(200).body()).extracting(ticket -> ticket.path("number").asText())
                    .containsExactlyElementsOf(numbersInOrderOfIssue());
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> shown(connectedBefore).size() >= TICKETS);
            assertThat(shown(connectedBefore)).containsExactlyInAnyOrderElementsOf(numbers(TICKETS));
            assertVersionsHaveNoGap(connectedBefore);
            try (var connectedAfter = BoardClient.of(clinic, "doctor")) {
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> shown(connectedAfter).size() >= TICKETS);
                assertThat(shown(connectedAfter)).containsExactlyInAnyOrderElementsOf(numbers(TICKETS));
            }
            for (var page : List.of(pageBefore, browsers.open("after", clinic.page("/doctor?room=4")))) {
                PlaywrightAssertions.assertThat(Pages.at(page, "waiting-count"))
                        .hasText(Integer.toString(TICKETS), new LocatorAssertions.HasTextOptions().setTimeout(30_000));
            }
            browsers.picture(pageBefore, "doctor-many-waiting");
        }
    }

    /// Gapless numbers of one service line are given in the order of issue.
    private static List<String> numbersInOrderOfIssue() {
        return numbers(TICKETS);
    }

    @Test
    void fifty_rooms_call_thirty_waiting_patients() throws Exception {
        for (int i = 0; i < 30; i++) {
            rest.post("/api/tickets", "{}").expect(201);
        }
        var replies = new ArrayList<Rest.Reply>();
        try (var rooms = Executors.newFixedThreadPool(50)) {
            var calls = IntStream.rangeClosed(1, 50)
                    .mapToObj(room -> rooms.submit(() -> rest.post("/api/rooms/" + room + "/next", ""))).toList();
            for (var call : calls) {
                replies.add(call.get());
            }
        }
        var called = replies.stream().filter(reply -> reply.status() == 200).map(reply -> reply.text("number")).toList();
        assertThat(called).containsExactlyInAnyOrderElementsOf(numbers(30));
        assertThat(replies).filteredOn(reply -> reply.status() != 200).hasSize(20)
                .allSatisfy(reply -> assertThat(reply.expect(409).text("code")).isEqualTo("nobody-waiting"));
    }

    @Test
    void whoever_has_a_ticket_can_set_its_priority_at_once_even_while_triage_stalls() throws Exception {
        var statuses = new ConcurrentLinkedQueue<JsonNode>();
        try (var clients = Executors.newFixedThreadPool(8)) {
            var pairs = new ArrayList<Future<?>>();
            for (int i = 0; i < 1_000; i++) {
                pairs.add(clients.submit(() -> {
                    var id = rest.post("/api/tickets", "{}").expect(201).text("id");
                    var reply = rest.put("/api/tickets/" + id + "/priority", "{\"priority\":\"high\"}");
                    if (reply.status() != 200) {
                        statuses.add(reply.body());
                    }
                }));
                if (i == 500) {
                    pairs.get(250).get();
                    clinic.pause(Service.TRIAGE);
                    Thread.ofPlatform().start(() -> {
                        LockSupport.parkNanos(1_000_000_000);
                        clinic.resume(Service.TRIAGE);
                    });
                }
            }
            for (var pair : pairs) {
                pair.get();
            }
        }
        assertThat(statuses).isEmpty();
        assertThat(rest.get("/api/waiting").expect(200).body()).hasSize(1_000)
                .allSatisfy(ticket -> assertThat(ticket.path("priority").asText()).isEqualTo("high"));
    }
}
