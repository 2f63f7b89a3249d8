package org.carequeue.gateway.pages;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import org.carequeue.events.ClinicSettings;
import org.carequeue.gateway.FakeClinic;
import org.carequeue.testing.ApiDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;

@QuarkusTest
@TestProfile(PagesComponentTest.OnItsOwn.class)
class PagesComponentTest {

    @TestHTTPResource(value = "/", management = true)
    URI operators;

    /// The pages need none of the services; a gateway of their own leaves those of other tests undisturbed.
    public static class OnItsOwn extends FakeClinic {
    }

    private static final String TOKEN = "kR3v0jFq2mXw8bT1nYc4Zg";
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"(/app/[^\"]+)\"");
    private static final Pattern INLINE = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private static final Pattern WATCH = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    /// Each template is a page; two have an address that is not their name, and one has none here.
    static List<String> pages() throws IOException {
        try (var templates = Files.list(Path.of("src/main/resources/templates/pages"))) {
            return templates.map(file -> String.valueOf(file.getFileName()).replace(".html", ""))
                    .filter(name -> !name.equals(Texts.STYLEGUIDE)).map(name -> switch (name) {
                        case "index" -> "/";
                        case "ticket" -> "/t/" + TOKEN;
                        default -> "/" + name;
                    }).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_brings_what_it_needs_under_a_policy_that_lets_nothing_else_in(String path) throws Exception {
        var reply = when().get(path).then().statusCode(200)
                .contentType(containsString("text/html"))
                .header("Cache-Control", path.startsWith("/t/") ? "no-store" : "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .extract();
        var html = reply.body().asString();

        var importMap = INLINE.matcher(html);
        assertThat(importMap.find()).isTrue();
        var hash = MessageDigest.getInstance("SHA-256").digest(importMap.group(1).getBytes(UTF_8));
        assertThat(reply.header("Content-Security-Policy"))
                .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        assertThat(html).contains("<html lang=\"en\" dir=\"ltr\" data-live=\"false\"").doesNotContain("style=\"");
        var links = LINK.matcher(html).results().map(link -> link.group(1)).distinct().toList();
        assertThat(links).hasSizeGreaterThan(3).allSatisfy(link -> when().get(link).then().statusCode(200));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_says_of_which_build_it_is_and_its_watch_over_the_scripts_may_run(String path) throws Exception {
        var reply = when().get(path).then().extract();
        var build = when().get("/api/clock").then().statusCode(200).extract().path("build").toString();
        assertThat(reply.body().asString()).contains("data-build=\"" + build + "\"");
        var watch = WATCH.matcher(reply.body().asString());
        assertThat(watch.find()).isTrue();
        var hash = MessageDigest.getInstance("SHA-256").digest(watch.group(1).getBytes(UTF_8));
        assertThat(reply.header("Content-Security-Policy"))
                .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }

    @Test
    void what_shows_the_pages_look_to_whoever_works_on_them_is_for_nobody_else() {
        given().accept("text/html").get("/styleguide").then().statusCode(404);
    }

    @Test
    void the_description_of_the_api_is_shown_as_it_stands() throws IOException {
        when().get("/openapi.yaml").then().statusCode(200).contentType("application/yaml")
                .body(equalTo(Files.readString(ApiDocument.file("openapi.yaml"))));
    }

    @Test
    void a_patient_s_page_does_not_repeat_the_token_of_its_address() {
        var reply = when().get("/t/" + TOKEN).then().statusCode(200).extract();
        assertThat(reply.body().asString()).contains("<cq-ticket>").doesNotContain(TOKEN);
        assertThat(reply.headers().asList()).noneMatch(header -> header.getValue().contains(TOKEN));
    }

    @Test
    void texts_reach_the_components_with_their_placeholders() {
        var html = when().get("/kiosk").body().asString();
        assertThat(html).contains("\"issuedAt\":\"Issued at {time}\"").contains("\"heading\":\"Take a number\"")
                .contains("\"ar\":{\"shared\":{\"direction\":\"rtl\",\"language\":\"العربية\"}}");
        assertThat(html.substring(html.indexOf("id=\"texts\""), html.indexOf("<script type=\"module\"")))
                .as("texts inside a script element").doesNotContain("<b").doesNotContain("<!--");
    }

    @Test
    void a_language_that_there_is_not_gets_english() {
        given().header("Accept-Language", "ja, it;q=0.5").get("/").then().statusCode(200)
                .header("Content-Language", equalTo("en"))
                .body(containsString("<html lang=\"en\""));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_page_is_there_in_every_language_and_written_its_way(String path) {
        for (var language : ClinicSettings.WITH_TEXTS) {
            given().queryParam("lang", language).get(path).then().statusCode(200)
                    .header("Content-Language", equalTo(language))
                    .header("Vary", equalTo("Accept-Encoding, Accept-Language, Cookie"))
                    .body(containsString(
                            "<html lang=\"" + language + "\" dir=\"" + (language.equals("ar") ? "rtl" : "ltr") + "\""))
                    .body(containsString(TranslationsTest.texts("shared", language).get("skip")));
        }
    }

    @Test
    void what_was_chosen_in_a_browser_counts_for_staff_and_not_for_the_kiosk() {
        given().cookie("carequeue-language", "es").get("/doctor").then().header("Content-Language", equalTo("es"))
                .body(containsString("<cq-language>"));
        given().cookie("carequeue-language", "es").get("/kiosk").then().header("Content-Language", equalTo("en"))
                .body(not(containsString("<cq-language>")));
        given().cookie("carequeue-language", "<script>").get("/doctor").then().header("Content-Language", equalTo("en"))
                .body(not(containsString("<script>\"")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void where_access_is_open_every_page_says_so_and_shows_nobody_who_could_sign_out(String path) {
        when().get(path).then().statusCode(200).body(containsString("data-access=\"open\""))
                .body(containsString("data-testid=\"open-access\"")).body(not(containsString("data-person")))
                .body(not(containsString("<cq-person>")));
    }

    @Test
    void as_long_as_nobody_knows_what_the_clinic_speaks_the_browser_decides() {
        given().header("Accept-Language", "es-AR").get("/screen").then().header("Content-Language", equalTo("es"));
    }

    @Test
    void a_link_is_drawn_and_a_novel_is_not() {
        given().contentType("text/plain").body("http://localhost/t/" + TOKEN).post("/api/qr-code").then().statusCode(200)
                .body("size", equalTo(37)).body("path", containsString("M4 4h7v1h-7z"));
        given().contentType("text/plain").body("x".repeat(301)).post("/api/qr-code").then().statusCode(400)
                .body("code", equalTo("too-large"));
        given().contentType("text/plain").body(" ").post("/api/qr-code").then().statusCode(400);
    }

    /// Whether espeak-ng is installed or not.
    @Test
    void nothing_is_said_but_what_stands_on_the_screens() {
        given().get("/api/speech").then().statusCode(200).body("languages", notNullValue());
        for (var call : new String[] { "{}",
                "{\"kind\":\"call\",\"ticket\":\"2026-11-23-A999\",\"place\":\"3\",\"language\":\"en\"}" }) {
            given().contentType("application/json").body(call).post("/api/speech").then().statusCode(204);
        }
        given().contentType("application/json").body("{\"ticket\":\"anything\"}").post("/api/speech").then().statusCode(400);
    }

    @Test
    void an_error_of_a_page_is_counted_by_the_page_s_name_and_nothing_else_is_taken() {
        given().contentType("text/plain;charset=UTF-8").body("kiosk").post("/api/page-errors").then().statusCode(204);
        when().get(operators.resolve("/q/metrics")).then()
                .body(containsString("carequeue_pages_errors_total{page=\"kiosk\"} 1.0"))
                .body(containsString("carequeue_pages_errors_total{page=\"doctor\"} 0.0"));
        for (var said : new String[] { "", "Kiosk", "kiosk A042", "TypeError: Jane Doe is not iterable" }) {
            given().contentType("text/plain").body(said).post("/api/page-errors").then().statusCode(400)
                    .body("code", equalTo("malformed-body")).body(not(containsString("Jane")));
        }
        given().contentType("application/json").body("{}").post("/api/page-errors").then().statusCode(415);
    }

    @Test
    void a_file_of_this_build_is_kept_for_good_and_comes_compressed_to_whoever_takes_that() throws IOException {
        var address = files() + "/shared/board/board-socket.js";
        var source = Files.readString(Path.of("src/main/resources/META-INF/resources/app/shared/board/board-socket.js"));
        for (var asked = 0; asked < 2; asked++) {
            given().header("Accept-Encoding", "br, gzip").get(address).then().statusCode(200)
                    .contentType(equalTo("text/javascript;charset=UTF-8")).header("Content-Encoding", "gzip")
                    .header("Cache-Control", "public, max-age=31536000, immutable").header("Vary", "Accept-Encoding")
                    .body(equalTo(source));
        }
        given().config(RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders())).get(address)
                .then().statusCode(200).header("Content-Encoding", nullValue()).body(equalTo(source));
        given().head(address).then().statusCode(200).header("Content-Length", notNullValue());
        when().get(files() + "/shared/page/favicon.svg").then().statusCode(200).contentType(equalTo("image/svg+xml"));
        when().get(files() + "/shared/page/tokens.css").then().statusCode(200).contentType(equalTo("text/css;charset=UTF-8"));
    }

    /// Where there is no esbuild for the machine that builds, pages have their scripts as they are written.
    @ParameterizedTest
    @MethodSource("pages")
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void a_page_has_its_scripts_in_one_small_file(String path) {
        var script = Pattern.compile("<script type=\"module\" src=\"([^\"]+)\">").matcher(when().get(path).body().asString())
                .results().map(found -> found.group(1)).toList();
        assertThat(script).hasSize(1);
        var small = when().get(script.getFirst()).then().statusCode(200).extract().body().asString();
        assertThat(small).hasSizeLessThan(200_000).contains("customElements.define(\"cq-clock\"").doesNotContain("/**")
                .doesNotContainPattern("(?:import|from) ?[\"'](?:\\.|lit)");
    }

    @Test
    void the_texts_of_a_page_in_another_language_come_when_somebody_wants_it() {
        when().get(files() + "/texts/doctor/es.json").then().statusCode(200).contentType(containsString("application/json"))
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .body("shared.skip", equalTo("Ir al contenido")).body("doctor.title", notNullValue());
        for (var none : new String[] { "/texts/doctor/ja.json", "/texts/nobody/es.json", "/texts/es.json" }) {
            when().get(files() + none).then().statusCode(404);
        }
        assertThat(when().get("/doctor").body().asString()).contains(
                "\"es\":{\"shared\":{\"direction\":\"ltr\",\"language\":\"Español\"}}");
    }

    @Test
    void a_file_of_another_build_is_not_there_and_is_not_kept() {
        when().get("/app/0123456789abcdef/shared/board/board-socket.js").then().statusCode(404)
                .header("Cache-Control", "no-cache");
        when().get(files() + "/shared/board/nothing.js").then().statusCode(404).header("Cache-Control", "no-cache");
        when().get(files() + "/../../application.properties").then().statusCode(400);
    }

    @Test
    void a_library_is_kept_for_good() {
        var lit = Pattern.compile("\"lit\" : \"([^\"]+)\"").matcher(when().get("/").body().asString());
        assertThat(lit.find()).isTrue();
        when().get(lit.group(1)).then().statusCode(200).header("Cache-Control", containsString("immutable"))
                .header("Content-Encoding", "gzip");
    }

    /// Below which address the files of this build stand.
    private static String files() {
        var found = LINK.matcher(when().get("/").body().asString());
        assertThat(found.find()).isTrue();
        return found.group(1).replaceFirst("^(/app/[0-9a-f]{16})/.*", "$1");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_that_has_not_changed_is_not_sent_again_and_one_of_a_patient_is_kept_by_nobody(String path) {
        var page = given().header("Accept-Encoding", "gzip").get(path).then().statusCode(200)
                .header("Content-Encoding", "gzip").extract();
        if (path.startsWith("/t/")) {
            assertThat(page.header("ETag")).isNull();
            return;
        }
        given().header("If-None-Match", page.header("ETag")).get(path).then().statusCode(304).body(equalTo(""))
                .header("ETag", page.header("ETag")).header("Content-Security-Policy", page.header("Content-Security-Policy"));
        given().header("If-None-Match", page.header("ETag")).queryParam("lang", "es").get(path).then().statusCode(200);
    }

    // ── instead of a page ──

    private static final String NAVIGATION = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Test
    void whoever_opens_an_address_where_nothing_is_reads_a_page_and_a_program_gets_the_problem() {
        given().accept(NAVIGATION).get("/nothing-here-a1b2").then().statusCode(404)
                .contentType(equalTo("text/html;charset=UTF-8"))
                .header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", startsWith("default-src 'none'; script-src 'self'"))
                .body(containsString("There is nothing at this address"))
                .body(containsString("<a class=\"button primary large\" href=\"/\">"))
                .body(not(containsString("a1b2"))).body(not(containsString("<script"))).body(not(containsString("http-equiv")));
        when().get("/nothing-here-a1b2").then().statusCode(404).contentType(containsString("application/problem+json"))
                .body("code", equalTo("no-such-address"));
    }

    @Test
    void what_is_shown_instead_of_a_page_is_in_the_language_of_whoever_reads_it() {
        given().accept(NAVIGATION).header("Accept-Language", "es-AR").get("/nothing").then().statusCode(404)
                .header("Content-Language", "es").body(containsString("<html lang=\"es\""))
                .body(containsString("No hay nada en esta dirección"));
        given().accept(NAVIGATION).cookie("carequeue-language", "es").get("/nothing").then()
                .body(containsString("<html lang=\"es\""));
        given().accept(NAVIGATION).get("/nothing?lang=es").then().body(containsString("<html lang=\"es\""));
        given().accept(NAVIGATION).cookie("carequeue-language", "<script>").get("/nothing").then()
                .body(containsString("<html lang=\"en\"")).body(not(containsString("<script")));
    }

    @Test
    void whoever_waits_for_a_file_of_a_service_that_is_away_reads_that_it_is_tried_again() {
        given().accept(NAVIGATION).get("/api/waiting").then().statusCode(503)
                .contentType(equalTo("text/html;charset=UTF-8")).header("Retry-After", notNullValue())
                .body(containsString("<meta http-equiv=\"refresh\" content=\"10\">"))
                .body(containsString("A service cannot be reached."));
        when().get("/api/waiting").then().statusCode(503).contentType(containsString("application/problem+json"))
                .body("code", equalTo("owner-unavailable"));
    }

    @Test
    void whoever_sets_up_a_device_with_a_language_that_there_is_not_reads_so() {
        given().accept(NAVIGATION).get("/kiosk?lang=xx").then().statusCode(400)
                .body(containsString("There are no texts in this language."));
    }

    @Test
    void what_stands_where_it_changes_is_asked_for_anew_each_time() {
        when().get("/app/shared/board/board-socket.js").then().statusCode(200)
                .contentType(containsString("javascript"))
                .header("Cache-Control", "no-cache");
    }
}
