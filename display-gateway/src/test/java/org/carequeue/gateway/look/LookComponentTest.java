package org.carequeue.gateway.look;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jakarta.inject.Inject;

import org.carequeue.gateway.FakeClinic;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(LookComponentTest.OnItsOwn.class)
class LookComponentTest {

    /// It changes what all pages show; a gateway of its own leaves those of other tests undisturbed.
    public static class OnItsOwn extends FakeClinic {
    }

    private static final byte[] LOGO = Pictures.png(64, 48);

    @Inject
    LogoShelf logos;

    @ConfigProperty(name = "carequeue.gateway.media")
    Path media;

    @AfterEach
    void without_a_logo() throws IOException {
        logos.remove();
    }

    @Test
    void a_logo_is_shown_by_every_page_and_never_run() {
        var before = when().get("/api/clock").then().extract().path("build").toString();
        when().get("/clinic/logo").then().statusCode(404);
        given().contentType("image/jpeg").body(LOGO).put("/api/logo").then().statusCode(204);

        var tag = when().get("/clinic/logo").then().statusCode(200).contentType("image/png").header("Cache-Control", "no-cache")
                .header("Content-Security-Policy", "default-src 'none'; sandbox").header("X-Content-Type-Options", "nosniff")
                .extract().header("ETag");
        given().header("If-None-Match", tag).get("/clinic/logo").then().statusCode(304);
        for (var page : List.of("/", "/kiosk", "/screen", "/doctor", "/sign-in", "/t/" + "a".repeat(22))) {
            when().get(page).then().body(containsString(" src=\"/clinic/logo?"))
                    .body(containsString(" data-logo=\"/clinic/logo?"));
        }
        when().get("/api/clock").then().body("build", not(equalTo(before)));

        given().contentType("application/json").body("{}").delete("/api/logo").then().statusCode(204);
        when().get("/clinic/logo").then().statusCode(404);
        when().get("/kiosk").then().body(not(containsString("/clinic/logo")));
        when().get("/api/clock").then().body("build", equalTo(before));
    }

    @Test
    void a_kiosk_can_be_installed_as_an_app_with_the_logo_or_a_drawn_one() {
        when().get("/kiosk").then().body(containsString("<link rel=\"manifest\" href=\"/kiosk.webmanifest\">"))
                .header("Content-Security-Policy", containsString("manifest-src 'self'"));
        var drawn = when().get("/kiosk.webmanifest").then().statusCode(200).contentType("application/manifest+json")
                .body("start_url", equalTo("/kiosk")).body("display", equalTo("fullscreen"))
                .body("name", not(blankOrNullString()))
                .body("icons.sizes", equalTo(List.of("any"))).extract().path("icons[0].src").toString();
        when().get(drawn).then().statusCode(200).contentType("image/svg+xml");

        given().body(LOGO).put("/api/logo").then().statusCode(204);
        var logo = when().get("/kiosk.webmanifest").then().body("icons.sizes", equalTo(List.of("64x48", "any"))).extract()
                .path("icons[0].src").toString();
        when().get(logo).then().statusCode(200).contentType("image/png");
    }

    @Test
    void what_is_no_picture_is_no_logo_whatever_it_says_of_itself() {
        for (var text : List.of("<svg onload='alert(1)'/>", "GIF89a", "<html>")) {
            given().contentType("image/png").body(text.getBytes(UTF_8)).put("/api/logo").then()
                    .statusCode(400).body("code", equalTo("malformed-body"));
        }
        given().contentType("image/svg+xml").body("<svg/>").put("/api/logo").then().statusCode(400);
        given().contentType("image/png").body(new byte[LogoShelf.LARGEST + 1]).put("/api/logo").then().statusCode(400)
                .body("code", equalTo("too-large"));
        when().get("/clinic/logo").then().statusCode(404);
    }

    @Test
    void colours_are_tokens_and_nothing_else_becomes_a_style() {
        when().get("/clinic/colours.css?primary=C00000&accent=").then().statusCode(200).contentType(containsString("text/css"))
                .body(containsString("--brand: ")).body(not(containsString("--newest")));
        when().get("/clinic/colours.css?primary=red;}*{display:none&accent=%23fff").then().statusCode(200).body(equalTo(""));
    }

    @Test
    void media_come_whole_or_in_parts_and_nothing_else_of_the_machine() throws IOException {
        Files.createDirectories(media);
        var bytes = new byte[1000];
        System.arraycopy(Pictures.MP4, 0, bytes, 0, Pictures.MP4.length);
        bytes[999] = 7;
        Files.write(media.resolve("Opening hours.mp4"), bytes);
        Files.writeString(media.resolve("page.html"), "<script>");

        when().get("/api/media").then().statusCode(200).body("name", hasItem("Opening hours.mp4"))
                .body("name", not(hasItem("page.html"))).body("kind", hasItem("video"));
        var whole = when().get("/clinic/media/Opening hours.mp4").then().statusCode(200).contentType("video/mp4")
                .header("Accept-Ranges", "bytes").header("Content-Security-Policy", "default-src 'none'; sandbox").extract()
                .asByteArray();
        assertThat(whole).isEqualTo(bytes);
        var part = given().header("Range", "bytes=990-").get("/clinic/media/Opening hours.mp4").then().statusCode(206)
                .header("Content-Range", "bytes 990-999/1000").header("Content-Length", "10").extract().asByteArray();
        assertThat(part).hasSize(10).endsWith(7);
        given().header("Range", "bytes=1000-").get("/clinic/media/Opening hours.mp4").then().statusCode(416)
                .header("Content-Range", "bytes */1000");
        for (var name : List.of("page.html", "nothing.png", "x".repeat(1_000))) {
            when().get("/clinic/media/" + name).then().statusCode(404);
        }
        for (var trick : List.of("..%2Fboard.json", "%2e%2e%2fboard.json", "....//board.json")) {
            assertThat(given().urlEncodingEnabled(false).get("/clinic/media/" + trick).statusCode()).as(trick).isIn(400, 404);
        }
    }
}
