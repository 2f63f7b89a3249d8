package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.carequeue.system.clinic.BoardClient;
import org.carequeue.system.clinic.Forms;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.documents.CurlExample;
import org.carequeue.system.documents.Described;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One patient's way as a program goes it, without pages; and the original design's clients.
class CommandsOverRestIT {

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Rest rest;

    @BeforeAll
    static void start() {
        clinic = RunningClinic.start(folder);
        rest = clinic.rest();
    }

    @AfterAll
    static void stop() {
        clinic.close();
    }

    private static String issue() {
        return rest.post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201).text("id");
    }

    @Test
    void one_patients_way() {
        var issued = rest.post("/api/tickets", "{\"serviceLine\":\"paediatrics\"}").expect(201);
        var id = issued.text("id");
        assertThat(issued.text("number")).startsWith("B").hasSize(4);
        assertThat(id).endsWith(issued.text("number"));
        assertThat(issued.text("priority")).isEqualTo("normal");
        assertThat(issued.text("log")).isNotEmpty();
        assertThat(issued.body().path("sequence").asLong()).isPositive();

        rest.put("/api/tickets/" + id + "/priority", "{\"priority\":\"critical\"}").expect(200);
        assertThat(rest.get("/api/waiting").expect(200).body().get(0).path("id").asText()).isEqualTo(id);
        var called = rest.post("/api/rooms/7/next", "").expect(200);
        assertThat(called.text("id")).isEqualTo(id);
        assertThat(called.text("room")).isEqualTo("7");
        assertThat(rest.post("/api/rooms/7/next", "").expect(409).text("code")).isEqualTo("room-busy");
        rest.post("/api/tickets/" + id + "/start", "").expect(200);
        var prescription = rest.post("/api/tickets/" + id + "/prescriptions", Forms.prescription()).expect(201)
                .text("id");
        rest.post("/api/tickets/" + id + "/finish", "").expect(200);
        assertThat(rest.post("/api/tickets/" + id + "/cancel", "").expect(409).raw().headers()
                .firstValue("content-type")).hasValueSatisfying(type -> assertThat(type).contains("problem+json"));

        assertThat(rest.get("/api/prescriptions").expect(200).body().findValuesAsText("id")).contains(prescription);
        rest.post("/api/prescriptions/" + prescription + "/claim", "{\"counter\":\"1\"}").expect(200);
        rest.post("/api/prescriptions/" + prescription + "/claim", "{\"counter\":\"2\"}").expect(409);
        rest.post("/api/prescriptions/" + prescription + "/ready", "").expect(200);
        rest.post("/api/prescriptions/" + prescription + "/hand-over", "").expect(200);
        rest.post("/api/prescriptions/" + prescription + "/hand-over", "").expect(409);

        var joined = rest.get("/api/tickets/" + id).expect(200).body();
        assertThat(joined.path("status").asText()).isEqualTo("finished");
        assertThat(joined.path("prescriptions").get(0).path("status").asText()).isEqualTo("handed-over");
    }

    @Test
    void without_a_body_the_first_service_line_is_meant() {
        var reply = rest.post("/api/tickets", "").expect(201);
        assertThat(reply.text("serviceLine")).isEqualTo("general");
        assertThat(reply.text("number")).startsWith("A");
    }

    @Test
    void a_client_of_the_original_design_is_understood_and_hears_what_came_of_it() {
        try (var client = BoardClient.original(clinic)) {
            client.await("snapshot");
            client.send("""
                    {"type":"new-ticket","ticket":{"number":"A999","issuedAt":"1999-01-01T00:00:00Z",
                     "serviceLine":"general","colour":"green"},"sentBy":"an old kiosk"}""");
            var ticket = client.await("new-ticket").path("ticket");
            var number = ticket.path("number").asText();
            assertThat(number).isNotEqualTo("A999");
            assertThat(ticket.path("issuedAt").asText()).doesNotStartWith("1999");

            client.send("{\"type\":\"priority-update\",\"ticket\":{\"number\":\"" + number
                    + "\",\"priority\":\"high\",\"mood\":\"bad\"}}");
            var update = client.await("priority-update").path("ticket");
            assertThat(update.path("number").asText()).isEqualTo(number);
            assertThat(update.path("priority").asText()).isEqualTo("high");

            client.send("{\"type\":\"prescription-submitted\",\"data\":" + Forms.prescription().replaceFirst("\\{",
                    "{\"ticketNumber\":\"" + number + "\",\"submittedAt\":\"1999-01-01T00:00:00Z\",") + "}");
            var submitted = client.await("prescription-submitted").path("data");
            assertThat(submitted.path("ticketNumber").asText()).isEqualTo(number);
            assertThat(submitted.path("submittedAt").asText()).doesNotStartWith("1999");
            assertThat(submitted.path("items").get(0).path("medicine").asText()).isEqualTo("Amoxicillin");

            client.send("{\"type\":\"priority-update\",\"ticket\":{\"number\":\"" + number
                    + "\",\"priority\":\"purple\"}}");
            var problem = client.await("problem");
            assertThat(problem.path("request").asText()).isEqualTo("priority-update");
            assertThat(problem.path("problem").path("code").asText()).isEqualTo("unknown-priority");
            client.send("this is not JSON");
            client.await("a second problem", message -> message.path("type").asText().equals("problem")
                    && !message.path("problem").path("code").asText().equals("unknown-priority"));
        }
    }

    @Test
    void the_same_command_with_one_key_has_one_effect_also_across_a_restart() {
        var first = rest.post("/api/tickets", "{}", "Idempotency-Key", "kiosk-press-1").expect(201);
        var second = rest.post("/api/tickets", "{}", "Idempotency-Key", "kiosk-press-1").expect(201);
        clinic.kill(Service.TICKET);
        clinic.awaitReady(Service.TICKET);
        var third = rest.persist("/api/tickets", "{}", "kiosk-press-1").expect(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(third.body()).isEqualTo(first.body());
        assertThat(rest.post("/api/tickets", "{\"serviceLine\":\"paediatrics\"}", "Idempotency-Key", "kiosk-press-1")
                .expect(422).text("code")).isEqualTo("idempotency-key-reused");
        assertThat(clinic.journal(Service.TICKET).stream().filter(line -> line.contains(
                "\"number\":\"" + first.text("number") + "\"") && line.contains("new-ticket"))).hasSize(1);
    }

    @Test
    void what_is_wrong_is_said_in_a_sentence() {
        var id = issue();
        var wrong = rest.put("/api/tickets/" + id + "/priority", "{\"priority\":\"purple\"}").expect(400);
        assertThat(wrong.text("type")).isEqualTo("urn:carequeue:problem:unknown-priority");
        assertThat(wrong.text("detail")).endsWith(".");
        assertThat(wrong.text("field")).isEqualTo("priority");
        assertThat(rest.post("/api/tickets", "{not json").status()).isEqualTo(400);
        assertThat(rest.get("/api/tickets/2026-01-01-Z001").expect(404).text("code")).isEqualTo("ticket-not-found");
        rest.post("/api/tickets/" + id + "/cancel", "").expect(200);
        assertThat(rest.post("/api/tickets/" + id + "/start", "").expect(409).text("code")).isEqualTo("visit-over");
    }

    @Test
    void the_examples_of_the_guide_are_answered_as_it_says() {
        var guide = CurlExample.all("docs/API.md");
        assertThat(guide).hasSizeGreaterThan(4);
        var number = "A042";
        for (var example : guide) {
            var mine = example.with("A042", number);
            var reply = switch (mine.method()) {
                case "GET" -> rest.get(mine.path());
                case "PUT" -> rest.put(mine.path(), mine.body(), mine.headers());
                default -> rest.post(mine.path(), mine.body(), mine.headers());
            };
            // Of a refusal the status stands in it.
            assertThat(reply.status()).as(reply.body().toString())
                    .isEqualTo(mine.shown().path("status").asInt(reply.status() == 201 ? 201 : 200));
            assertThat(Described.paths(reply.body())).as(mine.path()).isEqualTo(Described.paths(mine.shown()));
            if (reply.status() == 201) {
                number = reply.text("number");
            }
        }
    }
}
