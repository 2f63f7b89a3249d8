package org.carequeue.gateway.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.access.Pass;
import org.carequeue.events.Roles;
import org.carequeue.testing.Callers;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hamcrest.Matcher;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;

/// Sign-in at a server of the clinic's own, as browsers and programs meet it.
@QuarkusTest
@TestProfile(IssuerClinic.class)
class IssuerComponentTest {

    private static final String COOKIE = "carequeue-session";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final AtomicInteger NAMES = new AtomicInteger();

    @TestHTTPResource("/")
    URI gateway;

    @TestHTTPResource(value = "/", management = true)
    URI operators;

    private final Vertx vertx;
    private TestIssuer issuer;

    IssuerComponentTest(Vertx vertx) {
        this.vertx = vertx;
    }

    @BeforeEach
    void there_is_a_sign_in_server() throws IOException {
        issuer = new TestIssuer(ConfigProvider.getConfig().getValue("carequeue.door.oidc.issuer", String.class));
        issuer.subject = "subject-" + NAMES.incrementAndGet();
        issuer.name = "doctor." + NAMES.get();
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private static RequestSpecification browser(Map<String, String> cookies) {
        return given().redirects().follow(false).urlEncodingEnabled(false).cookies(cookies);
    }

    private record Begun(Map<String, String> cookies, Map<String, String> asked) {
    }

    private Begun begin() {
        var answer = browser(Map.of()).get("/sign-in/oidc?ui_locales=es").then().statusCode(303)
                .header("Cache-Control", equalTo("no-store")).header("Location", startsWith(issuer.issuer + "/authorize?"))
                .extract();
        return new Begun(answer.cookies(), TestIssuer.query(URI.create(answer.header("Location")).getRawQuery()));
    }

    private Response back(Map<String, String> cookies, String address) {
        return browser(cookies).get(URI.create(address));
    }

    private ValidatableResponse signIn() {
        var begun = begin();
        return back(begun.cookies(), issuer.signsIn(begun.asked())).then();
    }

    private String session() {
        return signIn().statusCode(303).header("Location", equalTo("/sign-in?outcome=in")).extract().cookie(COOKIE);
    }

    private static ValidatableResponse whoIs(String session) {
        return given().cookie(COOKIE, session).get("/api/session").then();
    }

    private static void isOver(String session) {
        await().atMost(PATIENCE).untilAsserted(() -> whoIs(session).statusCode(401));
    }

    // ── signing in ──

    @Test
    void somebody_signs_in_there_and_is_known_here_by_a_session_of_ours_alone() throws IOException {
        // When
        var begun = begin();
        var in = back(begun.cookies(), issuer.signsIn(begun.asked())).then().statusCode(303)
                .header("Location", equalTo("/sign-in?outcome=in")).extract();

        // Then
        assertThat(begun.asked()).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256")
                .containsEntry("ui_locales", "es").containsEntry("prompt", "login").containsEntry("max_age", "0")
                .containsKeys("state", "nonce");
        assertThat(in.cookies().entrySet()).filteredOn(cookie -> !cookie.getValue().isEmpty()).extracting(Map.Entry::getKey)
                .containsExactly(COOKIE);
        var session = in.cookie(COOKIE);
        whoIs(session).statusCode(200).body("name", equalTo(issuer.name)).body("displayName", equalTo("Doctor One"))
                .body("roles", contains("doctor"));
        given().cookie(COOKIE, session).get("/api/waiting").then().statusCode(503).body("code", equalTo("owner-unavailable"));
        given().cookie(COOKIE, session).get("/api/people").then().statusCode(403);
        given().cookie(COOKIE, session).get("/doctor").then().statusCode(200)
                .body(containsString("data-access=\"issuer\"")).body(containsString("data-display-name=\"Doctor One\""))
                .header("Content-Security-Policy", containsString("form-action 'self' " + origin()));
        assertThat(journal())
                .containsPattern("\"type\":\"session-began\"[^\n]*\"actor\":\"" + issuer.name + "\"[^\n]*\"subject\":\""
                        + issuer.subject + "\"");
        assertThat(everythingKept()).doesNotContain(session, "eyJ");
    }

    @Test
    void whoever_has_not_signed_in_anew_is_not_let_in_as_whoever_did_before() {
        // Given
        var before = NumericDate.now();
        before.addSeconds(-2 * Issuer.CLOCKS.toSeconds());
        issuer.spoils = claims -> claims.setClaim("auth_time", before.getValue());

        // Then
        signIn().statusCode(303).header("Location", equalTo("/sign-in?outcome=failed"));

        // When they do, by a clock that is a little behind
        issuer.spoils = claims -> claims.setClaim("auth_time", NumericDate.now().getValue() - 5);

        // Then
        signIn().statusCode(303).header("Location", equalTo("/sign-in?outcome=in"));
    }

    private String origin() {
        return Issuer.originOf(URI.create(issuer.issuer));
    }

    private static Path data() {
        return Path.of(ConfigProvider.getConfig().getValue("carequeue.data", String.class)).resolve("display-gateway");
    }

    private static String journal() throws IOException {
        return Files.readString(data().resolve("access/journal/000001.journal"));
    }

    private static String everythingKept() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(data())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void somebody_without_a_role_of_ours_is_told_so() {
        issuer.roles = List.of("offline_access", "king", "kiosk");
        signIn().statusCode(303).header("Location", equalTo("/sign-in?outcome=no-role")).header("Set-Cookie",
                not(containsString(COOKIE)));
    }

    @Test
    void whoever_has_signed_in_under_a_name_that_no_line_has_is_not_let_in() {
        issuer.name = "x".repeat(41);
        signIn().statusCode(303).header("Location", equalTo("/sign-in?outcome=failed"));
    }

    private ValidatableResponse spoilt(Consumer<JwtClaims> spoils) {
        issuer.spoils = spoils;
        return signIn().statusCode(303).header("Location", equalTo("/sign-in?outcome=failed"));
    }

    @Test
    void a_token_about_a_sign_in_that_is_not_for_us_is_not_believed() {
        spoilt(claims -> claims.setIssuer("https://somebody.else.example"));
        spoilt(claims -> claims.setAudience("another-client"));
        spoilt(claims -> claims.setStringClaim("azp", "another-client"));
        spoilt(claims -> claims.setStringClaim("nonce", "of another sign-in"));
        spoilt(claims -> claims.unsetClaim("nonce"));
        spoilt(claims -> {
            claims.setExpirationTimeMinutesInTheFuture(-1);
            claims.setIssuedAt(NumericDate.fromSeconds(NumericDate.now().getValue() - 300));
        });
        spoilt(claims -> claims.unsetClaim("exp"));
        spoilt(claims -> claims.unsetClaim("sub"));
        issuer.signsWithTheRightKey = false;
        spoilt(_ -> {
        });
        issuer.signsWithTheRightKey = true;
        issuer.spoils = _ -> {
        };
        session();
    }

    @Test
    void a_code_is_good_once_and_in_the_browser_that_has_asked_for_it() {
        var begun = begin();
        var there = issuer.signsIn(begun.asked());
        failed(back(Map.of(), there));
        failed(back(begin().cookies(), there));
        failed(back(begun.cookies(), there.replace("state=", "state=x")));
        failed(back(begun.cookies(), there.replaceFirst("iss=[^&]*", "iss=https%3A%2F%2Fsomebody.else.example")));
        failed(back(begun.cookies(),
                begun.asked().get("redirect_uri") + "?error=access_denied&state=" + begun.asked().get("state")));
        back(begun.cookies(), there).then().header("Location", equalTo("/sign-in?outcome=in"));
        failed(back(begun.cookies(), there));
    }

    private static void failed(Response answer) {
        answer.then().statusCode(303).header("Location", equalTo("/sign-in?outcome=failed"));
    }

    @Test
    void whoever_was_somebody_else_in_this_browser_is_not_any_more() {
        var before = session();
        var begun = begin();
        issuer.name = "nurse." + NAMES.incrementAndGet();
        var cookies = new HashMap<>(begun.cookies());
        cookies.put(COOKIE, before);
        back(cookies, issuer.signsIn(begun.asked())).then().header("Location", equalTo("/sign-in?outcome=in"));
        whoIs(before).statusCode(401);
    }

    // ── afterwards ──

    @Test
    void other_roles_apply_when_the_server_is_asked_again_and_close_the_sockets() {
        issuer.validFor = 1;
        var session = session();
        var closed = closing(open("?audience=doctor", "Cookie", COOKIE + "=" + session));

        issuer.roles = List.of("pharmacist");

        assertThat(closed.orTimeout(15, TimeUnit.SECONDS).join()).isEqualTo((short) 4401);
        whoIs(session).statusCode(200).body("roles", contains("pharmacist"));
        assertThat(refused("?audience=doctor", "Cookie", COOKIE + "=" + session)).isEqualTo(403);
    }

    @Test
    void whoever_has_no_role_any_more_or_is_somebody_else_by_now_is_out() {
        issuer.validFor = 1;
        var session = session();
        issuer.roles = List.of();
        isOver(session);

        issuer.roles = List.of("doctor");
        var other = session();
        issuer.subject = "somebody else";
        isOver(other);
    }

    @Test
    void a_session_that_the_server_does_not_renew_is_over() {
        issuer.validFor = 1;
        var session = session();
        var closed = closing(open("?audience=doctor", "Cookie", COOKIE + "=" + session));
        issuer.forgetsEverybody();
        assertThat(closed.orTimeout(15, TimeUnit.SECONDS).join()).isEqualTo((short) 4401);
        whoIs(session).statusCode(401);
    }

    @Test
    void while_the_server_is_away_a_session_goes_on_for_a_time_and_nobody_is_sent_there() throws IOException {
        issuer.validFor = 1;
        var session = session();
        issuer.close();
        health(true, startsWith("does not answer, since "));
        whoIs(session).statusCode(200);
        browser(Map.of()).get("/sign-in/oidc").then().statusCode(303).header("Location", equalTo("/sign-in?outcome=away"));
        given().cookie(COOKIE, session).delete("/api/session").then().statusCode(204);

        issuer = new TestIssuer(issuer.issuer);
        issuer.validFor = 1;
        var other = session();
        health(false, equalTo("answers"));
        issuer.close();
        isOver(other);
    }

    private void health(boolean degraded, Matcher<String> server) {
        await().atMost(PATIENCE).untilAsserted(() -> given().get(operators.resolve("/q/health/ready")).then()
                .body("checks.find { it.name == 'access' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'access' }.data.degraded", equalTo(degraded))
                .body("checks.find { it.name == 'access' }.data.'sign-in server'", server));
    }

    @Test
    void a_secret_that_the_server_does_not_take_ends_no_session_until_the_file_says_the_other_one() {
        issuer.validFor = 1;
        var session = session();
        issuer.secret = "another one, of which nobody has told the gateway";
        health(true, startsWith("does not take the identifier and the secret"));
        whoIs(session).statusCode(200);
        signIn().header("Location", equalTo("/sign-in?outcome=away"));

        var data = Path.of(ConfigProvider.getConfig().getValue("carequeue.data", String.class));
        TestIssuer.writeSecret(data, issuer.secret);
        health(false, equalTo("answers"));
        whoIs(session).statusCode(200);
        signIn().header("Location", not(equalTo("/sign-in?outcome=away")));

        // And back, for the other tests.
        issuer.secret = TestIssuer.SECRET;
        health(true, startsWith("does not take the identifier and the secret"));
        TestIssuer.writeSecret(data, issuer.secret);
        health(false, equalTo("answers"));
    }

    @Test
    void whoever_signs_out_here_is_told_how_to_leave_there_in_a_form() {
        var session = session();
        given().cookie(COOKIE, session).delete("/api/session").then().statusCode(200)
                .body("form.action", equalTo(issuer.issuer + "/leave"))
                .body("form.fields.client_id", equalTo(TestIssuer.CLIENT))
                .body("form.fields.id_token_hint", startsWith("eyJ"))
                .body("form.fields.post_logout_redirect_uri", equalTo(gateway.resolve("/sign-in").toString()));
        whoIs(session).statusCode(401);
        given().cookie(COOKIE, session).delete("/api/session").then().statusCode(204);
    }

    private static ValidatableResponse tells(String logoutToken) {
        return given().contentType(ContentType.URLENC.withCharset("UTF-8")).formParam("logout_token", logoutToken)
                .post("/sign-in/oidc/back-channel").then();
    }

    @Test
    void whoever_signs_out_there_is_out_here_at_once() {
        var session = session();
        var closed = closing(open("?audience=doctor", "Cookie", COOKIE + "=" + session));
        var mine = issuer.subject;

        tells(issuer.logoutToken(claims -> claims.unsetClaim("events"))).statusCode(400);
        tells(issuer.logoutToken(claims -> claims.setStringClaim("nonce", "n"))).statusCode(400);
        tells(issuer.logoutToken(claims -> claims.setAudience("another-client"))).statusCode(400);
        issuer.signsWithTheRightKey = false;
        tells(issuer.logoutToken(_ -> {
        })).statusCode(400);
        issuer.signsWithTheRightKey = true;
        tells("").statusCode(400);
        issuer.subject = "somebody else";
        tells(issuer.logoutToken(_ -> {
        })).statusCode(200);
        whoIs(session).statusCode(200);

        issuer.subject = mine;
        tells(issuer.logoutToken(_ -> {
        })).statusCode(200);
        whoIs(session).statusCode(401);
        assertThat(closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo((short) 4401);

        var another = session();
        tells(issuer.logoutToken(claims -> claims.unsetClaim("sid"))).statusCode(200);
        whoIs(another).statusCode(401);
    }

    // ── programs ──

    private static ValidatableResponse shows(String token, String path) {
        return given().header(Bearer.HEADER, Bearer.of(token)).get(path).then();
    }

    @Test
    void a_program_is_let_in_by_a_token_of_the_server_that_is_meant_for_us() {
        issuer.name = "report." + NAMES.incrementAndGet();
        issuer.roles = List.of("doctor", "screen", "king");
        var token = issuer.accessToken(TestIssuer.CLIENT, 300);

        for (int i = 0; i < 2; i++) {
            shows(token, "/api/waiting").statusCode(503).body("code", equalTo("owner-unavailable"));
            shows(token, "/api/session").statusCode(200).body("name", equalTo(issuer.name))
                    .body("roles", contains("doctor", "screen"));
            shows(token, "/api/devices").statusCode(403);
        }
        open("?audience=doctor", Bearer.HEADER, Bearer.of(token)).close();
        assertThat(refused("?audience=manager", Bearer.HEADER, Bearer.of(token))).isEqualTo(403);
    }

    @Test
    void a_token_that_is_forged_expired_or_meant_for_others_is_nobody_s() {
        var session = session();
        var about = issuer.claims(issuer.subject, TestIssuer.CLIENT, 300);
        about.setClaim("realm_access", Map.of("roles", List.of("doctor")));
        about.setStringClaim("nonce", "as in a token about a sign-in");
        var wrong = new ArrayList<>(List.of(issuer.accessToken("account", 300),
                issuer.accessToken(TestIssuer.CLIENT, -60), issuer.sign(about), "x.y.z",
                issuer.accessToken(TestIssuer.CLIENT, 300) + "x"));
        issuer.signsWithTheRightKey = false;
        wrong.add(issuer.accessToken(TestIssuer.CLIENT, 300));
        assertThat(wrong).allSatisfy(token -> {
            shows(token, "/api/session").statusCode(401).header("WWW-Authenticate", equalTo("Bearer"));
            given().header(Bearer.HEADER, Bearer.of(token)).cookie(COOKIE, session).get("/api/waiting").then().statusCode(401);
            assertThat(refused("?audience=doctor", Bearer.HEADER, Bearer.of(token))).isEqualTo(401);
        });
    }

    @Test
    void a_socket_that_was_opened_by_a_token_ends_with_it() {
        // Clocks may be ten seconds apart.
        var token = issuer.accessToken(TestIssuer.CLIENT, -7);
        assertThat(closing(open("?audience=doctor", Bearer.HEADER, Bearer.of(token))).orTimeout(15, TimeUnit.SECONDS).join())
                .isEqualTo((short) 1008);
        await().atMost(PATIENCE).untilAsserted(() -> shows(token, "/api/session").statusCode(401));
    }

    @Test
    void keys_of_ours_and_devices_are_let_in_as_ever() {
        var manager = Callers.header(new Pass("operator", "operator", Set.of(Roles.MANAGER)));
        var key = given().header(Bearer.HEADER, manager).contentType(ContentType.JSON)
                .body("{\"name\":\"program %d\",\"roles\":[\"doctor\"]}".formatted(NAMES.incrementAndGet()))
                .post("/api/programs")
                .then().statusCode(201).extract().jsonPath().getString("key");
        shows(key, "/api/waiting").statusCode(503);
        given().contentType(ContentType.JSON).body("{\"role\":\"kiosk\"}").post("/api/pairing").then().statusCode(201)
                .body("code", notNullValue());
    }

    // ── what there is no more ──

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\0', delimiter = '|', value = { "GET|/api/people|", "POST|/api/people|{}",
            "PUT|/api/people/anna/roles|{\"roles\":[\"doctor\"]}",
            "PUT|/api/people/anna/password|{\"password\":\"a long one\"}",
            "DELETE|/api/people/anna|", "POST|/api/session|{\"name\":\"a\",\"password\":\"b\"}",
            "PUT|/api/session/password|{\"oldPassword\":\"a\",\"password\":\"b\"}" })
    void there_are_no_accounts_here(String method, String path, String body) {
        var request = given().header(Bearer.HEADER, Callers.header(new Pass("operator", "operator", Set.of(Roles.MANAGER))));
        (body == null ? request : request.contentType(ContentType.JSON).body(body)).request(method, path).then()
                .statusCode(409).body("code", equalTo("people-elsewhere"));
    }

