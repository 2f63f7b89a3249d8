package org.carequeue.gateway.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;

/// Sign-in at the gateway, as browsers and the command line meet it.
@QuarkusTest
@TestProfile(ClosedClinic.class)
class AccessComponentTest {

    private static final String COOKIE = "carequeue-session";
    private static final String DEVICE = "carequeue-device";
    private static final String PASSWORD = "a long enough one";
    private static final AtomicInteger NAMES = new AtomicInteger();

    @TestHTTPResource("/")
    URI gateway;

    @TestHTTPResource(value = "/", management = true)
    URI operators;

    private final Vertx vertx;
    private final Directory directory;
    private String manager;

    AccessComponentTest(Vertx vertx, Directory directory) {
        this.vertx = vertx;
        this.directory = directory;
    }

    /// As the command line asks: by a pass that is signed with the clinic's key.
    @BeforeEach
    void the_command_line() {
        manager = Callers.header(new Pass("operator", "operator", Set.of(Roles.MANAGER)));
    }

    private String somebody(String... roles) {
        var name = "somebody-" + NAMES.incrementAndGet();
        add(name, roles).statusCode(201);
        return name;
    }

    private ValidatableResponse add(String name, String... roles) {
        return given().header(Bearer.HEADER, manager).contentType(ContentType.JSON)
                .body("{\"name\":\"%s\",\"roles\":[\"%s\"],\"password\":\"%s\"}".formatted(name, String.join("\",\"", roles),
                        PASSWORD))
                .post("/api/people").then();
    }

