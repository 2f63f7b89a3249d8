package org.carequeue.ticket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.carequeue.bridge.DeskOpening;
import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.Roles;
import org.carequeue.events.Services;
import org.carequeue.testing.Callers;
import org.carequeue.testing.OwnersApi;
import org.carequeue.testing.TemporaryData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(TemporaryData.class)
class TicketServiceComponentTest {

    @TestHTTPResource(value = "/", management = true)
    URI operators;

    private static final String USUAL = "{\"counters\":[1,2,3,4,5,6,7,8,9],\"dayStartsAt\":\"04:00\",\"screen\":{},\"calling\":{}}";

    private final DeskOpening opening;

    TicketServiceComponentTest(DeskOpening opening) {
        this.opening = opening;
    }

    @BeforeAll
    static void anybody_asks() {
        RestAssured.replaceFiltersWith(Callers.as(Callers.ANYBODY));
    }

    @Test
    void a_ticket_is_issued_with_its_tracking_token_and_found_without_it() {
        // When
        var slip = issue("{\"serviceLine\":\"general\"}", key()).statusCode(201)
                .header("CareQueue-Position", startsWith("ticket-service="))
                .body("number", matchesPattern("A[0-9]{3,6}"))
                .body("priority", equalTo("normal"))
                .body("triaged", equalTo(false))
                .body("status", equalTo("waiting"))
                .body("trackingToken", matchesPattern("[A-Za-z0-9_-]{22}"))
                .body("$", hasKey("log")).body("$", hasKey("sequence"))
                .extract().jsonPath();

        // Then
        assertThat(slip.getString("trackingPath")).isEqualTo("/t/" + slip.getString("trackingToken"));
        for (var reference : new String[] { slip.getString("id"), slip.getString("number"),
                slip.getString("number").toLowerCase(Locale.ROOT) }) {
            given().get("/tickets/{ticket}", reference).then().statusCode(200)
                    .body("id", equalTo(slip.getString("id")))
                    .body("serviceLine", equalTo("general"))
                    .body("issuedAt", equalTo(slip.getString("issuedAt")))
                    .body(not(containsString(slip.getString("trackingToken"))));
        }
    }

    @Test
    void the_first_service_line_is_given_where_none_is_asked_for() {
        given().noContentType().post("/tickets").then().statusCode(201).body("serviceLine", equalTo("general"));
        issue("{}", key()).statusCode(201).body("serviceLine", equalTo("general"));
    }

    /// Four bytes a character, in an order that no machine has.
    @Test
    void a_body_that_is_no_text_in_any_encoding_is_the_senders_mistake() {
        given().contentType("application/json").body(new byte[] { 0, 0, '{', 0, 0, 0, '}', 0 }).post("/tickets").then()
                .statusCode(400).contentType("application/problem+json").body("code", equalTo("malformed-body"));
    }

    @Test
    void the_same_key_gives_the_same_ticket_again_and_never_a_second_one() {
        // Given
        var key = key();
        var first = issue("{\"serviceLine\":\"general\"}", key).statusCode(201).extract().asString();

        // Then
        issue("{\"serviceLine\":\"general\"}", key).statusCode(201).body(equalTo(first));
        issue("{\"serviceLine\":\"paediatrics\"}", key).statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void numbers_stay_gapless_when_many_ask_at_once() {
        // When
        var requests = IntStream.range(0, 64)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> issue("{\"serviceLine\":\"paediatrics\"}",
                        key()).statusCode(201).extract().<String> path("number")))
                .toList();
        var numbers = requests.stream().map(CompletableFuture::join).sorted().toList();

