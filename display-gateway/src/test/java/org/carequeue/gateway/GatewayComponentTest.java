package org.carequeue.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Services;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.gateway.board.ThreeLogs;
import org.carequeue.gateway.fanout.Counters;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClientOptions;

/// The gateway among three services that are not real, and browsers that are nearly so.
@QuarkusTest
@TestProfile(FakeClinic.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewayComponentTest {

    /// As application.properties has it.
    private static final int HELP_AT_ONCE = 20;

    @Inject
    Vertx vertx;

    @Inject
    Event<ShutdownDelayInitiatedEvent> shutdown;

    @Inject
    Counters counters;

    @TestHTTPResource("/")
    URI gateway;

    @TestHTTPResource(value = "/", management = true)
    URI operators;

    private final ThreeLogs logs = new ThreeLogs().configure().open(ThreeLogs.MONDAY);
    private FakeOwner tickets;
    private FakeOwner visits;
    private FakeOwner pharmacy;
    /// Answers, and is not read.
    private FakeOwner figures;
    private int numbers;

    @BeforeAll
    void the_gateway_is_ready_once_it_has_caught_up_with_all_three() {
        tickets = owner(Services.TICKET);
        visits = owner(Services.TRIAGE);
        pharmacy = owner(Services.PHARMACY);
        figures = owner(Services.STATISTICS);
        given().get(operators.resolve("/q/health/ready")).then().statusCode(503);
        given().get(operators.resolve("/q/health/live")).then().statusCode(200);
        publish();
        owners().forEach(FakeOwner::start);
        await().atMost(TestBrowser.PATIENCE)
                .untilAsserted(() -> given().get(operators.resolve("/q/health/ready")).then().statusCode(200));
    }

    private List<FakeOwner> owners() {
        return List.of(tickets, visits, pharmacy, figures);
    }

    private FakeOwner owner(String service) {
        var port = ConfigProvider.getConfig().getValue("carequeue.gateway.owners." + service + ".port", Integer.class);
        return new FakeOwner(vertx, service, port);
    }

    @BeforeEach
    void owners_answer_with_what_they_are_asked() {
        owners().forEach(owner -> {
            owner.answer = owner.ok("{}");
            owner.received.clear();
        });
    }

    @AfterAll
    void stop() {
        owners().forEach(FakeOwner::stop);
    }

    // ── the socket, outward ──

    @Test
    void a_screen_hears_of_a_call_what_a_screen_may_hear() {
        // Given
        var screen = TestBrowser.open(vertx, gateway, "?audience=screen", "carequeue.batch");
        screen.hears("snapshot");

        // When
        var id = issue();
        logs.call(id, "3");
        publish();

        // Then
        var called = screen.hears("ticket-called", message -> numberOf(message).equals(id.number().toString()));
        assertThat(called.fieldNames()).containsExactlyInAnyOrder("type", "version", "ticket");
        assertThat(called.getJsonObject("ticket"))
                .isEqualTo(new JsonObject().put("id", id.toString()).put("number", id.number().toString()).put("room", "3")
                        .put("call", 1));
        screen.hears("heartbeat");
    }

    @Test
    void a_client_that_knows_nothing_of_audiences_hears_everything_one_object_a_frame() {
        // Given
        var client = TestBrowser.open(vertx, gateway, "");
        client.hears("snapshot");

        // When
        var id = issue();
        logs.prescribe(id);
        publish();

        // Then
        var submitted = client.hears("prescription-submitted",
                message -> message.getJsonObject("data").getString("ticketId").equals(id.toString()));
        assertThat(submitted.encode()).contains(ThreeLogs.PATIENT);
        assertThat(client.messagesInFrame).containsOnly(1);
        assertThat(client.types()).doesNotContain("heartbeat");
    }

    @Test
    void a_large_snapshot_comes_in_parts_and_whole() {
        // Given
        var ids = prescribeForTen(100);
        await().atMost(TestBrowser.PATIENCE).untilAsserted(
                () -> given().get("/api/tickets/" + ids.getLast()).then().statusCode(200).body("prescriptions.size()",
                        equalTo(100)));

        // When
        var pharmacist = TestBrowser.open(vertx, gateway, "?audience=pharmacist", "carequeue.batch");

        // Then
        var first = pharmacist.hears("snapshot");
        assertThat(first.getInteger("parts")).isGreaterThan(1);
        pharmacist.hears("snapshot", part -> part.getInteger("part").equals(first.getInteger("parts")));
        assertThat(pharmacist.heard.stream().filter(message -> message.getString("type").equals("snapshot"))
                .mapToInt(part -> part.getJsonArray("prescriptions").size()).sum()).isGreaterThanOrEqualTo(1_000);
        pharmacist.close();
    }

    @Test
    void a_patient_with_a_token_hears_of_the_own_ticket_alone() throws Exception {
        // Given
        var phone = TestBrowser.open(vertx, gateway, "?audience=ticket", "carequeue.batch");
        phone.say("{\"type\":\"track\",\"token\":\"kR3v0jFq2mXw8bT1nYc4Zg\"}");
        assertThat(phone.hears("problem").getJsonObject("problem").getString("code")).isEqualTo("ticket-not-found");

        // When
        var id = new TicketId(ThreeLogs.MONDAY, TicketNumber.parse(nextNumber()));
        logs.issue(id, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest("kR3v0jFq2mXw8bT1nYc4Zg".getBytes(StandardCharsets.US_ASCII))));
        var another = issue();
        logs.call(another, "1").call(id, "2");
        publish();
        phone.hears("snapshot");
        visits.value("waiting-order",
                new JsonObject().put("order", new JsonArray().add(id.toString())).put("total", 1));

        // Then
        assertThat(phone.hears("waiting-order").getInteger("position")).isEqualTo(1);
        assertThat(phone.heard).noneMatch(message -> message.encode().contains(another.number().toString()));
    }

    @Test
    void a_doctor_hears_who_is_next() {
        // Given
        var doctor = TestBrowser.open(vertx, gateway, "?audience=doctor", "carequeue.batch");
        doctor.hears("snapshot");

        // When
        visits.value("waiting-order",
                new JsonObject().put("order", new JsonArray().add("2026-11-23-A777")).put("total", 12));

        // Then
        var order = doctor.hears("waiting-order", message -> message.getInteger("total") == 12);
        assertThat(order.getJsonArray("order")).containsExactly("2026-11-23-A777");
    }

    @Test
    void a_kiosk_and_whoever_asks_are_told_how_long_a_new_ticket_would_wait_and_of_no_other() {
        // Given
        var kiosk = TestBrowser.open(vertx, gateway, "?audience=kiosk", "carequeue.batch");
        kiosk.hears("snapshot");

        // When
        visits.value("waits", new JsonObject()
                .put("lines", new JsonArray().add(new JsonObject().put("line", "general").put("from", 25).put("to", 40)))
                .put("tickets",
                        new JsonArray().add(new JsonObject().put("ticket", "2026-11-23-A777").put("from", 5).put("to", 9))));

        // Then
        var waits = kiosk.hears("waits", message -> message.getJsonObject("waits").getJsonArray("lines").size() == 1);
        assertThat(waits.encode()).contains("\"from\":25").doesNotContain("A777");
        given().get("/api/waits").then().statusCode(200).body("lines.line", hasItem("general")).body("lines[0].to", equalTo(40))
                .body("$", aMapWithSize(1));
    }

    @Test
    void a_service_that_goes_away_is_missed_by_all_and_leaves_the_gateway_ready() {
        // Given
        var doctor = TestBrowser.open(vertx, gateway, "?audience=doctor", "carequeue.batch");
        var screen = TestBrowser.open(vertx, gateway, "?audience=screen", "carequeue.batch");
        doctor.hears("snapshot");
        assertThat(screen.hears("snapshot").getJsonObject("status").getBoolean("live")).isTrue();

        // When
        visits.stop();

        // Then
        assertThat(screen.hears("board-status").getBoolean("live")).isFalse();
        assertThat(doctor.hears("service-status").getJsonArray("services").encode())
                .contains("{\"name\":\"triage-service\",\"connected\":false");
        given().get(operators.resolve("/q/health/ready")).then().statusCode(200)
                .body("checks.find { it.name == 'board' }.data.degraded", equalTo(true));

        // When
        visits.start();

        // Then
        screen.hears("board-status", message -> message.getBoolean("live"));
    }

    @Test
    void a_client_that_never_reads_is_closed() {
        // Given
        var net = vertx.createNetClient(new NetClientOptions().setReceiveBufferSize(4_096));
        var socket = net.connect(gateway.getPort(), gateway.getHost()).toCompletionStage().toCompletableFuture().join();
        var ended = new AtomicBoolean();
        socket.closeHandler(_ -> ended.set(true));
        socket.pause();
        var before = counters.closedBehind.sum();
        socket.write("GET /api/socket HTTP/1.1\r\nHost: " + gateway.getAuthority() + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

        // When
        await().atMost(60, TimeUnit.SECONDS).until(() -> {
            if (counters.conflated.sum() == 0) {
                prescribeForTen(20);
            }
            return counters.closedBehind.sum() > before;
        });

        // Then
        // It goes on not to read: megabytes may stand in the systems' buffers, which a small window empties for minutes.
        await().atMost(TestBrowser.PATIENCE).until(() -> {
            // A pong without content, which an open socket takes; one that was hung up resets the connection.
            socket.write(Buffer.buffer(new byte[] { (byte) 0x8A, (byte) 0x80, 0, 0, 0, 0 }));
            return ended.get();
        });
        net.close();
    }

    @Test
    @Order(Integer.MAX_VALUE) // from then on nobody is let in
    void a_gateway_that_is_stopped_says_that_it_goes_away() {
        // Given
        var screen = TestBrowser.open(vertx, gateway, "?audience=screen");
        screen.hears("snapshot");

        // When
        shutdown.fire(new ShutdownDelayInitiatedEvent());

        // Then
        assertThat(screen.closedWith()).isEqualTo(1001);
    }

    @Test
    void staff_hear_who_needs_help_until_somebody_goes_there_and_the_public_does_not() {
        // Given
        var pharmacist = TestBrowser.open(vertx, gateway, "?audience=pharmacist");
        var kiosk = TestBrowser.open(vertx, gateway, "?audience=kiosk");
        pharmacist.hears("snapshot");
        kiosk.hears("snapshot");

        // When
        var help = logs.askForHelp(issue());
        publish();

        // Then
        var asked = pharmacist.hears("help-requested").getJsonObject("help");
        assertThat(asked.getString("workplace")).isEqualTo("kiosk 1");
        assertThat(asked.getString("number")).startsWith("A");
        var late = TestBrowser.open(vertx, gateway, "?audience=manager");
        assertThat(late.hears("snapshot").getJsonArray("help")).hasSize(1);

        // When
        logs.acknowledge(help);
        publish();

        // Then
        assertThat(late.hears("help-acknowledged").getJsonObject("help").getString("acknowledgedBy"))
                .isEqualTo("reception");
        assertThat(kiosk.types()).noneMatch(type -> type.startsWith("help"));
        assertThat(kiosk.hears("snapshot").containsKey("help")).isFalse();
    }

    @Test
    void pharmacists_hear_the_order_too_and_of_a_tier_that_nobody_serves() {
        // Given
        var pharmacist = TestBrowser.open(vertx, gateway, "?audience=pharmacist");
        pharmacist.hears("snapshot");

        // When
        visits.value("waiting-order", new JsonObject().put("order", new JsonArray()).put("total", 2)
                .put("policy", "ratio").put("next", new JsonObject().put("3", "2026-11-23-A777"))
                .put("unserved", new JsonArray().add(new JsonObject().put("tier", 1)
                        .put("levels", new JsonArray().add("high")).put("since", "2026-11-23T08:00:00Z")
                        .put("waiting", 2))));

        // Then
        var unserved = pharmacist.hears("tiers-unserved", message -> !message.getJsonArray("unserved").isEmpty());
        assertThat(unserved.getJsonArray("unserved").getJsonObject(0).getInteger("waiting")).isEqualTo(2);
        pharmacist.hears("waiting-order", order -> order.getInteger("total") == 2);
    }

    // ── the socket, inward ──

    @Test
    void a_new_ticket_over_the_socket_is_the_same_command() {
        // Given
        var client = TestBrowser.open(vertx, gateway, "");

        // When
        client.say("""
                {"type":"new-ticket","ticket":{"number":"A999","serviceLine":"general","colour":"blue"}}""");

        // Then
        var command = await().atMost(TestBrowser.PATIENCE).until(
                () -> tickets.received.stream().findFirst().orElse(null), found -> found != null);
        assertThat(command.method() + " " + command.uri()).isEqualTo("POST /tickets");
        assertThat(command.body()).isEqualTo("{\"serviceLine\":\"general\"}");
        assertThat(command.headers().get("Idempotency-Key")).isNotBlank();
        assertThat(command.headers().get("CareQueue-Workplace")).isEqualTo("api");
        assertThat(client.types()).doesNotContain("problem");
    }

    @Test
    void priority_and_prescription_over_the_socket_go_to_the_waiting_list() {
        // Given
        var client = TestBrowser.open(vertx, gateway, "");

        // When
        client.say("{\"type\":\"priority-update\",\"ticket\":{\"number\":\"A001\",\"priority\":\"high\"}}");
        client.say("{\"type\":\"prescription-submitted\",\"data\":{\"ticketNumber\":\"A001\",\"items\":[]}}");

        // Then
        await().atMost(TestBrowser.PATIENCE).until(() -> visits.received.size() == 2);
        assertThat(visits.received).extracting(command -> command.method() + " " + command.uri() + " " + command.body())
                .containsExactlyInAnyOrder("PUT /tickets/A001/priority {\"priority\":\"high\"}",
                        "POST /tickets/A001/prescriptions {\"items\":[]}");
    }

    @Test
    void a_refusal_goes_to_the_sender_alone() {
        // Given
        visits.answer = request -> request.response().setStatusCode(404)
                .putHeader("Content-Type", "application/problem+json").end("{\"code\":\"ticket-not-found\"}");
        var sender = TestBrowser.open(vertx, gateway, "");
        var other = TestBrowser.open(vertx, gateway, "");

        // When
        sender.say("{\"type\":\"priority-update\",\"ticket\":{\"number\":\"A998\",\"priority\":\"high\"}}");

        // Then
        var problem = sender.hears("problem");
        assertThat(problem.getString("request")).isEqualTo("priority-update");
        assertThat(problem.getJsonObject("problem").getString("code")).isEqualTo("ticket-not-found");
        assertThat(other.types()).doesNotContain("problem");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "no json", "[]", "{}", "{\"type\":\"dance\"}", "{\"type\":\"priority-update\"}",
            "{\"type\":\"priority-update\",\"ticket\":{\"number\":\"../../q\"}}", "{\"type\":\"track\",\"token\":7}" })
    void what_cannot_be_read_is_answered_and_the_connection_stays(String message) {
        // Given
        var client = TestBrowser.open(vertx, gateway, "");

        // When
        client.say(message);

        // Then
        assertThat(client.hears("problem").getJsonObject("problem").getInteger("status")).isEqualTo(400);
        assertThat(client.isOpen()).isTrue();
        assertThat(visits.received).isEmpty();
        client.close();
    }

    @Test
    void a_message_that_is_too_large_is_answered_and_the_connection_stays() {
        // Given
        var client = TestBrowser.open(vertx, gateway, "");

        // When
        client.say("{\"type\":\"dance\",\"x\":\"" + "x".repeat(64 * 1024) + "\"}");

        // Then
        assertThat(client.hears("problem").getJsonObject("problem").getString("code")).isEqualTo("message-too-large");
        assertThat(client.isOpen()).isTrue();
        client.close();
    }

    @Test
    void who_talks_too_much_is_told_so_once() {
        // Given
        var client = TestBrowser.open(vertx, gateway, "");

        // When
        for (int i = 0; i < 300; i++) {
            client.say("{\"type\":\"dance\"}");
        }

        // Then
        client.hears("problem", message -> message.getJsonObject("problem").getString("code")
                .equals("too-many-messages"));
        assertThat(client.isOpen()).isTrue();
        assertThat(client.types().stream().filter("problem"::equals).count()).isLessThan(200);
        client.close();
    }

    @Test
    void what_a_screen_has_shown_those_hear_who_call_and_nobody_else_can_say_it() {
        // Given
        var id = issue();
        logs.call(id, "3");
        publish();
        var doctor = TestBrowser.open(vertx, gateway, "?audience=doctor");
        var screen = TestBrowser.open(vertx, gateway, "?audience=screen");
        screen.hears("snapshot", message -> message.encode().contains(id.toString()));
        var shows = "{\"type\":\"shows\",\"rooms\":[],\"sound\":\"on\",\"visible\":true,\"calls\":[{\"id\":\"" + id
                + "\",\"place\":\"room 3\",\"call\":1,\"heard\":\"voice\"}]}";

        // When
        doctor.say(shows);
        screen.say(shows.replace("A", "A".repeat(10_000)));
        screen.say(shows.replace("\"on\"", "7"));

        // Then
        assertThat(doctor.hears("problem").getString("request")).isEqualTo("shows");
        screen.hears("problem");
        assertThat(doctor.types()).doesNotContain("screens-shown");

        // When
        screen.say(shows);

        // Then
        doctor.hears("screens-shown", message -> message.encode()
                .contains("{\"id\":\"" + id + "\",\"call\":1,\"shown\":1,\"spoken\":1,\"chimed\":0,\"late\":false}"));
        assertThat(screen.types()).doesNotContain("screens-shown");
        screen.close();
        doctor.hears("screens-shown",
                message -> message.getJsonObject("screens").getJsonArray("connected").isEmpty());
        doctor.close();
    }

    @Test
    void where_there_is_no_proxy_nobody_is_believed_to_be_one() {
        BehindProxyComponentTest.asked("https://clinic.example", "https", 403);
        BehindProxyComponentTest.asked("http://clinic.example", "https", 200);
    }

    @Test
    void a_page_of_another_site_cannot_open_a_socket() {
        assertThatThrownBy(() -> TestBrowser.open(vertx, TestBrowser.address(gateway, "")
                .addHeader("Origin", "https://elsewhere.example")))
                .hasCauseInstanceOf(UpgradeRejectedException.class).hasMessageContaining("403");
        TestBrowser.open(vertx, TestBrowser.address(gateway, "")
                .addHeader("Origin", "http://" + gateway.getAuthority())).close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "?audience=everybody", "?audience=", "?audience", "?audience=screen&audience=doctor",
            "?Audience=screen", "?audiense=screen", "?audience=screen&more=1", "?audience=screen%20" })
    void an_audience_that_there_is_not_is_refused(String query) {
        assertThatThrownBy(() -> TestBrowser.open(vertx, gateway, query))
                .hasCauseInstanceOf(UpgradeRejectedException.class).hasMessageContaining("400");
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET abc:/prescriptions?://x/api/prescriptions/2026-11-22-A001-P1",
            "POST abc:/tickets/A004/cancel?://x/api/help", "GET http://localhost/api/clock", "GET //api/clock",
            "GET /api/tickets/..%2f..%2fq", "POST /api/tickets/A001;x/cancel", "POST /api/tickets/%2e%2e/cancel",
            "GET /app/../api/clock", "GET /kiosk/%00", "GET /app%5cbase.css", "GET /q/./health", "GET /api//socket" })
    void an_address_that_could_be_read_in_two_ways_is_refused_everywhere(String line) {
        // When
        var answer = RawRequest.answer(gateway, line + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        // Then
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:carequeue:problem:malformed-target");
        assertThat(owners()).allSatisfy(owner -> assertThat(owner.received).isEmpty());
    }

    @Test
    void what_a_segment_holds_stays_in_that_segment() {
        given().urlEncodingEnabled(false).contentType(ContentType.JSON).post("/api/rooms/3%3Fx=1%23%252f%25/next").then()
                .statusCode(200);
        assertThat(visits.received.getFirst().uri()).isEqualTo("/rooms/3%3Fx%3D1%23%252f%25/next");
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET /api/waiting", "POST /api/help", "GET /kiosk", "GET /app/shared/page/base.css",
            "GET /api/socket" })
    void who_has_another_name_lead_here_is_refused_also_where_the_origin_is_of_that_name(String line) {
        // When
        var answer = RawRequest.answer(gateway, line + " HTTP/1.1\r\nHost: evil.example:" + gateway.getPort()
                + "\r\nOrigin: http://evil.example:" + gateway.getPort() + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

        // Then
        assertThat(answer).startsWith("HTTP/1.1 421 ").contains("application/problem+json")
                .contains("urn:carequeue:problem:unknown-host");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Host: localhost\r\nHost: localhost\r\n", "Host: localhost, localhost\r\n", "Host: \r\n",
            "Host: local host\r\n", "Host: localhost:99999999\r\n", "Host: [::\r\n" })
    void a_request_names_one_host(String host) {
        assertThat(RawRequest.answer(gateway, "GET /api/clock HTTP/1.1\r\nConnection: close\r\n" + host + "\r\n"))
                .startsWith("HTTP/1.1 400 ").contains("application/problem+json", "urn:carequeue:problem:malformed-");
    }

    @Test
    void another_sites_page_gives_no_command_not_even_one_without_a_body() {
        given().header("Origin", "http://evil.example").post("/api/rooms/3/next").then().statusCode(403);
        given().header("Origin", "null").post("/api/rooms/3/next").then().statusCode(403);
        given().header("Sec-Fetch-Site", "cross-site").post("/api/rooms/3/next").then().statusCode(403)
                .body("code", equalTo("foreign-page"));
        assertThat(visits.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "text/plain", "text/plain;x=application/json", "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x", "application/*", "application/jsonp", "application/yaml" })
    void a_body_that_is_not_said_to_be_json_is_refused(String type) {
        var answer = RawRequest.answer(gateway, "POST /api/help HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: " + type + "\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(answer).startsWith("HTTP/1.1 415 ").contains("urn:carequeue:problem:unsupported-type");
        assertThat(visits.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/yaml", "application/json", "application/yaml;charset=utf-8" })
    void settings_are_passed_on_as_what_they_are_said_to_be(String type) {
        // When
        var answer = RawRequest.answer(gateway, "PUT /api/settings HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: " + type + "\r\nContent-Length: 13\r\n\r\nrooms: [1, 2]");

        // Then
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(tickets.received).singleElement().satisfies(command -> {
            assertThat(command.headers().get("Content-Type")).isEqualTo(type);
            assertThat(command.body()).isEqualTo("rooms: [1, 2]");
        });
    }

    @Test
    void a_body_of_no_type_is_refused_and_json_may_say_its_charset() {
        assertThat(RawRequest.answer(gateway, "POST /api/help HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Length: 2\r\n\r\n{}")).startsWith("HTTP/1.1 415 ");
        given().contentType("application/json; charset=utf-8").body("{}").post("/api/help").then().statusCode(200);
    }

    @Test
    void what_stands_behind_a_question_mark_is_refused_where_nothing_is_read_there() {
        given().get("/api/waiting?limit=5").then().statusCode(400).body("code", equalTo("unknown-parameter"));
        given().get("/api/clock?x").then().statusCode(400);
        assertThat(visits.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "lang=ja", "lang=", "lang", "lang=es&lang=es", "lang=*" })
    void a_language_in_which_there_are_no_texts_is_refused_rather_than_passed_over(String query) {
        var answer = RawRequest.answer(gateway,
                "GET /kiosk?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:carequeue:problem:unknown-language")
                .contains("en, es");
    }

    // ── commands ──

    @Test
    void a_command_goes_to_its_owner_with_key_place_and_positions_and_the_answer_comes_back() {
        // Given
        visits.answer = request -> request.response().setStatusCode(200)
                .putHeader("Content-Type", "application/json").putHeader("CareQueue-Position", visits.position())
                .end("{\"room\":\"3\",\"number\":\"Ä\"}");

        // When
        given().contentType(ContentType.JSON).body("{\"a\":1}").header("Idempotency-Key", "key-1")
                .header("CareQueue-Actor", "doctor.on.duty").header("CareQueue-Workplace", "room 3")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .post("/api/rooms/room 3/next").then()
                // Then
                .statusCode(200).contentType("application/json").header("CareQueue-Position", visits.position())
                .body("number", equalTo("Ä"));
        var command = visits.received.getFirst();
        assertThat(command.method() + " " + command.uri()).isEqualTo("POST /rooms/room%203/next");
        assertThat(command.body()).isEqualTo("{\"a\":1}");
        assertThat(command.headers().get("Idempotency-Key")).isEqualTo("key-1");
        assertThat(command.headers().get("CareQueue-Actor")).isEqualTo("doctor.on.duty");
        assertThat(command.headers().get("CareQueue-Workplace")).isEqualTo("room 3");
        assertThat(command.headers().get("traceparent")).startsWith("00-4bf92f");
        assertThat(command.headers().get("CareQueue-Position")).contains("ticket-service=log-of-ticket-service@");
    }

    /// What the API's description names, but for what the gateway answers itself.
    static Stream<String> routes() throws IOException {
        var own = Set.of("GET /clock", "GET /settings", "GET /tickets/{ticket}", "GET /waits");
        var example = Map.of("{ticket}", "A001", "{room}", "3", "{counter}", "1", "{id}", "7", "{prescription}",
                "2026-11-23-A001-P1");
        return Files.readAllLines(Path.of("src/main/resources/META-INF/routes.txt")).stream()
                .map(line -> line.split(" "))
                .filter(words -> !own.contains(words[0] + " " + words[1]) && Services.ownerOf(words[1]).isPresent())
                .map(words -> {
                    var path = words[1];
                    for (var name : example.entrySet()) {
                        path = path.replace(name.getKey(), name.getValue());
                    }
                    return words[0] + " /api" + path + " " + ownerOf(path);
                });
    }

    private static String ownerOf(String path) {
        if (path.equals("/tickets") || path.equals("/intake") || path.startsWith("/settings")) {
            return "ticket-service";
        }
        if (path.startsWith("/statistics")) {
            return "statistics-service";
        }
        return path.startsWith("/prescriptions") ? "pharmacy-service" : "triage-service";
    }

    /// It is built anew from what the description names, so nothing else gets through.
    @Test
    void what_stands_behind_a_question_mark_is_passed_on_where_it_is_described() {
        given().queryParam("room", "a b&to=2").queryParam("by", "hour").get("/api/statistics").then().statusCode(200);

        assertThat(figures.received).singleElement()
                .satisfies(asked -> assertThat(asked.uri()).isEqualTo("/statistics?by=hour&room=a%20b%26to%3D2"));
        for (var query : List.of("by=hour&by=day", "who=me", "by=hour&who=me")) {
            given().get("/api/statistics?" + query).then().statusCode(400).body("code", equalTo("unknown-parameter"))
                    .body("detail", containsString("by, counter, format, from"));
        }
    }

    @Test
    void a_table_is_sent_on_while_it_comes_and_breaks_off_where_it_does() throws Exception {
        var asked = new SynchronousQueue<HttpServerRequest>();
        figures.answer = request -> {
            request.response().setChunked(true).putHeader("Content-Type", "text/csv; charset=utf-8").write("first\r\n");
            Thread.startVirtualThread(() -> {
                try {
                    asked.put(request);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        };
        try (var client = HttpClient.newHttpClient()) {
            var table = HttpRequest.newBuilder(gateway.resolve("/api/statistics/visits?format=csv")).build();

            var whole = client.send(table, BodyHandlers.ofInputStream());
            assertThat(whole.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
            assertThat(new String(whole.body().readNBytes(7), UTF_8)).isEqualTo("first\r\n");
            asked.take().response().end("last\r\n");
            assertThat(new String(whole.body().readAllBytes(), UTF_8)).isEqualTo("last\r\n");

            var broken = client.send(table, BodyHandlers.ofInputStream());
            assertThat(broken.body().readNBytes(7)).hasSize(7);
            asked.take().connection().close();
            assertThatThrownBy(() -> broken.body().readAllBytes()).isInstanceOf(IOException.class);

            var unwanted = client.send(table, BodyHandlers.ofInputStream());
            assertThat(unwanted.body().readNBytes(7)).hasSize(7);
            var told = new CompletableFuture<Void>();
            asked.take().response().closeHandler(told::complete);
            unwanted.body().close();
            assertThat(told).succeedsWithin(TestBrowser.PATIENCE);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void each_route_leads_to_its_owner(String route) {
        // Given
        var words = List.of(route.split(" ", 3));
        var owner = owners().stream().filter(one -> one.service.equals(words.get(2))).findFirst().orElseThrow();

        // When
        given().contentType(ContentType.JSON).request(words.get(0), words.get(1)).then().statusCode(200);

        // Then
        assertThat(owner.received).singleElement()
                .satisfies(command -> assertThat("/api" + command.uri()).isEqualTo(words.get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/q/health", "/q/health/ready", "/q/health/live", "/q/metrics", "/q/openapi", "/q/", "/q" })
    void what_is_for_operators_is_not_at_the_door(String address) {
        given().get(address).then().statusCode(404).body(not(containsString("UP")));
    }

    @Test
    void operators_are_answered_by_names_that_are_known_and_by_no_other() {
        given().get(operators.resolve("/q/metrics")).then().statusCode(200).body(containsString("carequeue_guard_connections"));
        given().header("Host", "evil.example").get(operators.resolve("/q/metrics")).then().statusCode(421)
                .body("code", equalTo("unknown-host"));
        given().get(operators.resolve("/api/clock")).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET /api/events", "GET /api/q/health", "GET /api/q/metrics", "POST /api/tickets/A001/tickets",
            "GET /api/rooms", "POST /api/nothing", "DELETE /api/events", "PATCH /api/nothing", "OPTIONS /api/nothing",
            "GET /api/help/7/acknowledge/more", "GET /api/clock/more" })
    void what_no_owner_has_is_not_found_and_nobody_is_asked(String line) {
        var words = line.split(" ");
        given().request(words[0], words[1]).then().statusCode(404).contentType("application/problem+json")
                .body("status", equalTo(404)).body("code", equalTo("no-such-address"));
        assertThat(owners()).allSatisfy(owner -> assertThat(owner.received).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({ "GET, /api/tickets, POST", "DELETE, /api/tickets/A001, GET", "PATCH, /api/settings, 'GET, PUT'",
            "POST, /api/settings, 'GET, PUT'", "PUT, /api/tickets/A001/park, POST", "POST, /api/waiting, GET",
            "GET, /api/tickets/A001/park, POST" })
    void a_method_that_no_owner_has_is_not_allowed_and_nobody_is_asked(String method, String path, String allowed) {
        given().request(method, path).then().statusCode(405).contentType("application/problem+json")
                .header("Allow", allowed).body("status", equalTo(405)).body("code", equalTo("wrong-method"));
        assertThat(owners()).allSatisfy(owner -> assertThat(owner.received).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({ "GET, /kiosk, Accept, application/json, 406, not-acceptable",
            "GET, /api/clock, Accept, no type, 406, not-acceptable",
            "GET, /kiosk, Accept-Language, ;;;q=x, 400, malformed-header",
            "POST, /api/tickets, Content-Type, application, 400, malformed-header" })
    void a_header_that_cannot_be_read_or_met_is_refused_with_a_type(String method, String path, String name, String value,
            int status, String code) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(gateway.resolve(path)).header(name, value)
                    .method(method, BodyPublishers.ofString(method.equals("GET") ? "" : "{}")).build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.body()).contains("\"urn:carequeue:problem:" + code + "\"");
        }
    }

    @Test
    void what_the_gateway_answers_itself_has_one_method_too() {
        given().post("/api/clock").then().statusCode(405).contentType("application/problem+json");
        given().get("/api/qr-code").then().statusCode(405).contentType("application/problem+json");
        given().contentType("text/plain").post("/api/rooms/3/next").then().statusCode(415)
                .body("code", equalTo("unsupported-type"));
        assertThat(visits.received).isEmpty();
    }

    @Test
    void what_there_is_at_an_address_is_said() {
        given().request("OPTIONS", "/api/settings").then().statusCode(200).header("Allow", "GET, PUT");
        given().head("/api/waiting").then().statusCode(200);
        assertThat(visits.received).singleElement().satisfies(command -> assertThat(command.method()).isEqualTo("HEAD"));
    }

    @Test
    void an_owners_refusal_comes_back_as_it_is() {
        // Given
        visits.answer = request -> request.response().setStatusCode(409)
                .putHeader("Content-Type", "application/problem+json").putHeader("Retry-After", "7")
                .end("{\"code\":\"nobody-waiting\"}");

        // When, Then
        given().contentType(ContentType.JSON).body("{}").post("/api/rooms/3/next").then().statusCode(409)
                .contentType("application/problem+json").header("Retry-After", "7")
                .body("code", equalTo("nobody-waiting"));
    }

    @Test
    void an_owner_that_is_away_is_named_in_plain_words() {
        // Given
        pharmacy.stop();

        // When, Then
        given().contentType(ContentType.JSON).body("{}").post("/api/prescriptions/2026-11-23-A001-P1/claim").then()
                .statusCode(503).contentType("application/problem+json").header("Retry-After", "1")
                .body("type", equalTo("urn:carequeue:problem:owner-unavailable"))
                .body("code", equalTo("owner-unavailable")).body("detail", containsString("prescriptions"));
        pharmacy.start();
    }

    @Test
    void a_command_with_a_key_outlives_a_connection_that_breaks() {
        // Given
        tickets.answer = request -> {
            tickets.answer = tickets.ok("{\"number\":\"A001\"}");
            request.connection().close();
        };

        // When, Then
        given().contentType(ContentType.JSON).body("{}").header("Idempotency-Key", "key-2").post("/api/tickets").then()
                .statusCode(200).body("number", equalTo("A001"));
        assertThat(tickets.received).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Idempotency-Key: ", "Idempotency-Key:    ", "Idempotency-Key: one\r\nIdempotency-Key: two",
            "Idempotency-Key: k\u00e9y",
            "Idempotency-Key: 12345678901234567890123456789012345678901234567890123456789012345",
            "CareQueue-Workplace: room 3\r\nCareQueue-Workplace: room 4" })
    void a_key_that_is_none_is_refused_before_anything_is_sent(String header) {
        // Given
        tickets.answer = request -> request.connection().close();

        // When
        var answer = RawRequest.answer(gateway, "POST /api/tickets HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + header + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

        // Then
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("malformed-header");
        assertThat(tickets.received).isEmpty();
    }

    @Test
    void a_command_without_a_key_is_never_sent_twice() {
        // Given
        tickets.answer = request -> request.connection().close();

        // When, Then
        given().contentType(ContentType.JSON).body("{}").post("/api/tickets").then()
                .statusCode(503).body("code", equalTo("owner-timeout"));
        assertThat(tickets.received).hasSize(1);
    }

    @Test
    void an_owner_that_does_not_answer_leaves_the_outcome_open_and_says_so() {
        // Given
        visits.answer = request -> {
        };

        // When, Then
        given().contentType(ContentType.JSON).body("{}").post("/api/tickets/A001/finish").then().statusCode(503)
                .body("code", equalTo("owner-timeout")).body("detail", containsString("Idempotency-Key"));
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        given().contentType(ContentType.JSON).body("{\"notes\":\"" + "x".repeat(70_000) + "\"}")
                .post("/api/tickets/A001/prescriptions").then().statusCode(413).body("code", equalTo("body-too-large"));
        assertThat(visits.received).isEmpty();
    }

    @Test
    void a_clinic_that_is_full_takes_nobody_more() {
        // Given
        var before = numbers;
        while (numbers < before + FakeClinic.MOST_OPEN) {
            issue();
        }
        publish();

        // When, Then
        await().atMost(TestBrowser.PATIENCE).untilAsserted(() -> given().contentType(ContentType.JSON).body("{}")
                .post("/api/tickets").then().statusCode(503).body("code", equalTo("clinic-full")));
        for (int i = before + 1; i <= numbers; i++) {
            logs.cancel(new TicketId(ThreeLogs.MONDAY, new TicketNumber('A', i)));
        }
        publish();
        await().atMost(TestBrowser.PATIENCE).untilAsserted(() -> given().contentType(ContentType.JSON).body("{}")
                .post("/api/tickets").then().statusCode(200));
    }

    @Test
    @Order(Integer.MAX_VALUE - 1) // from then on no help is asked for from here
    void help_is_asked_for_from_one_address_so_often_and_then_the_owner_hears_no_more_of_it() {
        // Given
        var statuses = Stream.generate(() -> given().contentType(ContentType.JSON).post("/api/help").statusCode())
                .limit(HELP_AT_ONCE + 2L).toList();
        var heard = visits.received.size();

        // When, Then
        assertThat(statuses).startsWith(200).endsWith(429);
        assertThat(heard).isLessThanOrEqualTo(HELP_AT_ONCE + 1);
        given().contentType(ContentType.JSON).post("/api/help").then().statusCode(429).header("Retry-After", "30")
                .body("code", equalTo("too-many-help-requests"));
        assertThat(visits.received).hasSize(heard);
        given().contentType(ContentType.JSON).post("/api/rooms/3/next").then().statusCode(200);
    }

    // ── what the gateway answers itself ──

    @Test
    void who_has_done_something_finds_it_on_the_board() {
        // Given
        var id = issue();
        var position = "ticket-service=log-of-ticket-service@" + logs.of(Services.TICKET).size();
        tickets.answer = request -> request.response().putHeader("CareQueue-Position", position).end("{}");
        given().contentType(ContentType.JSON).body("{}").post("/api/tickets").then().statusCode(200);

        // When
        vertx.setTimer(300, _ -> publish());

        // Then
        given().get("/api/tickets/" + id.number()).then().statusCode(200).body("id", equalTo(id.toString()))
                .body("number", equalTo(id.number().toString())).body("status", equalTo("waiting"))
                .body("target", equalTo("PT1H")).body("$", not(hasKey("trackingHash")));
    }

    @Test
    void what_the_board_has_not_heard_of_in_time_is_said_to_be_on_its_way() {
        // Given
        issue();
        var position = "ticket-service=log-of-ticket-service@" + logs.of(Services.TICKET).size();
        tickets.answer = request -> request.response().putHeader("CareQueue-Position", position)
                .end("{}");
        given().contentType(ContentType.JSON).body("{}").post("/api/tickets").then().statusCode(200);

        // When, Then
        given().get("/api/tickets/A001").then().statusCode(503).body("code", equalTo("not-read-yet"))
                .header("Retry-After", "1");
        publish();
    }

    @Test
    void all_who_can_be_meant_by_what_was_typed_are_found() {
        // Given
        var id = issue();
        publish();

        // When, Then
        for (var typed : new String[] { id.toString(), id.number().toString(), " " + id.number().sequence(),
                id.number().letter() + " " + id.number().sequence() }) {
            await().atMost(TestBrowser.PATIENCE).untilAsserted(() -> search(typed).statusCode(200)
                    .body("tickets.id", hasItem(id.toString())).body("tickets[0].status", equalTo("waiting"))
                    .body("tickets[0].prescriptions", empty()).body("tickets[0]", not(hasKey("trackingHash"))));
        }
        search("Z999").statusCode(200).body("tickets", empty());
        search("/t/kR3v0jFq2mXw8bT1nYc4Zg").statusCode(200).body("tickets", empty());
        for (var typed : new String[] { "", "Z", "https://queue.example.org/" }) {
            search(typed).statusCode(400).body("code", equalTo("malformed-ticket")).body("field", equalTo("typed"));
        }
        given().contentType(ContentType.JSON).body("{}").post("/api/search").then().statusCode(400)
                .body("code", equalTo("malformed-ticket"));
    }

    private static ValidatableResponse search(String typed) {
        return given().contentType(ContentType.JSON).body(new JsonObject().put("typed", typed).encode()).post("/api/search")
                .then();
    }

    @Test
    void a_tickets_overview_says_how_far_its_prescriptions_are_and_not_what_they_are() {
        // Given
        var id = issue();
        logs.claim(logs.prescribe(id), "2");
        publish();

        // When, Then
        await().atMost(TestBrowser.PATIENCE).untilAsserted(() -> given().get("/api/tickets/" + id).then()
                .statusCode(200).body("prescriptions[0].status", equalTo("claimed"))
                .body("prescriptions[0].counter", equalTo("2")).body("prescriptions[0]", not(hasKey("order"))));
        assertThat(given().get("/api/tickets/" + id).asString()).doesNotContain(ThreeLogs.PATIENT);
    }

    @Test
    void a_ticket_that_nobody_holds_is_not_found() {
        given().get("/api/tickets/Z999").then().statusCode(404).body("code", equalTo("ticket-not-found"));
        given().get("/api/tickets/nonsense").then().statusCode(400).body("code", equalTo("malformed-ticket"));
    }

    @Test
    void the_settings_are_answered_from_the_board() {
        given().get("/api/settings").then().statusCode(200).body("serviceLines.code", hasItem("general"))
                .body("scale.levels[0].target", equalTo("PT0S"));
    }

    @Test
    void who_has_changed_the_settings_is_shown_what_has_come_of_it() {
        // Given
        var usual = ClinicSettings.defaults(ZoneId.of("Europe/Berlin"));
        logs.configure(usual.withVersion(41));
        var position = "ticket-service=log-of-ticket-service@" + logs.of(Services.TICKET).size();
        tickets.answer = request -> request.response().putHeader("CareQueue-Position", position).end("{}");
        given().contentType(ContentType.JSON).body("{}").put("/api/settings").then().statusCode(200);

        visits.answer = request -> request.response()
                .putHeader("CareQueue-Position", "triage-service=log-of-triage-service@" + logs.of(Services.TRIAGE).size())
                .end("{}");
        given().contentType(ContentType.JSON).body("{}").post("/api/rooms/3/next").then().statusCode(200);

        // When the board hears of it late, and of what triage-service has done not yet
        vertx.setTimer(300, _ -> tickets.publish(logs.of(Services.TICKET)));

        // Then
        given().get("/api/settings").then().statusCode(200).body("version", equalTo(41));
        publish();
    }

    @Test
    void settings_that_the_board_has_not_heard_of_in_time_are_said_to_be_on_their_way() {
        // Given
        logs.configure(ClinicSettings.defaults(ZoneId.of("Europe/Berlin")).withVersion(42));
        var position = "ticket-service=log-of-ticket-service@" + logs.of(Services.TICKET).size();
        tickets.answer = request -> request.response().putHeader("CareQueue-Position", position).end("{}");
        given().contentType(ContentType.JSON).body("{}").put("/api/settings").then().statusCode(200);

        // Then
        given().get("/api/settings").then().statusCode(503).body("code", equalTo("not-read-yet"));
        publish();
    }

    @Test
    void a_page_speaks_the_clinic_s_first_language_that_there_is() {
        var usual = ClinicSettings.defaults(ZoneId.of("Europe/Berlin"));
        speaking(usual, 2, List.of("ja", "es-MX", "en"), "es");
        speaking(usual, 3, usual.languages(), "en");
    }

    private void speaking(ClinicSettings of, int version, List<String> languages, String spoken) {
        logs.configure(new ClinicSettings(version, of.clinic(), of.zone(), of.dayStartsAt(), of.atDayEnd(), languages,
                of.serviceLines(), of.rooms(), of.counters(), of.scale(), of.calling()));
        publish();
        await().atMost(TestBrowser.PATIENCE).untilAsserted(() -> given().header("Accept-Language", "ja").get("/kiosk").then()
                .header("Content-Language", equalTo(spoken)));
    }

    /// Ten tickets with so many prescriptions each, of which every one is a good kilobyte.
    private List<TicketId> prescribeForTen(int each) {
        var ids = Stream.generate(this::issue).limit(10).toList();
        ids.forEach(id -> {
            for (int i = 0; i < each; i++) {
                logs.prescribe(id);
            }
            logs.finish(id);
        });
        publish();
        return ids;
    }

    private TicketId issue() {
        return logs.issue(nextNumber());
    }

    private String nextNumber() {
        numbers++;
        return new TicketNumber('A', numbers).toString();
    }

    private static String numberOf(JsonObject message) {
        return message.getJsonObject("ticket").getString("number");
    }

    private void publish() {
        owners().forEach(owner -> owner.publish(logs.of(owner.service)));
    }
}