    private static ValidatableResponse signIn(String name, String password) {
        return given().contentType(ContentType.JSON)
                .body("{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password)).post("/api/session").then();
    }

    private static String sessionOf(String name) {
        return signIn(name, PASSWORD).statusCode(200).extract().cookie(COOKIE);
    }

    // ── sign in, and out ──

    @Test
    void whoever_has_signed_in_is_known_until_they_sign_out() {
        var doctor = somebody(Roles.DOCTOR);
        given().get("/api/session").then().statusCode(401).body("code", equalTo("not-signed-in"));

        var session = sessionOf(doctor);

        given().cookie(COOKIE, session).get("/api/session").then().statusCode(200).header("Cache-Control", "no-store")
                .body("name", equalTo(doctor)).body("displayName", equalTo(doctor)).body("roles", contains(Roles.DOCTOR));
        given().cookie(COOKIE, session).delete("/api/session").then().statusCode(204).header("Set-Cookie",
                containsString("Max-Age=0"));
        given().cookie(COOKIE, session).get("/api/session").then().statusCode(401);
        given().delete("/api/session").then().statusCode(204);
    }

    @Test
    void the_cookie_is_for_no_script_no_other_site_and_nobody_can_guess_it() throws IOException {
        var cookie = signIn(somebody(Roles.NURSE), PASSWORD).statusCode(200).extract().header("Set-Cookie");

        assertThat(cookie).matches("carequeue-session=[A-Za-z0-9_-]{43};.*").contains("HttpOnly").contains("SameSite=Strict")
                .contains("Path=/").doesNotContain("Domain").doesNotContain("Max-Age");
        var token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        var data = Path.of(ConfigProvider.getConfig().getValue("carequeue.data", String.class));
        try (var files = Files.walk(data.resolve("display-gateway"))) {
            assertThat(files.filter(Files::isRegularFile).toList()).isNotEmpty().allSatisfy(file -> assertThat(
                    Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(token).doesNotContain(PASSWORD));
        }
    }

    @Test
    void a_wrong_password_and_a_wrong_name_are_told_apart_by_nobody_and_not_often() {
        var known = somebody(Roles.NURSE);
        var one = signIn(known, "a wrong one, surely").statusCode(401).extract().body().asString();
        var other = signIn("nobody-at-all", "a wrong one, surely").statusCode(401).body("code", equalTo("wrong-password"))
                .extract().body().asString();
        assertThat(one).isEqualTo(other);

        for (int i = 0; i < 4; i++) {
            signIn(known, "a wrong one, surely").statusCode(401);
        }
        signIn(known, PASSWORD).statusCode(429).header("Retry-After", "30").body("code", equalTo("too-many-sign-ins"));
        signIn(somebody(Roles.NURSE), PASSWORD).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "carequeue-session", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })
    void a_cookie_that_is_no_session_s_is_nobody_s(String value) {
        given().cookie(COOKIE, value).get("/api/session").then().statusCode(401);
        given().cookie(COOKIE, value).get("/api/people").then().statusCode(401).body("code", equalTo("not-signed-in"));
    }

    @Test
    void a_session_that_somebody_brings_along_is_not_taken_over() {
        // Fixation: the browser had a token before, which somebody else may know.
        var other = somebody(Roles.NURSE);
        var before = sessionOf(other);

        var after = given().cookie(COOKIE, before).contentType(ContentType.JSON)
                .body("{\"name\":\"%s\",\"password\":\"%s\"}".formatted(somebody(Roles.DOCTOR), PASSWORD)).post("/api/session")
                .then().statusCode(200).extract().cookie(COOKIE);

        assertThat(after).isNotEqualTo(before);
        await().untilAsserted(() -> given().cookie(COOKIE, before).get("/api/session").then().statusCode(401));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{}|name", "{\"name\":\"a\"}|password", "{\"password\":\"a\"}|name",
            "{\"name\":7,\"password\":\"a\"}|name", "null|name", "[]|", "{\"name\":\"a\",\"name\":\"b\",\"password\":\"c\"}|" })
    void half_a_sign_in_is_none(String body, String field) {
        given().contentType(ContentType.JSON).body(body).post("/api/session").then().statusCode(400)
                .contentType("application/problem+json").body("code", equalTo("malformed-body"));
    }

    @Test
    void a_page_that_is_only_open_does_not_keep_its_session_from_ending() {
        var session = sessionOf(somebody(Roles.NURSE));
        var live = directory.session(new SessionToken(session).id()).orElseThrow();
        var used = live.used();

        given().cookie(COOKIE, session).get("/api/clock").then().statusCode(200);
        given().cookie(COOKIE, session).get("/app/shared/page/tokens.css").then().statusCode(200);
        assertThat(live.used()).isEqualTo(used);

        given().cookie(COOKIE, session).get("/api/waiting").then().statusCode(503);
        assertThat(live.used()).isAfter(used);
    }

    // ── who may ──

    @Test
    void people_are_seen_to_by_managers_alone() {
        for (var role : Roles.OF_PEOPLE) {
            var session = sessionOf(somebody(role));
            var status = role.equals(Roles.MANAGER) ? 200 : 403;
            given().cookie(COOKIE, session).get("/api/people").then().statusCode(status);
            given().cookie(COOKIE, session).contentType(ContentType.JSON)
                    .body("{\"name\":\"friend-%d\",\"roles\":[\"manager\"],\"password\":\"%s\"}".formatted(
                            NAMES.incrementAndGet(), PASSWORD))
                    .post("/api/people").then().statusCode(status == 200 ? 201 : 403);
        }
        given().get("/api/people").then().statusCode(401);
    }

    @Test
    void a_role_that_is_none_is_the_senders_mistake() {
        given().header(Bearer.HEADER, manager).contentType(ContentType.JSON).body("{\"roles\":[null]}")
                .put("/api/people/{name}/roles", "manager").then().statusCode(400).body("code", equalTo("malformed-body"))
                .body("field", equalTo("roles[0]"));
    }

    @Test
    void other_roles_apply_at_once_and_the_first_manager_stays_one() {
        var name = somebody(Roles.NURSE);
        var session = sessionOf(name);
        given().cookie(COOKIE, session).get("/api/people").then().statusCode(403);

        given().header(Bearer.HEADER, manager).contentType(ContentType.JSON).body("{\"roles\":[\"nurse\",\"manager\"]}")
                .put("/api/people/{name}/roles", name).then().statusCode(200).body("roles", contains("nurse", "manager"));

        given().cookie(COOKIE, session).get("/api/people").then().statusCode(200)
                .body("find { it.name == 'manager' }.roles", contains("manager"))
                .body("name", hasItem(name)).body("[0]", not(hasKey("passwordHash")));
        given().cookie(COOKIE, session).contentType(ContentType.JSON).body("{\"roles\":[\"king\"]}")
                .put("/api/people/{name}/roles", name).then().statusCode(400).body("code", equalTo("unknown-roles"));
    }

    @Test
    void another_password_and_leaving_end_all_sessions() {
        var name = somebody(Roles.NURSE);
        var one = sessionOf(name);
        var other = sessionOf(name);

        given().header(Bearer.HEADER, manager).contentType(ContentType.JSON).body("{\"password\":\"another long one\"}")
                .put("/api/people/{name}/password", name).then().statusCode(200);

        given().cookie(COOKIE, one).get("/api/session").then().statusCode(401);
        given().cookie(COOKIE, other).get("/api/session").then().statusCode(401);
        signIn(name, PASSWORD).statusCode(401);
        var third = signIn(name, "another long one").statusCode(200).extract().cookie(COOKIE);

        given().header(Bearer.HEADER, manager).delete("/api/people/{name}", name).then().statusCode(200);

        given().cookie(COOKIE, third).get("/api/session").then().statusCode(401);
        signIn(name, "another long one").statusCode(401);
        given().header(Bearer.HEADER, manager).delete("/api/people/{name}", name).then().statusCode(404)
                .body("code", equalTo("person-not-found"));
        add(name, Roles.NURSE).statusCode(409).body("code", equalTo("name-taken"));
    }

    private static ValidatableResponse change(String session, String old, String fresh) {
        return given().cookie(COOKIE, session).contentType(ContentType.JSON)
                .body("{\"oldPassword\":\"%s\",\"password\":\"%s\"}".formatted(old, fresh)).put("/api/session/password")
                .then();
    }

    @Test
    void who_chooses_another_password_stays_in_and_is_out_everywhere_else() {
        var name = somebody(Roles.DOCTOR);
        var here = sessionOf(name);
        var there = sessionOf(name);
        var closed = closing(open("?audience=doctor", there));
        var stays = closing(open("?audience=doctor", here));

        change(here, PASSWORD, "short").statusCode(400).body("code", equalTo("weak-password")).body("field",
                equalTo("password"));
        change(here, PASSWORD, PASSWORD).statusCode(400).body("code", equalTo("weak-password"));
        change(here, "not this one at all", "another long one").statusCode(401).body("code", equalTo("wrong-old-password"))
                .body("field", equalTo("oldPassword"));
        given().cookie(COOKIE, there).get("/api/session").then().statusCode(200);

        change(here, PASSWORD, "another long one").statusCode(204);

        assertThat(closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo((short) 4401);
        given().cookie(COOKIE, there).get("/api/session").then().statusCode(401);
        given().cookie(COOKIE, here).get("/api/session").then().statusCode(200).body("name", equalTo(name));
        assertThat(stays).isNotDone();
        signIn(name, PASSWORD).statusCode(401);
        signIn(name, "another long one").statusCode(200);
    }

    @Test
    void an_old_password_is_guessed_no_oftener_than_any_and_for_nobody_else() {
        var session = sessionOf(somebody(Roles.NURSE));
        change("", PASSWORD, "another long one").statusCode(401).body("code", equalTo("not-signed-in"));
        given().header(Bearer.HEADER, manager).cookie(COOKIE, session).contentType(ContentType.JSON)
                .body("{\"oldPassword\":\"%s\",\"password\":\"another long one\"}".formatted(PASSWORD))
                .put("/api/session/password").then().statusCode(409).body("code", equalTo("no-session"));
        for (int i = 0; i < 5; i++) {
            change(session, "a wrong one, surely", "another long one").statusCode(401);
        }
        change(session, PASSWORD, "another long one").statusCode(429).header("Retry-After", "30")
                .body("code", equalTo("too-many-sign-ins"));
    }

    @Test
    void a_password_has_a_length_and_whatever_signs_one_likes() {
        for (var bad : new String[] { "", "ninesigns", "x".repeat(129), "with\\u0000nothing in it", "\\ud83d halves of one" }) {
            given().header(Bearer.HEADER, manager).contentType(ContentType.JSON)
                    .body("{\"name\":\"p-%d\",\"roles\":[\"nurse\"],\"password\":\"%s\"}".formatted(NAMES.incrementAndGet(),
                            bad))
                    .post("/api/people").then().statusCode(400);
        }
        var name = "p-" + NAMES.incrementAndGet();
        given().header(Bearer.HEADER, manager).contentType("application/json;charset=UTF-8")
                .body("{\"name\":\"%s\",\"roles\":[\"nurse\"],\"password\":\"\u00e9t\u00e9 \ud83d\ude00 12345\"}"
                        .formatted(name)
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/people").then().statusCode(201);
        // The same sign, as two characters.
        given().contentType("application/json;charset=UTF-8")
                .body("{\"name\":\"%s\",\"password\":\"e\u0301te\u0301 \ud83d\ude00 12345\"}".formatted(name)
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/session").then().statusCode(200);
    }

    // ── what is behind the door ──

    @Test
    void nobody_who_is_not_known_gets_a_command_through() {
        given().contentType(ContentType.JSON).body("{}").post("/api/tickets").then().statusCode(401)
                .contentType("application/problem+json").body("code", equalTo("not-signed-in"));
        given().get("/api/waiting").then().statusCode(401);
        given().get("/api/settings").then().statusCode(401);
        given().get("/api/tickets/A001").then().statusCode(401);
        given().get("/api/clock").then().statusCode(200);
        given().get("/doctor").then().statusCode(200);
        given().get(operators.resolve("/q/health/live")).then().statusCode(200);
        given().get(operators.resolve("/q/health/ready")).then()
                .body("checks.find { it.name == 'access' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'access-key' }.data.degraded", equalTo(false));
        // Whoever is known is asked after: the owner is not there.
        given().cookie(COOKIE, sessionOf(somebody(Roles.DOCTOR))).get("/api/waiting").then().statusCode(503)
                .body("code", equalTo("owner-unavailable"));
        given().header(Bearer.HEADER, "Bearer x.y.z").cookie(COOKIE, sessionOf(somebody(Roles.DOCTOR))).get("/api/waiting")
                .then().statusCode(401);
    }

    // ── sockets ──

    private WebSocket open(String query, String session) {
        var options = new WebSocketConnectOptions().setHost(gateway.getHost()).setPort(gateway.getPort())
                .setURI("/api/socket" + query).setAllowOriginHeader(false);
        if (!session.isEmpty()) {
            options.putHeader("Cookie", COOKIE + "=" + session);
        }
        return vertx.createWebSocketClient().connect(options).toCompletionStage().toCompletableFuture().join();
    }

    private int refused(String query, String session) {
        var status = new AtomicInteger();
        assertThatThrownBy(() -> open(query, session)).cause().isInstanceOfSatisfying(UpgradeRejectedException.class,
                refusal -> status.set(refusal.getStatus()));
        return status.get();
    }

    @Test
    void a_socket_is_for_those_who_may_hear_it() {
        var doctor = sessionOf(somebody(Roles.DOCTOR));

        assertThat(refused("?audience=doctor", "")).isEqualTo(401);
        assertThat(refused("?audience=screen", "")).isEqualTo(401);
        assertThat(refused("", "")).isEqualTo(401);
        assertThat(refused("?audience=pharmacist", doctor)).isEqualTo(403);
        assertThat(refused("?audience=manager", doctor)).isEqualTo(403);
        assertThat(refused("", doctor)).isEqualTo(403);
        open("?audience=doctor", doctor).close();
        open("?audience=screen", doctor).close();
        open("?audience=ticket", "").close();
        open("", sessionOf(somebody(Roles.DOCTOR, Roles.PHARMACIST, Roles.MANAGER))).close();
    }

    @Test
    void a_socket_ends_with_its_session_and_when_its_person_may_hear_something_else() {
        var name = somebody(Roles.DOCTOR);
        var session = sessionOf(name);
        var closed = closing(open("?audience=doctor", session));
        var other = closing(open("?audience=doctor", sessionOf(name)));

        given().cookie(COOKIE, session).delete("/api/session").then().statusCode(204);
        assertThat(closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo((short) 4401);
        assertThat(other).isNotDone();

        given().header(Bearer.HEADER, manager).contentType(ContentType.JSON).body("{\"roles\":[\"nurse\"]}")
                .put("/api/people/{name}/roles", name).then().statusCode(200);
        assertThat(other.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo((short) 4401);
        assertThat(refused("?audience=doctor", session)).isEqualTo(401);
    }

    private static CompletableFuture<Short> closing(WebSocket socket) {
        var closed = new CompletableFuture<Short>();
        socket.closeHandler(_ -> closed.complete(socket.closeStatusCode()));
        return closed;
    }

    // ── devices ──

    private static ValidatableResponse begin(String role) {
        return given().contentType(ContentType.JSON).body("{\"role\":\"%s\"}".formatted(role)).post("/api/pairing").then();
    }

    private ValidatableResponse confirm(String code, String name) {
        return pair("{\"code\":\"%s\",\"name\":\"%s\"}".formatted(code, name));
    }

    @Test
    void a_device_is_let_in_by_its_code_and_out_again() {
        // Given
        var name = "screen " + NAMES.incrementAndGet();
        var begun = begin("screen").statusCode(201).body("paired", equalTo(false)).extract();
        var code = begun.jsonPath().getString("code");
        var token = begun.cookie(DEVICE);
        assertThat(code).matches("[A-HJ-NP-Z2-9]{6}");
        assertThat(refusedDevice("?audience=screen", token)).isEqualTo(401);

        // When
        var waits = CompletableFuture.supplyAsync(() -> given().cookie(DEVICE, token).get("/api/pairing").then());
        var id = confirm(" " + code.toLowerCase(Locale.ROOT).substring(0, 3) + "-" + code.substring(3), name).statusCode(201)
                .body("role", equalTo("screen")).body("name", equalTo(name)).extract().jsonPath().getString("id");

        // Then
        waits.orTimeout(15, TimeUnit.SECONDS).join().statusCode(200).body("paired", equalTo(true)).body("name", equalTo(name))
                .header("Set-Cookie", containsString("Max-Age=34560000"));
        given().cookie(DEVICE, token).get("/api/session").then().statusCode(200).body("roles", contains("screen"));
        given().cookie(DEVICE, token).get("/api/waiting").then().statusCode(503);
        given().cookie(DEVICE, token).get("/screen").then().statusCode(200).header("Set-Cookie",
                containsString("Max-Age=34560000"));
        var closed = closing(openDevice("?audience=screen", token));
        assertThat(refusedDevice("?audience=kiosk", token)).isEqualTo(403);
        given().header(Bearer.HEADER, manager).get("/api/devices").then().statusCode(200)
                .body("find { it.id == '%s' }.connected".formatted(id), equalTo(true))
                .body("find { it.id == '%s' }".formatted(id), not(hasKey("credential")));

        // When
        given().header(Bearer.HEADER, manager).delete("/api/devices/{device}", id).then().statusCode(200);

        // Then
        assertThat(closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo((short) 4401);
        given().cookie(DEVICE, token).get("/api/session").then().statusCode(401);
        given().header(Bearer.HEADER, manager).delete("/api/devices/{device}", id).then().statusCode(404)
                .body("code", equalTo("device-not-found"));
    }

    @Test
    void a_device_says_how_it_is_and_managers_see_it_until_it_says_something_else() {
        var begun = begin("screen").statusCode(201).extract();
        var token = begun.cookie(DEVICE);
        report(token, "{\"build\":\"3f0c\",\"sound\":\"on\"}").statusCode(401);
        var id = confirm(begun.jsonPath().getString("code"), "screen " + NAMES.incrementAndGet()).statusCode(201)
                .body("$", not(hasKey("sound"))).extract().jsonPath().getString("id");
        seen(id).body("find { it.id == '%s' }".formatted(id), not(hasKey("build")));

        report(token, "{\"build\":\"3f0c\",\"sound\":\"on\"}").statusCode(200).body("role", equalTo("screen"))
                .body("settings", anEmptyMap());
        seen(id).body("find { it.id == '%s' }.build".formatted(id), equalTo("3f0c"))
                .body("find { it.id == '%s' }.sound".formatted(id), equalTo("on"));
        report(token, "{\"build\":\"3f0c\",\"sound\":\"no-voice\"}").statusCode(200);
        for (var wrong : new String[] { "{}", "", "{\"build\":\"3f0c\",\"sound\":\"loud\"}",
                "{\"build\":\"<b>\",\"sound\":\"on\"}", "{\"build\":\"" + "a".repeat(41) + "\",\"sound\":\"on\"}" }) {
            report(token, wrong).statusCode(400).body("code", equalTo("malformed-report"));
        }
        seen(id).body("find { it.id == '%s' }.sound".formatted(id), equalTo("no-voice"));
    }

    @Test
    void a_manager_sets_a_device_up_and_its_page_hears_of_it() {
        // Given
        var begun = begin("kiosk").statusCode(201).extract();
        var token = begun.cookie(DEVICE);
        var name = "kiosk " + NAMES.incrementAndGet();
        var form = "{\"code\":\"%s\",\"name\":\"%s\",\"role\":\"%s\",\"settings\":%s}";
        var code = begun.jsonPath().getString("code");

        // When
        pair(form.formatted(code, name, "screen", "{}")).statusCode(409).body("code", equalTo("another-kind-of-device"));
        pair(form.formatted(code, name, "kiosk", "{\"distance\":8}")).statusCode(400)
                .body("code", equalTo("malformed-device-settings")).body("field", equalTo("distance"));
        var id = pair(form.formatted(code, name, "kiosk", "{\"language\":\"es\",\"paper\":\"58mm\"}")).statusCode(201)
                .body("settings.language", equalTo("es")).extract().jsonPath().getString("id");

        // Then
        report(token, "{\"build\":\"3f0c\",\"sound\":\"none\"}").statusCode(200).body("name", equalTo(name))
                .body("settings.paper", equalTo("58mm")).body("settings", not(hasKey("print")));
        var page = given().cookie(DEVICE, token).get("/kiosk").then().statusCode(200)
                .header("Content-Language", equalTo("es")).extract().htmlPath();
        assertThat(page.getString("html.@data-device")).contains("\"paper\":\"58mm\"");
        given().cookie(DEVICE, token).get("/kiosk?lang=en").then().header("Content-Language", equalTo("en"));
        given().cookie(DEVICE, token).get("/screen").then().header("Content-Language", equalTo("en"))
                .body("html.@data-device", containsString("\"role\":\"kiosk\""));
        given().cookie(DEVICE, token).get("/sign-in").then().header("Content-Language", equalTo("en"))
                .body(not(containsString("data-device")));

        // When
        var closed = closing(openDevice("?audience=kiosk", token));
        setUp(id, "{\"language\":\"xx\"}").statusCode(400).body("code", equalTo("malformed-device-settings"));
        setUp(id, "").statusCode(400).body("code", equalTo("malformed-body"));
        setUp(id, "{\"distance\":\"far\"}").statusCode(400).body("code", equalTo("malformed-body"));
        setUp("nobody", "{}").statusCode(404).body("code", equalTo("device-not-found"));
        setUp(id, "{\"print\":\"off\"}").statusCode(200).body("settings.print", equalTo("off"))
                .body("settings", not(hasKey("language")));

        // Then
        assertThat(closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo((short) 4401);
        report(token, "{\"build\":\"3f0c\",\"sound\":\"none\"}").statusCode(200).body("settings.print", equalTo("off"));
        seen(id).body("find { it.id == '%s' }.settings.print".formatted(id), equalTo("off"))
                .body("find { it.id == '%s' }.build".formatted(id), equalTo("3f0c"));
        given().cookie(DEVICE, token).contentType(ContentType.JSON).body("{}").put("/api/devices/{device}/settings", id).then()
                .statusCode(403);
        given().contentType(ContentType.JSON).body("{}").put("/api/devices/{device}/settings", id).then().statusCode(401);
    }

    /// A slip of eight rows.
    private static final String SLIP = "{\"width\":384,\"picture\":\"eJz7/38UDCQAALGRfpA=\"}";

    private static ValidatableResponse prints(String cookie, String token, String printer, String body) {
        return given().cookie(cookie, token).contentType(ContentType.JSON).body(body)
                .post("/api/printers/{printer}/slips", printer).then();
    }

    @Test
    void a_kiosk_prints_at_its_own_printer_and_the_front_desk_at_any() {
        // Given two kiosks, of which one has a printer, where the operator lets nobody print
        var begun = begin("kiosk").statusCode(201).extract();
        var other = begin("kiosk").statusCode(201).extract();
        var token = begun.cookie(DEVICE);
        var name = "kiosk " + NAMES.incrementAndGet();
        var id = pair("{\"code\":\"%s\",\"name\":\"%s\",\"settings\":{\"printer\":\"127.0.0.1:9100\"}}"
                .formatted(begun.jsonPath().getString("code"), name)).statusCode(201).extract().jsonPath().getString("id");
        confirm(other.jsonPath().getString("code"), "kiosk " + NAMES.incrementAndGet()).statusCode(201);
        var desk = sessionOf(somebody(Roles.RECEPTION));

        // Then
        prints(DEVICE, token, "own", SLIP).statusCode(200).body("outcome", equalTo("not-printed"))
                .body("printer", equalTo("not-allowed"));
        prints(COOKIE, desk, id, SLIP).statusCode(200).body("printer", equalTo("not-allowed"));
        prints(DEVICE, other.cookie(DEVICE), "own", SLIP).statusCode(404).body("code", equalTo("no-printer"));
        prints(DEVICE, other.cookie(DEVICE), id, SLIP).statusCode(404).body("code", equalTo("no-printer"));
        prints(COOKIE, desk, "own", SLIP).statusCode(404);
        prints(COOKIE, sessionOf(somebody(Roles.DOCTOR)), id, SLIP).statusCode(403);
        for (var wrong : List.of("{\"width\":400,\"picture\":\"eJz7/38UDCQAALGRfpA=\"}",
                "{\"width\":384,\"picture\":\"AAAA\"}")) {
            prints(DEVICE, token, "own", wrong).statusCode(400).body("code", equalTo("malformed-slip"));
        }
        for (var wrong : List.of("", "{}", "{\"width\":384}", "{\"width\":384,\"picture\":\"no base 64\"}")) {
            prints(DEVICE, token, "own", wrong).statusCode(400).body("code", equalTo("malformed-body"));
        }
        report(token, "{\"build\":\"3f0c\",\"sound\":\"none\"}").body("printer", equalTo("not-allowed"));
        seen(id).body("find { it.id == '%s' }.printer".formatted(id), equalTo("not-allowed"));

        // And whose page looks by itself is not there because of that
        var session = directory.session(SessionToken.of(desk).orElseThrow().id()).orElseThrow();
        var used = session.used();
        given().cookie(COOKIE, desk).get("/api/printers").then().statusCode(200)
                .body("find { it.device == '%s' }.state".formatted(id), equalTo("not-allowed"))
                .body("find { it.device == '%s' }.name".formatted(id), equalTo(name));
        assertThat(session.used()).isEqualTo(used);
        given().cookie(COOKIE, desk).get("/api/session").then().statusCode(200);
        assertThat(session.used()).isAfter(used);
        given().cookie(DEVICE, token).get("/api/printers").then().statusCode(403);
    }

    private ValidatableResponse pair(String body) {
        return given().header(Bearer.HEADER, manager).contentType(ContentType.JSON).body(body).post("/api/devices").then();
    }

    private ValidatableResponse setUp(String id, String body) {
        return given().header(Bearer.HEADER, manager).contentType(ContentType.JSON).body(body)
                .put("/api/devices/{device}/settings", id).then();
    }

    @Test
    void what_somebody_says_who_is_no_device_is_passed_over_or_refused() {
        var body = "{\"build\":\"3f0c\",\"sound\":\"on\"}";
        given().header(Bearer.HEADER, manager).contentType(ContentType.JSON).body(body).put("/api/device").then()
                .statusCode(403);
        given().header(Bearer.HEADER, Callers.header(new Pass("program:x", "x", Set.of(Roles.KIOSK))))
                .contentType(ContentType.JSON).body(body).put("/api/device").then().statusCode(204);
    }

    private static ValidatableResponse report(String token, String body) {
        return given().cookie(DEVICE, token).contentType(ContentType.JSON).body(body).put("/api/device").then();
    }

    private ValidatableResponse seen(String id) {
        return given().header(Bearer.HEADER, manager).get("/api/devices").then().statusCode(200)
                .body("find { it.id == '%s' }".formatted(id), notNullValue());
    }

    private WebSocket openDevice(String query, String token) {
        return vertx.createWebSocketClient().connect(new WebSocketConnectOptions().setHost(gateway.getHost())
                .setPort(gateway.getPort()).setURI("/api/socket" + query).setAllowOriginHeader(false)
                .putHeader("Cookie", DEVICE + "=" + token)).toCompletionStage().toCompletableFuture().join();
    }

    private int refusedDevice(String query, String token) {
        var status = new AtomicInteger();
        assertThatThrownBy(() -> openDevice(query, token)).cause().isInstanceOfSatisfying(UpgradeRejectedException.class,
                refusal -> status.set(refusal.getStatus()));
        return status.get();
    }

    @Test
    void a_code_is_good_once_and_a_name_for_one_device() {
        var name = "kiosk " + NAMES.incrementAndGet();
        var code = begin("kiosk").statusCode(201).extract().jsonPath().getString("code");
        confirm("ZZZZZZ", name).statusCode(404).body("code", equalTo("unknown-code"));
        confirm(code, " ").statusCode(400).body("code", equalTo("malformed-device"));
        confirm(code, name).statusCode(201);
        confirm(code, name + " again").statusCode(404).body("code", equalTo("unknown-code"));
        confirm(begin("kiosk").extract().jsonPath().getString("code"), name).statusCode(409)
                .body("code", equalTo("device-name-taken"));
        begin("king").statusCode(400).body("code", equalTo("malformed-device"));
        given().get("/api/pairing").then().statusCode(404).body("code", equalTo("no-pairing"));
    }

    @Test
    void the_same_confirmation_with_one_key_is_answered_the_same_again() {
        var name = "kiosk " + NAMES.incrementAndGet();
        var code = begin("kiosk").statusCode(201).extract().jsonPath().getString("code");
        var body = "{\"code\":\"%s\",\"name\":\"%s\"}".formatted(code, name);
        var first = given().header(Bearer.HEADER, manager).header("Idempotency-Key", name).contentType(ContentType.JSON)
                .body(body).post("/api/devices").then().statusCode(201).extract().asString();

        given().header(Bearer.HEADER, manager).header("Idempotency-Key", name).contentType(ContentType.JSON).body(body)
                .post("/api/devices").then().statusCode(201).body(equalTo(first));
    }

    // ── it is all written down ──

    @Test
    void the_journal_says_who_did_what_and_from_where() throws IOException {
        var name = somebody(Roles.NURSE);
        sessionOf(name);

        var journal = Path.of(ConfigProvider.getConfig().getValue("carequeue.data", String.class))
                .resolve("display-gateway/access/journal/000001.journal");
        assertThat(Files.readString(journal)).containsPattern(
                "\"type\":\"person-added\"[^\n]*\"actor\":\"operator\"[^\n]*\"name\":\"" + name + "\"")
                .containsPattern("\"type\":\"session-began\"[^\n]*\"actor\":\"" + name
                        + "\",\"workplace\":\"127.0.0.1\"");
    }
}
