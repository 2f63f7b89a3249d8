package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Forms;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.Rest.Reply;
import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two who ask at the same instant for what only one of them can have, over the network and again and again.
class PharmacyRacesIT {

    private static final int ROUNDS = 8;
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Rest rest;
    private static ExecutorService two;

    @BeforeAll
    static void start() {
        clinic = RunningClinic.start(folder);
        rest = clinic.rest();
        two = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void stop() {
        two.close();
        clinic.close();
    }

    /// Before the race the prescription has gone so far; then each of the two asks for its step, and one of them gets it.
    @ParameterizedTest(name = "{1} and {3}")
    @CsvSource(delimiter = '|', textBlock = """
            submitted | claim     | {"counter":"1"}                       | claim     | {"counter":"2"}
            claimed   | take-over | {"counter":"2","version":VERSION}      | take-over | {"counter":"3","version":VERSION}
            claimed   | prepare   | {"version":VERSION,"supplies":[{"item":0,"outcome":"partial","amount":7}]} | prepare | {"version":VERSION,"supplies":[{"item":0,"outcome":"supplied"}]}
            claimed   | release   | {}                                    | decline   | {"reason":"allergic"}
            prepared  | check     | {"version":VERSION}                    | amend     | {"version":VERSION,"order":ORDER}
            ready     | hand-over | {}                                    | hand-over | {}
            ready     | hand-over | {}                                    | cancel    | {"reason":"another medicine"}
            ready     | hand-over | {}                                    | return    | {}
            ready     | cancel    | {"reason":"one"}                      | cancel    | {"reason":"two"}
            """)
    void of_two_at_once_one_is_done(String before, String step, String body, String other, String otherBody) throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            // Given
            var path = "/api/prescriptions/" + broughtTo(before);
            var version = rest.get(path).expect(OK).body().path("version").asInt();

            // When
            var replies = race(path + "/" + step, filled(body, version), path + "/" + other, filled(otherBody, version));

            // Then
            assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(OK, CONFLICT);
            var won = replies.getFirst().status() == OK ? replies.getFirst() : replies.getLast();
            var now = rest.get(path).expect(OK).body();
            assertThat(now.path("status").asText()).isEqualTo(won.text("status"));
            assertThat(now.path("version").asInt()).isEqualTo(version + 1);
        }
    }

    @Test
    void a_level_that_changes_while_it_is_claimed_is_the_level_of_the_claim() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            // Given
            var id = broughtTo("submitted");
            var ticket = id.substring(0, id.indexOf("-P"));
            var start = new CyclicBarrier(2);

            // When
            var level = two.submit(() -> {
                start.await();
                return rest.put("/api/tickets/" + ticket + "/priority", "{\"priority\":\"high\"}");
            });
            var claim = two.submit(() -> {
                start.await();
                return rest.post("/api/prescriptions/" + id + "/claim", "{\"counter\":\"1\"}");
            });

            // Then
            level.get().expect(OK);
            claim.get().expect(OK);
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                var now = rest.get("/api/prescriptions/" + id).expect(OK).body();
                assertThat(now.path("priority").asText()).isEqualTo("high");
                assertThat(now.path("status").asText()).isEqualTo("claimed");
            });
        }
    }

    // ── how it comes to that ──

    private static List<Reply> race(String path, String body, String other, String otherBody)
            throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(2);
        var one = two.submit(() -> {
            start.await();
            return rest.post(path, body);
        });
        var two = PharmacyRacesIT.two.submit(() -> {
            start.await();
            return rest.post(other, otherBody);
        });
        return List.of(one.get(), two.get());
    }

    private static String filled(String body, int version) {
        return body.replace("VERSION", Integer.toString(version)).replace("ORDER", Forms.prescription());
    }

    private static String broughtTo(String status) {
        var ticket = rest.post("/api/tickets", "{}").expect(201).text("id");
        var id = rest.post("/api/tickets/" + ticket + "/prescriptions", Forms.prescription()).expect(201).text("id");
        // The pharmacy hears of it in a moment: a step that comes before that waits for it.
        if (!status.equals("submitted")) {
            done(id, "claim", "{\"counter\":\"1\"}");
        }
        if (status.equals("prepared")) {
            done(id, "prepare", "{\"version\":2,\"supplies\":[{\"item\":0,\"outcome\":\"supplied\"}]}");
        } else if (status.equals("ready")) {
            done(id, "ready", "{}");
        }
        return id;
    }

    private static void done(String id, String step, String body) {
        rest.post("/api/prescriptions/" + id + "/" + step, body).expect(OK);
    }
}