        // Then
        var first = Integer.parseInt(numbers.getFirst().substring(1));
        assertThat(numbers).isEqualTo(
                IntStream.range(first, first + 64).mapToObj("B%03d"::formatted).toList());
    }

    @Test
    void eight_kiosks_press_a_thousand_times_each_at_once() throws IOException {
        // Given
        var kiosks = IntStream.rangeClosed(1, 8).mapToObj(Kiosk::new).toList();

        // When
        var numbers = kiosks.stream().map(kiosk -> kiosk.press(1_000)).toList().stream()
                .flatMap(presses -> presses.join().stream()).sorted().toList();

        // Then
        var first = numbers.getFirst();
        assertThat(numbers).isEqualTo(IntStream.range(first, first + 8_000).boxed().toList());
    }

    /// One that does not wait for an answer before the next press: its presses go out as fast as its connection takes them.
    private static final class Kiosk {
        private static final int AT_ONCE = 64;
        private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final Semaphore places = new Semaphore(AT_ONCE);
        private final String name;

        Kiosk(int number) {
            name = "kiosk " + number;
        }

        CompletableFuture<List<Integer>> press(int times) {
            return CompletableFuture.supplyAsync(() -> {
                var presses = IntStream.range(0, times).mapToObj(_ -> press()).toList();
                var numbers = presses.stream().map(CompletableFuture::join).toList();
                client.close();
                return numbers;
            }, Thread::startVirtualThread);
        }

        private CompletableFuture<Integer> press() {
            places.acquireUninterruptibly();
            var request = request("/tickets", name).POST(BodyPublishers.ofString("{\"serviceLine\":\"general\"}")).build();
            return client.sendAsync(request, BodyHandlers.ofString()).whenComplete((_, _) -> places.release())
                    .thenApply(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(201);
                        return number(answer.body());
                    });
        }
    }

    /// Eight thousand times: rest-assured's own path takes milliseconds for each.
    private static int number(String slip) {
        try {
            return Integer.parseInt(BridgeJson.mapper().readTree(slip).path("number").asText().substring(1));
        } catch (JsonProcessingException e) {
            throw new AssertionError(slip, e);
        }
    }

    @Test
    void settings_are_changed_at_run_time_and_apply_to_the_next_ticket() {
        // Given
        var before = given().get("/settings").then().statusCode(200).extract().jsonPath();
        var version = before.getInt("version");

        try {
            // When
            settings("{\"version\":%d,\"serviceLines\":[{\"code\":\"dental\",\"letter\":\"D\",\"name\":\"Dental\"}]}"
                    .formatted(version)).statusCode(200)
                    .body("version", equalTo(version + 1))
                    .body("serviceLines[0].letter", equalTo("D"))
                    .body("rooms", hasSize(50));

            // Then
            issue("{}", key()).statusCode(201).body("number", startsWith("D"));
            settings("{\"version\":%d,\"rooms\":[\"1\"]}".formatted(version)).statusCode(409)
                    .body("code", equalTo("settings-changed")).body("detail", containsString("version " + (version + 1)));
        } finally {
            given().contentType("application/yaml").body("""
                    serviceLines:
                      - {code: general, letter: A, name: General}
                      - {code: paediatrics, letter: B, name: Paediatrics}
                    """.getBytes(StandardCharsets.UTF_8)).put("/settings").then().statusCode(200).body("serviceLines",
                    hasSize(2));
        }
    }

    @Test
    void the_same_change_of_settings_with_one_key_is_answered_the_same_again_and_made_once() {
        // Given
        var key = key();
        var first = change("{\"counters\":[\"1\",\"2\"]}", key).statusCode(200).extract().asString();
        change("{\"dayStartsAt\":\"05:00\"}", key()).statusCode(200);
        var after = given().get("/settings").asString();

        try {
            // Then
            change("{\"counters\":[\"1\",\"2\"]}", key).statusCode(200).body(equalTo(first));
            change("counters: [1, 2]", key).statusCode(200).body(equalTo(first));
            change("{\"counters\":[\"1\"]}", key).statusCode(422).body("code", equalTo("idempotency-key-reused"));
            assertThat(given().get("/settings").asString()).isEqualTo(after);
        } finally {
            change(USUAL, key()).statusCode(200);
        }
    }

    @Test
    void of_those_who_change_different_settings_at_once_nobody_loses() throws Exception {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (var i : IntStream.range(10, 40).toArray()) {
                // When
                var changes = Stream.of("{\"counters\":[\"%d\"]}", "{\"dayStartsAt\":\"05:%d\"}",
                        "{\"screen\":{\"viewingDistance\":4.%d}}", "{\"calling\":{\"pause\":\"PT%dS\"}}")
                        .map(body -> body.formatted(i))
                        .map(body -> client.sendAsync(
                                request("/settings", "kiosk 1").PUT(BodyPublishers.ofString(body)).build(),
                                BodyHandlers.ofString()))
                        .toList();
                for (var change : changes) {
                    assertThat(change.get().statusCode()).isEqualTo(200);
                }

                // Then
                given().get("/settings").then().body("counters", contains(Integer.toString(i)))
                        .body("dayStartsAt", equalTo("05:%d:00".formatted(i)))
                        .body("screen.viewingDistance", equalTo(Float.parseFloat("4." + i)))
                        .body("calling.pause", equalTo("PT%dS".formatted(i)));
            }
        } finally {
            change(USUAL, key()).statusCode(200);
        }
    }

    private static HttpRequest.Builder request(String path, String workplace) {
        return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Content-Type", "application/json").header("Idempotency-Key", key())
                .header("CareQueue-Workplace", workplace).header(Bearer.HEADER, Callers.header(Callers.ANYBODY));
    }

    private static ValidatableResponse change(String body, String key) {
        return given().contentType(body.startsWith("{") ? "application/json" : "application/yaml")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .header("Idempotency-Key", key).put("/settings").then();
    }

    @Test
    void settings_are_utf_8_whatever_else_their_charset_says() {
        for (var charset : List.of("iso-8859-1", "nonsense")) {
            given().contentType("application/yaml; charset=" + charset).body("counters: [ä]".getBytes(StandardCharsets.UTF_8))
                    .put("/settings").then().statusCode(400).body("code", equalTo("invalid-settings"))
                    .body("detail", containsString("not ä"));
        }
        given().contentType("application/yaml").body("counters: [ä]".getBytes(StandardCharsets.ISO_8859_1)).put("/settings")
                .then().statusCode(400).body("detail", containsString("not in UTF-8"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"rooms\":[]}|rooms|1 to 200",
            "{\"scale\":\"four-levels\"}|scale|three-levels",
            "{\"calling\":{\"attempts\":0}}|calling|1 to 10",
            "{\"roms\":[\"1\"]}|roms|no such setting",
            "{\"languages\":[\"en\",\"ja\"]}|languages|no texts in ja",
            "{\"name\":\"one\\ntwo\"}|name|a name is one line",
            "{\"name\":\"1234567890123456789012345678901234567890123456789012345678901\"}|name|at most 60 characters",
            "{\"clinic\":\"another\"}|clinic|CAREQUEUE_CLINIC" })
    void settings_that_cannot_be_are_refused_and_nothing_changes(String body, String field, String sentence) {
        // Given
        var before = given().get("/settings").asString();

        // Then
        settings(body).statusCode(400).contentType("application/problem+json")
                .body("code", equalTo("invalid-settings"))
                .body("field", equalTo(field))
                .body("detail", containsString(sentence));
        assertThat(given().get("/settings").asString()).isEqualTo(before);
    }

    @Test
    void a_clinic_has_a_name_or_none() {
        settings("{\"name\":\" Clinic of the Example Street \"}").statusCode(200)
                .body("name", equalTo("Clinic of the Example Street"));
        settings("{\"atDayEnd\":\"close\"}").statusCode(200).body("name", equalTo("Clinic of the Example Street"));
        settings("{\"name\":\"\"}").statusCode(200).body("$", not(hasKey("name")));
    }

    private static ValidatableResponse settings(String body) {
        return given().contentType(ContentType.JSON).body(body).put("/settings").then();
    }

    @Test
    void a_refusal_is_a_problem_that_names_its_field() {
        issue("{\"serviceLine\":\"surgery\"}", key()).statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:carequeue:problem:unknown-service-line"))
                .body("status", equalTo(400))
                .body("title", equalTo("Unknown service line"))
                .body("detail", containsString("general, paediatrics"))
                .body("code", equalTo("unknown-service-line"))
                .body("field", equalTo("serviceLine"));
    }

    @Test
    void a_body_that_is_no_json_or_has_another_shape_is_a_problem_that_repeats_nothing() {
        for (var body : List.of("{\"serviceLine\":", "[]", "{\"serviceLine\":{\"secret\":1}}")) {
            issue(body, key()).statusCode(400)
                    .contentType("application/problem+json")
                    .body("code", equalTo("malformed-body"))
                    .body(not(containsString("secret"))).body(not(containsString("carequeue.ticket")));
        }
        issue("{\"serviceLine\":{}}", key()).body("field", equalTo("serviceLine"));
    }

    @Test
    void what_is_no_ticket_is_said_to_be_none() {
        given().get("/tickets/hello").then().statusCode(400).contentType("application/problem+json")
                .body("code", equalTo("malformed-ticket")).body("field", equalTo("ticket"));
        given().get("/tickets/A999999").then().statusCode(404).contentType("application/problem+json")
                .body("code", equalTo("ticket-not-found")).body("detail", containsString("A999999"));
        given().get("/tickets/1999-01-01-A001").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "[]", "\"general\"", "{\"serviceLine\":{}}", "{\"serviceLine\":[\"general\"]}" })
    void a_body_that_cannot_be_read_is_the_senders_mistake(String body) {
        issue(body, key()).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void what_a_sender_adds_is_ignored() {
        issue("{\"serviceLine\":\"general\",\"number\":\"A001\",\"priority\":\"critical\"}", key()).statusCode(201)
                .body("priority", equalTo("normal"));
    }

    @Test
    void a_key_has_at_most_64_characters() {
        issue("{}", "x".repeat(64)).statusCode(201);
        issue("{}", "x".repeat(65)).statusCode(400).body("code", equalTo("malformed-header"));
    }

    @Test
    void a_body_that_is_far_too_large_is_refused() {
        given().contentType(ContentType.JSON).body("{\"serviceLine\":\"" + "x".repeat(70_000) + "\"}")
                .post("/tickets").then().statusCode(413);
    }

    @Test
    void the_settings_are_as_the_journal_has_them() {
        given().get("/settings").then().statusCode(200)
                .body("version", greaterThan(0))
                .body("dayStartsAt", equalTo("04:00:00"))
                .body("serviceLines.letter", contains("A", "B"))
                .body("rooms.name", hasItem("50"))
                .body("scale.levels.target", contains("PT0S", "PT10M", "PT30M", "PT1H", "PT2H"));
    }

    @Test
    void the_tracking_key_can_be_read_by_the_service_alone() throws IOException {
        // Given
        var key = opening.dataFolder().resolve("tracking.key");

        // Then
        assertThat(Files.size(key)).isEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
    }

    @Test
    void it_takes_and_answers_what_the_api_describes() {
        OwnersApi.isAsDescribed(Services.TICKET,
                given().queryParam("format", "json").get(operators.resolve("/q/openapi")).then().statusCode(200).extract()
                        .asString());
    }

    @Test
    void who_shows_no_pass_one_for_another_service_or_one_of_another_role_gets_nothing() {
        var otherwise = Map.of("none at all", "Basic YW5uYTphbm5h", "no token", "Bearer", "of no form", "Bearer x.y.z",
                "two words", Callers.header(Callers.ANYBODY) + " more");
        otherwise.forEach((how, header) -> given().header(Bearer.HEADER, header).get("/settings").then().statusCode(401)
                .header("WWW-Authenticate", "Bearer").contentType("application/problem+json")
                .body("code", equalTo("not-signed-in")));
        given().noFilters().get("/settings").then().statusCode(401).body("code", equalTo("not-signed-in"));
        given().noFilters().contentType(ContentType.JSON).body("{}").post("/tickets").then().statusCode(401)
                .body("code", equalTo("not-signed-in"));
        given().noFilters().get("/q/health").then().statusCode(404);
        given().noFilters().get(operators.resolve("/q/health")).then().statusCode(200);
        given().header(Bearer.HEADER, Callers.header(Callers.with(Roles.DOCTOR))).get("/settings").then().statusCode(200);
        given().header(Bearer.HEADER, Callers.header(Callers.with(Roles.DOCTOR))).contentType(ContentType.JSON).body("{}")
                .put("/settings").then()
                .statusCode(403).contentType("application/problem+json").body("code", equalTo("not-permitted"));
    }

    @Test
    void whoever_has_signed_in_is_nobody_else() throws IOException {
        var receptionist = new Pass("person:rosa", "rosa", Set.of(Roles.RECEPTION));
        given().header(Bearer.HEADER, Callers.header(receptionist)).contentType(ContentType.JSON)
                .header("CareQueue-Actor", "somebody.else")
                .body("{}").post("/tickets").then().statusCode(201);

        try (var files = Files.list(opening.dataFolder().resolve("journal"))) {
            assertThat(files.map(TicketServiceComponentTest::text)).anySatisfy(
                    text -> assertThat(text).contains("\"actor\":\"rosa\"")).noneSatisfy(
                            text -> assertThat(text).contains("somebody.else"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({ "Origin,http://localhost", "Origin,null", "Sec-Fetch-Site,same-origin", "Sec-Fetch-Site,none" })
    void no_browser_gets_an_answer_here(String header, String value) {
        for (var address : List.of("/tickets", "/settings", "/events")) {
            given().header(header, value).get(address).then().statusCode(403)
                    .contentType("application/problem+json").body("code", equalTo("foreign-page"));
        }
        given().header(header, value).noContentType().post("/tickets").then().statusCode(403);
    }

    @Test
    void it_is_asked_for_by_the_name_by_which_services_know_it_and_no_other() {
        given().header("Host", "ticket-service:8081").get("/settings").then().statusCode(200);
        for (var address : List.of("/settings", "/events")) {
            given().header("Host", "evil.example").get(address).then().statusCode(421)
                    .body("code", equalTo("unknown-host"));
        }
    }

    @Test
    void a_body_is_json_and_a_key_is_one() {
        given().contentType("text/plain").body("{}").post("/tickets").then().statusCode(415)
                .body("code", equalTo("unsupported-type"));
        given().contentType("text/plain").body("{}").put("/settings").then().statusCode(415)
                .body("code", equalTo("unsupported-type"));
        issue("{}", "").statusCode(400).body("code", equalTo("malformed-header"));
    }

    @Test
    void what_one_sender_has_got_for_a_key_another_does_not_get() throws IOException {
        // Given
        var key = key();
        var first = issueAt("kiosk 1", key).statusCode(201).extract().jsonPath();

        // Then
        issueAt("kiosk 2", key).statusCode(201).body("number", not(equalTo(first.getString("number"))))
                .body("trackingToken", not(equalTo(first.getString("trackingToken"))));
        issueAt("kiosk 1", key).statusCode(201).body("trackingToken", equalTo(first.getString("trackingToken")));
        try (var files = Files.list(opening.dataFolder().resolve("journal"))) {
            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain(first.getString("trackingToken")));
        }
    }

    private static ValidatableResponse issueAt(String workplace, String key) {
        return given().contentType(ContentType.JSON).header("Idempotency-Key", key).header("CareQueue-Workplace", workplace)
                .body("{}").post("/tickets").then();
    }

    private static ValidatableResponse issue(String body, String key) {
        return given().contentType(ContentType.JSON).header("Idempotency-Key", key).body(body).post("/tickets").then();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
