package org.carequeue.gateway.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.Set;

import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.access.Pass;
import org.carequeue.events.Roles;
import org.carequeue.gateway.access.ClosedClinic;
import org.carequeue.testing.Callers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/// What is shown to whom where one signs in.
@QuarkusTest
@TestProfile(GuardedPagesTest.OnItsOwn.class)
class GuardedPagesTest {

    /// A folder of its own, and so people of its own.
    public static class OnItsOwn extends ClosedClinic {
    }

    private static final String COOKIE = "carequeue-session";
    private static final String PASSWORD = "a long enough one";

    private static ValidatableResponse get(String path) {
        return given().redirects().follow(false).get(path).then();
    }

    /// The cookie of a doctor who has signed in.
    private static String doctor(String name, String displayName) {
        given().header(Bearer.HEADER, Callers.header(new Pass("operator", "operator", Set.of(Roles.MANAGER))))
                .contentType(ContentType.JSON)
                .body("{\"name\":\"%s\",\"displayName\":\"%s\",\"roles\":[\"doctor\",\"nurse\"],\"password\":\"%s\"}"
                        .formatted(name, displayName, PASSWORD))
                .post("/api/people").then().statusCode(201);
        return given().contentType(ContentType.JSON)
                .body("{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD)).post("/api/session").then()
                .statusCode(200).extract().cookie(COOKIE);
    }

    @ParameterizedTest
    @CsvSource({ "/, /sign-in?then=/", "/doctor, /sign-in?then=/doctor", "/pharmacist, /sign-in?then=/pharmacist",
            "/manager, /sign-in?then=/manager",
            "/statistics?level=high, /sign-in?then=/statistics%3Flevel%3Dhigh", "/reception, /sign-in?then=/reception",
            "/triage, /sign-in?then=/triage",
            "/doctor?room=3&a=b, /sign-in?then=/doctor%3Froom%3D3%26a%3Db",
            "/doctor?lang=es, /sign-in?then=/doctor%3Flang%3Des&lang=es" })
    void nobody_sees_a_page_of_the_staff_before_signing_in(String path, String address) {
        get(path).statusCode(303).header("Location", equalTo(address)).header("Cache-Control", equalTo("no-store"))
                .body(equalTo(""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/kiosk", "/screen", "/sign-in?then=/doctor", "/t/kR3v0jFq2mXw8bT1nYc4Zg" })
    void what_stands_in_public_is_there_for_everybody_and_says_nothing_of_open_access(String path) {
        get(path).statusCode(200).body(containsString("data-access=\"closed\"")).body(not(containsString("data-person")))
                .body(not(containsString("open-access")));
    }

    @Test
    void whoever_has_signed_in_is_named_as_colleagues_know_them_and_a_name_is_no_markup() {
        var cookie = doctor("doctor-on-duty", "Doctor <on duty>");
        given().cookie(COOKIE, cookie).get("/doctor").then().statusCode(200)
                .body(containsString("data-person=\"doctor-on-duty\" data-display-name=\"Doctor &lt;on duty&gt;\""
                        + " data-held=\"nurse doctor\" data-roles=\"doctor\""))
                .body(containsString("<cq-person><bdi>Doctor &lt;on duty&gt;</bdi></cq-person>"))
                .body(containsString("<cq-session></cq-session>"));
    }

    @Test
    void a_page_is_for_those_who_may_hear_what_it_shows() {
        var cookie = doctor("doctor-anywhere", "Doctor");
        for (var page : new String[][] { { "/", "" }, { "/pharmacist", "pharmacist" }, { "/manager", "manager" },
                { "/statistics", "manager" },
                { "/reception", "reception nurse" }, { "/triage", "nurse doctor" },
                { "/kiosk", "reception nurse doctor pharmacist manager kiosk" },
                { "/screen", "reception nurse doctor pharmacist manager kiosk screen" } }) {
            given().cookie(COOKIE, cookie).get(page[0]).then().statusCode(200)
                    .body(containsString("data-roles=\"" + page[1] + "\""));
        }
        given().cookie(COOKIE, cookie).get("/sign-in").then().statusCode(200).body(not(containsString("data-roles")))
                .body(containsString("data-person=\"doctor-anywhere\""));
    }

    @Test
    void whoever_has_signed_out_sees_nothing_any_more() {
        var cookie = doctor("doctor-who-leaves", "Doctor");
        given().cookie(COOKIE, cookie).delete("/api/session").then().statusCode(204);
        given().redirects().follow(false).cookie(COOKIE, cookie).get("/doctor").then().statusCode(303);
    }
}
