package org.carequeue.pharmacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.Amount;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.PatientIdentity;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.Priority;
import org.carequeue.events.Services;
import org.carequeue.events.SubmittedPrescription;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.pharmacy.model.PharmacyCommand;
import org.carequeue.pharmacy.model.PharmacyState;
import org.carequeue.testing.Callers;
import org.carequeue.testing.OwnersApi;
import org.carequeue.testing.TemporaryData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/// Each test has tickets of its own.
@QuarkusTest
@WithTestResource(value = TemporaryData.class, initArgs = @ResourceArg(name = TemporaryData.UNHEARD, value = "visits"))
class PharmacyServiceComponentTest {

    @TestHTTPResource(value = "/", management = true)
    URI operators;

    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final PrescriptionOrder ORDER = new PrescriptionOrder(
            new PatientIdentity("Ada Example", LocalDate.of(1980, 5, 1)), new BigDecimal("61.5"), "none known",
            List.of(new PrescriptionItem("Amoxicillin", "500 mg", "capsule", new Amount(BigDecimal.ONE, "capsule"),
                    "oral", "every-8-hours", 7, new Amount(BigDecimal.valueOf(21), "capsule"), 0, null, true, null)));

    private static int told;
    private static int tickets;

    private final Desk<PharmacyState, PharmacyCommand, ClinicEvent> desk;

    PharmacyServiceComponentTest(Desk<PharmacyState, PharmacyCommand, ClinicEvent> desk) {
        this.desk = desk;
    }

    @BeforeEach
    void the_clinic_is_known() {
        if (told == 0) {
            hears(new ClinicConfigured(ClinicSettings.defaults(ZoneOffset.UTC)));
        }
    }

    @BeforeAll
    static void anybody_asks() {
        RestAssured.replaceFiltersWith(Callers.as(Callers.ANYBODY));
    }

    @Test
    void it_takes_and_answers_what_the_api_describes() {
        OwnersApi.isAsDescribed(Services.PHARMACY,
                given().queryParam("format", "json").get(operators.resolve("/q/openapi")).then().statusCode(200).extract()
                        .asString());
    }

    @Test
    void a_prescription_is_claimed_made_ready_and_handed_over_once() {
        // Given
        var id = submit(visit("normal"));

        // Then
        given().get("/prescriptions/{id}", id).then().statusCode(200)
                .body("status", equalTo("submitted")).body("version", equalTo(1)).body("room", equalTo("3"))
                .body("patient.name", equalTo("Ada Example")).body("patient.birthDate", equalTo("1980-05-01"))
                .body("weightKg", equalTo(61.5f)).body("items[0].dose.amount", equalTo(1))
                .body("$", not(hasKey("counter")));
        claim(id, "{\"counter\":\"2\"}", key()).statusCode(200)
                .header("CareQueue-Position", startsWith("pharmacy-service="))
                .body("status", equalTo("claimed")).body("counter", equalTo("2")).body("claimedBy", equalTo("counter 2"));
        claim(id, "{\"counter\":\"1\"}", key()).statusCode(409).contentType("application/problem+json")
                .body("code", equalTo("already-claimed"));
        step(id, "hand-over", "counter 2").statusCode(409).body("code", equalTo("not-ready"));
        step(id, "ready", "counter 1").statusCode(409).body("code", equalTo("claimed-by-another"));
        step(id, "ready", "counter 2").statusCode(200).body("status", equalTo("ready"));
        step(id, "hand-over", "counter 2").statusCode(200).body("status", equalTo("handed-over"))
                .body("version", equalTo(4));
        step(id, "hand-over", "counter 2").statusCode(409).body("code", equalTo("already-handed-over"));
        assertThat(open()).doesNotContain(id);
    }

    @Test
    void the_open_ones_are_listed_in_the_order_of_work_and_a_changed_priority_moves_them() {
        // Given
        var normal = visit("normal");
        var low = visit("low");
        var first = submit(normal);
        var second = submit(low);

        // When
        assertThat(open()).containsSubsequence(first, second);
        hears(new PriorityChanged(low.withPriority(new Priority("critical"), TriageScale.fiveLevels(), 1, MORNING),
                low.urgency().priority()));

        // Then
        assertThat(open()).containsSubsequence(second, first);
        given().get("/prescriptions/{id}", second).then().body("priority", equalTo("critical"));
    }

    @Test
    void a_cancelled_visit_cancels_what_is_not_handed_over() {
        // Given
        var visit = visit("normal");
        var id = submit(visit);

        // When
        hears(new TicketCancelled(visit.ended(VisitStatus.CANCELLED, MORNING.plus(Duration.ofHours(1)))));

        // Then
        claim(id, "{\"counter\":\"1\"}", key()).statusCode(409).body("code", equalTo("prescription-cancelled"));
        given().get("/prescriptions/{id}", id).then().statusCode(200).body("status", equalTo("cancelled"));
    }

