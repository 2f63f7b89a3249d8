package org.carequeue.gateway.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.access.Pass;
import org.carequeue.events.Roles;
import org.carequeue.testing.Callers;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;

/// Programs at the gateway, with the keys that managers give them.
@QuarkusTest
@TestProfile(ClosedClinic.class)
class ProgramsComponentTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    @TestHTTPResource("/")
    URI gateway;

    private final Vertx vertx;
    private final MeterRegistry meters;
    private String manager;

    ProgramsComponentTest(Vertx vertx, MeterRegistry meters) {
        this.vertx = vertx;
        this.meters = meters;
    }

    @BeforeEach
    void the_command_line() {
        manager = Callers.header(new Pass("operator", "operator", Set.of(Roles.MANAGER)));
    }

    private static String freshName() {
        return "program " + NAMES.incrementAndGet();
    }

    private ValidatableResponse add(String name, String... roles) {
        return given().header(Bearer.HEADER, manager).contentType(ContentType.JSON).body(form(name, roles))
                .post("/api/programs").then();
    }

    private static String form(String name, String... roles) {
        return "{\"name\":\"%s\",\"roles\":[\"%s\"]}".formatted(name, String.join("\",\"", roles));
    }

    private String keyOf(String name, String... roles) {
        return add(name, roles).statusCode(201).extract().jsonPath().getString("key");
    }

    private ValidatableResponse asks(String key, String path) {
        return given().header(Bearer.HEADER, Bearer.of(key)).get(path).then();
    }

    @Test
    void a_program_is_let_in_by_its_key_and_out_again() {
        // Given
        var name = freshName();
        var added = add(name, Roles.SCREEN, Roles.DOCTOR).statusCode(201).body("name", equalTo(name))
                .body("roles", contains("doctor", "screen")).extract().jsonPath();
        var key = added.getString("key");
        var id = added.getString("id");
        assertThat(key).matches("cq_[A-Za-z0-9_-]{43}");
        seen(id).body("find { it.id == '%s' }".formatted(id), not(hasKey("lastSeen")))
                .body("find { it.id == '%s' }".formatted(id), not(hasKey("key")));

        // Then
        asks(key, "/api/session").statusCode(200).body("name", equalTo(name)).body("roles", contains("doctor", "screen"));
        asks(key, "/api/waiting").statusCode(503).body("code", equalTo("owner-unavailable"));
        asks(key, "/api/people").statusCode(403).body("code", equalTo("not-permitted"));
        var closed = closing(open("?audience=doctor", key));
        assertThat(refused("?audience=manager", key)).isEqualTo(403);
        seen(id).body("find { it.id == '%s' }.lastSeen".formatted(id), notNullValue())
                .body("find { it.id == '%s' }.connected".formatted(id), equalTo(true));

        // When
        given().header(Bearer.HEADER, manager).delete("/api/programs/{program}", id).then().statusCode(200)
                .body("name", equalTo(name));

        // Then
        assertThat(closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo((short) 4401);
        asks(key, "/api/session").statusCode(401).body("code", equalTo("not-signed-in"));
        assertThat(refused("?audience=doctor", key)).isEqualTo(401);
        given().header(Bearer.HEADER, manager).delete("/api/programs/{program}", id).then().statusCode(404)
                .body("code", equalTo("program-not-found"));
        keyOf(name, Roles.KIOSK);
    }

    private ValidatableResponse seen(String id) {
        return given().header(Bearer.HEADER, manager).get("/api/programs").then().statusCode(200)
                .body("find { it.id == '%s' }".formatted(id), notNullValue());
    }

    @Test
    void whoever_has_a_session_beside_a_key_is_the_program_and_a_wrong_key_is_nobody_s() {
        var key = keyOf(freshName(), Roles.MANAGER);
        var body = "{\"name\":\"keeper-%d\",\"roles\":[\"manager\"],\"password\":\"a long enough one\"}"
                .formatted(NAMES.incrementAndGet());
        var person = given().header(Bearer.HEADER, Bearer.of(key)).contentType(ContentType.JSON).body(body).post("/api/people")
                .then().statusCode(201).extract().jsonPath().getString("name");
        var session = given().contentType(ContentType.JSON)
                .body("{\"name\":\"%s\",\"password\":\"a long enough one\"}".formatted(person)).post("/api/session").then()
                .statusCode(200).extract().cookie("carequeue-session");

        given().cookie("carequeue-session", session).header(Bearer.HEADER, Bearer.of(keyOf(freshName(), Roles.KIOSK)))
                .get("/api/people").then().statusCode(403);
        given().cookie("carequeue-session", session).header(Bearer.HEADER, Bearer.of("cq_" + "A".repeat(43)))
                .get("/api/people").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = { "cq_", "cq_x", "cq_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "cq_\u00e9" })
    void a_wrong_key_is_answered_the_same_however_wrong_and_however_often_it_is(String wrong) {
        var right = keyOf(freshName(), Roles.DOCTOR);
        var before = meters.counter("carequeue.access.wrong-keys").count();
        for (int i = 0; i < 60; i++) {
            asks(wrong, "/api/session").statusCode(401).header("WWW-Authenticate", equalTo("Bearer"))
                    .body("code", equalTo("not-signed-in"));
        }
        assertThat(meters.counter("carequeue.access.wrong-keys").count()).isEqualTo(before + 60);
        asks(right, "/api/session").statusCode(200);
    }

    @Test
    void the_same_request_with_one_idempotency_key_is_done_once_and_says_the_key_once() {
        var name = freshName();
        var first = again(name).body("key", notNullValue()).extract().jsonPath();
        var second = again(name).body("$", not(hasKey("key"))).extract().jsonPath();
        assertThat(second.getString("id")).isEqualTo(first.getString("id"));
        asks(first.getString("key"), "/api/session").statusCode(200);
    }

    private ValidatableResponse again(String name) {
        return given().header(Bearer.HEADER, manager).header("Idempotency-Key", name).contentType(ContentType.JSON)
                .body(form(name, Roles.KIOSK)).post("/api/programs").then().statusCode(201);
    }

    @Test
    void programs_are_seen_to_by_managers_alone_and_what_they_do_is_written_down_with_their_name() throws IOException {
        var name = freshName();
        var key = keyOf(name, Roles.MANAGER);
        for (var role : new String[] { Roles.DOCTOR, Roles.KIOSK }) {
            var other = keyOf(freshName(), role);
            asks(other, "/api/programs").statusCode(403);
            given().header(Bearer.HEADER, Bearer.of(other)).contentType(ContentType.JSON).body(form(freshName(), Roles.MANAGER))
                    .post("/api/programs").then().statusCode(403);
        }
        given().get("/api/programs").then().statusCode(401);
        var device = given().contentType(ContentType.JSON).body("{\"role\":\"kiosk\"}").post("/api/pairing").then()
                .statusCode(201).extract().jsonPath().getString("code");
        given().header(Bearer.HEADER, Bearer.of(key)).header("CareQueue-Actor", "somebody else").contentType(ContentType.JSON)
                .body("{\"code\":\"%s\",\"name\":\"let in by %s\"}".formatted(device, name)).post("/api/devices").then()
                .statusCode(201);

        var data = Path.of(ConfigProvider.getConfig().getValue("carequeue.data", String.class));
        assertThat(Files.readString(data.resolve("display-gateway/access/journal/000001.journal")))
                .containsPattern("\"type\":\"program-added\"[^\n]*\"actor\":\"operator\"[^\n]*\"name\":\"" + name + "\"")
                .containsPattern("\"type\":\"device-paired\"[^\n]*\"actor\":\"" + name + "\"")
                .doesNotContain("somebody else");
        try (var files = Files.walk(data.resolve("display-gateway"))) {
            assertThat(files.filter(Files::isRegularFile).toList()).isNotEmpty().allSatisfy(file -> assertThat(
                    Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(key, key.substring(3)));
        }
    }

    @Test
    void a_program_that_has_gone_astray_is_stopped_before_the_owner_and_keeps_nobody_else_out() {
        var astray = keyOf(freshName(), Roles.KIOSK);
        var another = keyOf(freshName(), Roles.KIOSK);
        // Nobody is behind this gateway, which is 503.
        for (int i = 0; i < ClosedClinic.NUMBERS_AT_ONCE; i++) {
            numbers(astray, 503);
        }

        numbers(astray, 429).header("Retry-After", matchesPattern("3[0-6][0-9]{2}")).body("code", equalTo("too-many-numbers"));
        numbers(another, 503);
    }

    private static ValidatableResponse numbers(String key, int status) {
        return given().header(Bearer.HEADER, Bearer.of(key)).contentType(ContentType.JSON).body("{}").post("/api/tickets")
                .then()
                .statusCode(status);
    }

    // ── sockets ──

    @Test
    void a_program_that_never_closes_a_socket_gets_so_many_and_keeps_nobody_else_out() {
        var astray = keyOf(freshName(), Roles.DOCTOR);
        var first = open("?audience=doctor", astray);
        for (int i = 1; i < SessionSockets.MOST_OF_ONE; i++) {
            open("?audience=doctor", astray);
        }

        assertThat(refused("?audience=doctor", astray)).isEqualTo(429);
        open("?audience=doctor", keyOf(freshName(), Roles.DOCTOR));
        first.close();
        await().atMost(Duration.ofSeconds(15)).until(() -> opens(astray));
    }

    private boolean opens(String key) {
        try {
            open("?audience=doctor", key);
            return true;
        } catch (CompletionException e) {
            assertThat(e).cause().isInstanceOf(UpgradeRejectedException.class);
            return false;
        }
    }

    private WebSocket open(String query, String key) {
        return vertx.createWebSocketClient().connect(new WebSocketConnectOptions().setHost(gateway.getHost())
                .setPort(gateway.getPort()).setURI("/api/socket" + query).setAllowOriginHeader(false)
                .putHeader(Bearer.HEADER, Bearer.of(key))).toCompletionStage().toCompletableFuture().join();
    }

    private int refused(String query, String key) {
        var status = new AtomicInteger();
        assertThatThrownBy(() -> open(query, key)).cause().isInstanceOfSatisfying(UpgradeRejectedException.class,
                refusal -> status.set(refusal.getStatus()));
        return status.get();
    }

    private static CompletableFuture<Short> closing(WebSocket socket) {
        var closed = new CompletableFuture<Short>();
        socket.closeHandler(_ -> closed.complete(socket.closeStatusCode()));
        return closed;
    }
}