    @Test
    void there_are_no_quick_codes_and_nobody_was_made_manager() throws IOException {
        given().get("/api/session/quick-code").then().statusCode(200).body("allowed", equalTo(false));
        given().cookie(COOKIE, session()).contentType(ContentType.JSON).body("{\"password\":\"x\",\"code\":\"4711\"}")
                .put("/api/session/quick-code").then().statusCode(409).body("code", equalTo("quick-codes-off"));
        assertThat(journal()).doesNotContain("person-added");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/sign-in?then=/doctor", "/sign-in?outcome=away" })
    void the_sign_in_page_leads_nobody_anywhere_by_itself(String path) {
        given().redirects().follow(false).get(path).then().statusCode(200).body(containsString("data-access=\"issuer\""));
    }

    // ── sockets ──

    private WebSocket open(String query, String header, String value) {
        return vertx.createWebSocketClient().connect(new WebSocketConnectOptions().setHost(gateway.getHost())
                .setPort(gateway.getPort()).setURI("/api/socket" + query).setAllowOriginHeader(false)
                .putHeader(header, value)).toCompletionStage().toCompletableFuture().join();
    }

    private int refused(String query, String header, String value) {
        var status = new AtomicInteger();
        assertThatThrownBy(() -> open(query, header, value)).cause().isInstanceOfSatisfying(UpgradeRejectedException.class,
                refusal -> status.set(refusal.getStatus()));
        return status.get();
    }

    private static CompletableFuture<Short> closing(WebSocket socket) {
        var closed = new CompletableFuture<Short>();
        socket.closeHandler(_ -> closed.complete(socket.closeStatusCode()));
        return closed;
    }
}