    @Test
    void a_claim_is_given_back_and_taken_over_and_steps_are_undone() {
        // Given
        var id = submit(visit("normal"));
        step(id, "claim", "counter 1").statusCode(200);
        step(id, "release", "counter 2").statusCode(409).body("code", equalTo("claimed-by-another"));
        step(id, "release", "counter 1").statusCode(200).body("status", equalTo("submitted")).body("$", not(hasKey("counter")));
        step(id, "claim", "counter 1").statusCode(200).body("version", equalTo(4));

        // Then
        step(id, "take-over", "counter 2").statusCode(400).body("code", equalTo("version-missing"));
        with("{\"version\":4}", id, "take-over", "counter 2").statusCode(200).body("counter", equalTo("2"))
                .body("takenOver.from", equalTo("1"));
        with("{\"version\":4,\"counter\":\"3\"}", id, "take-over", "counter 3").statusCode(409)
                .body("code", equalTo("prescription-changed"));
        step(id, "ready", "counter 2").statusCode(200);
        with("{\"ticket\":\"Z999\"}", id, "hand-over", "counter 2").statusCode(409).body("code", equalTo("wrong-ticket"))
                .body("field", equalTo("ticket"));
        with("", id, "hand-over", "counter 2").statusCode(200).body("status", equalTo("handed-over"));
        step(id, "undo", "counter 2").statusCode(400).body("code", equalTo("version-missing"));
        with("{\"version\":7}", id, "undo", "counter 2").statusCode(200).body("status", equalTo("ready"));
        step(id, "return", "manager").statusCode(200).body("status", equalTo("returned"));
        step(id, "put-away", "counter 2").statusCode(409).body("code", equalTo("nothing-to-put-away"));
    }

    private static ValidatableResponse with(String body, String id, String step, String workplace) {
        return given().contentType(ContentType.JSON).header("CareQueue-Workplace", workplace).body(body)
                .post("/prescriptions/{id}/{step}", id, step).then();
    }

    @Test
    void of_nine_who_claim_at_once_exactly_one_gets_it() {
        // Given
        var id = submit(visit("normal"));

        // When
        var claims = IntStream.rangeClosed(1, 9).mapToObj(counter -> CompletableFuture
                .supplyAsync(() -> claim(id, "{\"counter\":\"" + counter + "\"}", key()).extract().statusCode())).toList();

        // Then
        assertThat(claims).map(CompletableFuture::join).containsOnly(200, 409).containsOnlyOnce(200);
    }

    @Test
    void the_same_key_claims_once_and_says_so_again() {
        // Given
        var id = submit(visit("normal"));
        var key = key();
        var first = claim(id, "{\"counter\":\"1\"}", key).statusCode(200).extract().asString();

        // Then
        claim(id, "{\"counter\":\"1\"}", key).statusCode(200).body(equalTo(first));
        claim(id, "{\"counter\":\"2\"}", key).statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void a_claim_says_at_which_counter() {
        // Given
        var id = submit(visit("normal"));

        // Then
        claim(id, "{}", key()).statusCode(400).body("code", equalTo("counter-missing")).body("field", equalTo("counter"));
        given().noContentType().post("/prescriptions/{id}/claim", id).then().statusCode(400).body("code",
                equalTo("counter-missing"));
        step(id, "claim", "counter 4").statusCode(200).body("counter", equalTo("4"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "10", "", "this-name-is-far-too-long-for-any-counter", "ä" })
    void a_counter_that_does_not_exist_is_not_found(String counter) {
        claim(submit(visit("normal")), "{\"counter\":\"" + counter + "\"}", key()).statusCode(404)
                .body("code", equalTo("counter-not-found")).body("field", equalTo("counter"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "A042", "2026-11-22-A042", "hello" })
    void what_is_no_prescription_is_said_to_be_none(String id) {
        given().get("/prescriptions/{id}", id).then().statusCode(400).body("code", equalTo("malformed-prescription"));
        step(id, "ready", "counter 1").statusCode(400).body("field", equalTo("prescription"));
    }

    @Test
    void a_prescription_that_nobody_knows_is_not_found() {
        given().get("/prescriptions/2026-11-22-A999-P1").then().statusCode(404)
                .body("code", equalTo("prescription-not-found"));
        step("2026-11-22-A999-P1", "ready", "counter 1").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "[]", "{\"counter\":{}}" })
    void a_body_that_cannot_be_read_is_the_senders_mistake(String body) {
        claim(submit(visit("normal")), body, key()).statusCode(400).contentType("application/problem+json");
    }

    // ── ──

    private void hears(ClinicEvent event) {
        told++;
        desk.receive(List.of(new Envelope<>("event-" + told, "/clinics/clinic/triage-service", "log", told, "any", MORNING,
                "room 3", "room 3", null, event))).toCompletableFuture().join();
    }

    private static Visit visit(String priority) {
        tickets++;
        var id = new TicketId(LocalDate.of(2026, 11, 22), new TicketNumber('A', tickets));
        var scale = ClinicSettings.defaults(ZoneOffset.UTC).scale();
        var level = scale.level(new Priority(priority));
        var ticket = new Ticket(id, id.number(), "general", MORNING, level.code(), level.target(), 1, "hash");
        return Visit.opened(ticket, tickets, scale).called("3", MORNING).started(MORNING);
    }

    private String submit(Visit visit) {
        var counted = visit.withPrescription();
        var id = new PrescriptionId(visit.ticket(), counted.prescriptions());
        hears(new PrescriptionSubmitted(counted, new SubmittedPrescription(id, visit.ticket(), visit.number(),
                visit.urgency().priority(), visit.urgency().rank(), MORNING.plusSeconds(told), "doctor.on.duty", "room 3",
                ORDER)));
        return id.toString();
    }

    private static List<String> open() {
        return given().get("/prescriptions").then().statusCode(200).extract().path("id");
    }

    private static ValidatableResponse claim(String id, String body, String key) {
        return given().contentType(ContentType.JSON).header("Idempotency-Key", key).body(body)
                .post("/prescriptions/{id}/claim", id).then();
    }

    private static ValidatableResponse step(String id, String step, String workplace) {
        return given().noContentType().header("CareQueue-Workplace", workplace).post("/prescriptions/{id}/{step}", id, step)
                .then();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
