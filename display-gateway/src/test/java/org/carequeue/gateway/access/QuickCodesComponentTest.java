package org.carequeue.gateway.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.access.Pass;
import org.carequeue.events.Roles;
import org.carequeue.testing.Callers;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/// Quick codes as a browser meets them; [QuickCodesTest] has the rest.
@QuarkusTest
@TestProfile(ClosedClinic.class)
class QuickCodesComponentTest {

    private static final String COOKIE = "carequeue-session";
    private static final String BROWSER = "carequeue-browser";
    private static final String PASSWORD = "a long enough one";
    private static final String PATH = "/api/session/quick-code";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static String somebody(String role) {
        var name = "quick-" + NAMES.incrementAndGet();
        given().header(Bearer.HEADER, Callers.header(new Pass("operator", "operator", Set.of(Roles.MANAGER))))
                .contentType(ContentType.JSON)
                .body("{\"name\":\"%s\",\"displayName\":\"Dr %s\",\"roles\":[\"%s\"],\"password\":\"%s\"}"
                        .formatted(name, name, role, PASSWORD))
                .post("/api/people").then().statusCode(201);
        return name;
    }

    private static String sessionOf(String name) {
        return signIn(given(), "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD)).statusCode(200).extract()
                .cookie(COOKIE);
    }

    private static ValidatableResponse signIn(RequestSpecification browser, String body) {
        return browser.contentType(ContentType.JSON).body(body).post("/api/session").then();
    }

    private static ValidatableResponse sets(RequestSpecification browser, String code) {
        return browser.contentType(ContentType.JSON)
                .body("{\"password\":\"%s\",\"code\":\"%s\"}".formatted(PASSWORD, code)).put(PATH).then();
    }

    private static RequestSpecification with(String session, String browser) {
        return given().cookie(COOKIE, session).cookie(BROWSER, browser);
    }

    @Test
    void a_person_changes_with_another_by_a_code_and_who_signs_out_has_none_any_more() {
        // Given
        var doctor = somebody(Roles.DOCTOR);
        var session = sessionOf(doctor);
        given().get(PATH).then().statusCode(200).body("allowed", equalTo(true)).body("people", empty());
        var set = sets(given().cookie(COOKIE, session), "4071").statusCode(204).extract();
        assertThat(set.header("Set-Cookie")).matches("carequeue-browser=[A-Za-z0-9_-]{43};.*").contains("HttpOnly")
                .contains("SameSite=Strict").doesNotContain("Max-Age");
        var browser = set.cookie(BROWSER);
        given().cookie(BROWSER, browser).get(PATH).then().statusCode(200).header("Cache-Control", "no-store")
                .body("people.name", contains(doctor)).body("people.displayName", contains("Dr " + doctor));
        given().get(PATH).then().body("people", empty());
        var nurse = somebody(Roles.NURSE);
        var others = signIn(with(session, browser), "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(nurse, PASSWORD))
                .statusCode(200).extract().cookie(COOKIE);
        given().cookie(COOKIE, session).get("/api/session").then().statusCode(401);

        // When
        signIn(with(others, browser), "{\"name\":\"%s\",\"code\":\"4072\"}".formatted(doctor)).statusCode(401)
                .body("code", equalTo("wrong-code")).body("field", equalTo("code"));
        given().cookie(COOKIE, others).get("/api/session").then().statusCode(200);
        var back = signIn(with(others, browser), "{\"name\":\"%s\",\"code\":\"4071\"}".formatted(doctor)).statusCode(200)
                .body("name", equalTo(doctor)).body("roles", contains(Roles.DOCTOR)).extract().cookie(COOKIE);

        // Then
        given().cookie(COOKIE, others).get("/api/session").then().statusCode(401);
        given().cookie(COOKIE, back).get("/api/session").then().statusCode(200).body("name", equalTo(doctor));

        // When
        with(back, browser).delete("/api/session").then().statusCode(204).header("Set-Cookie", containsString("Max-Age=0"));

        // Then
        signIn(given().cookie(BROWSER, browser), "{\"name\":\"%s\",\"code\":\"4071\"}".formatted(doctor)).statusCode(401)
                .body("code", equalTo("quick-code-over"));
    }

    @Test
    void a_code_is_set_and_forgotten_in_one_s_own_session() {
        sets(given(), "4071").statusCode(401).body("code", equalTo("not-signed-in"));
        sets(given().header(Bearer.HEADER, Callers.header(new Pass("operator", "operator", Set.of(Roles.MANAGER)))), "4071")
                .statusCode(409).body("code", equalTo("no-session"));
        var name = somebody(Roles.DOCTOR);
        var session = sessionOf(name);
        sets(given().cookie(COOKIE, session), "1234").statusCode(400).body("code", equalTo("weak-code")).body("field",
                equalTo("code"));
        var browser = sets(given().cookie(COOKIE, session), "4071").statusCode(204).extract().cookie(BROWSER);

        with(session, browser).delete(PATH).then().statusCode(204);
        with(session, browser).delete(PATH).then().statusCode(204);

        given().cookie(BROWSER, browser).get(PATH).then().body("people", empty());
    }

    @Test
    void a_sign_in_takes_a_password_or_a_code() {
        var name = somebody(Roles.DOCTOR);
        signIn(given(), "{\"name\":\"%s\",\"password\":\"%s\",\"code\":\"4071\"}".formatted(name, PASSWORD)).statusCode(400)
                .body("code", equalTo("malformed-body")).body("field", equalTo("code"));
        signIn(given(), "{\"name\":\"%s\",\"code\":\"4071\"}".formatted(name)).statusCode(401)
                .body("code", equalTo("quick-code-over"));
    }
}
