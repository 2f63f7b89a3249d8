package org.carequeue.triage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.FormularyMedicine;
import org.carequeue.events.Roles;
import org.carequeue.events.Services;
import org.carequeue.testing.Callers;
import org.carequeue.testing.OwnersApi;
import org.carequeue.testing.TemporaryData;
import org.carequeue.testing.Tickets;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageCommand.LoadFormulary;
import org.carequeue.triage.model.TriageState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/// Each test begins with an empty waiting list and empty rooms: a new day has begun, and everybody is done.
@QuarkusTest
@WithTestResource(value = TemporaryData.class, initArgs = @ResourceArg(name = TemporaryData.UNHEARD, value = "tickets"))
class TriageServiceComponentTest {

    @TestHTTPResource(value = "/", management = true)
    URI operators;

    /// Long past: nobody is called before the ticket's time.
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 11, 22);
    private static final String AMOXICILLIN = """
            {"medicine": "Amoxicillin", "dose": {"amount": 1, "unit": "capsule"}, "frequency": "every-8-hours",
             "quantity": {"amount": 21, "unit": "capsule"}}""";

    private static int told;
    private static int days;

    private final Desk<TriageState, TriageCommand, ClinicEvent> desk;
    private int issued;

    TriageServiceComponentTest(Desk<TriageState, TriageCommand, ClinicEvent> desk) {
        this.desk = desk;
    }

    @BeforeEach
    void a_new_day_begins() {
        if (told == 0) {
            hears(new ClinicConfigured(ClinicSettings.defaults(ZoneOffset.UTC)));
        }
        days++;
        hears(new DayOpened(today(), Instant.parse("2020-11-22T04:00:00Z").plus(Duration.ofDays(days))));
    }

    // ── one patient's way ──

    @BeforeAll
    static void anybody_asks() {
        RestAssured.replaceFiltersWith(Callers.as(Callers.ANYBODY));
    }

    @Test
    void it_takes_and_answers_what_the_api_describes() {
        OwnersApi.isAsDescribed(Services.TRIAGE,
                given().queryParam("format", "json").get(operators.resolve("/q/openapi")).then().statusCode(200).extract()
                        .asString());
    }

    @Test
    void whoever_has_signed_in_prescribes_under_the_name_that_colleagues_read() {
        var doctor = new Pass("person:anna", "anna", "Doctor Añna", Set.of(Roles.DOCTOR));

        json("{\"items\":[" + AMOXICILLIN + "]}").header(Bearer.HEADER, Callers.header(doctor))
                .header("CareQueue-Actor", "somebody else")
                .post("/tickets/{ticket}/prescriptions", issue()).then().statusCode(201)
                .body("prescriber", equalTo("Doctor Añna"));
    }

    @Test
    void a_pharmacist_moves_no_patient_of_a_doctor_s_and_a_nurse_who_is_a_pharmacist_too_does_what_nurses_do() {
        var ticket = issue();
        var pharmacist = new Pass("person:paul", "paul", null, Set.of(Roles.PHARMACIST, Roles.MANAGER));
        var both = new Pass("person:nora", "nora", null, Set.of(Roles.PHARMACIST, Roles.NURSE));

        for (var move : List.of("start", "finish", "cancel", "recall", "not-present", "skip", "return", "park", "undo")) {
            json("{}").header(Bearer.HEADER, Callers.header(pharmacist)).post("/tickets/{ticket}/" + move, ticket).then()
                    .statusCode(409).body("code", equalTo("served-in-rooms"));
        }
        json("{}").header(Bearer.HEADER, Callers.header(both)).post("/tickets/{ticket}/skip", ticket).then().statusCode(409)
                .body("code", equalTo("served-in-rooms"));
        json("{}").header(Bearer.HEADER, Callers.header(both)).post("/tickets/{ticket}/park", ticket).then().statusCode(200)
                .body("status", equalTo("parked"));
    }

    @Test
    void a_ticket_is_called_seen_and_finished() {
        // Given
        var ticket = issue();

        // Then
        given().get("/tickets/{ticket}", ticket).then().statusCode(200)
                .body("status", equalTo("waiting")).body("number", equalTo("A001")).body("$", not(hasKey("room")));
        next("3").statusCode(200).header("CareQueue-Position", startsWith("triage-service="))
                .body("id", equalTo(ticket)).body("status", equalTo("called")).body("room", equalTo("3"))
                .body("calls", equalTo(1));
        next("3").statusCode(409).body("code", equalTo("room-busy"));
        post(ticket, "start", "room 4").statusCode(409).body("code", equalTo("ticket-of-another-room"));
        post("A001", "start", "room 3").statusCode(200).body("status", equalTo("in-consultation"));
        post("a001", "start", "room 3").statusCode(409).body("code", equalTo("already-started"));
        prescribe(ticket, "{\"items\":[" + AMOXICILLIN + "]}", key()).statusCode(201)
                .body("id", equalTo(ticket + "-P1")).body("status", equalTo("submitted"))
                .body(not(containsString("Amoxicillin")));
        post(ticket, "finish", "room 3").statusCode(200).body("status", equalTo("finished"));
        post(ticket, "finish", "room 3").statusCode(409).contentType("application/problem+json")
                .body("type", equalTo("urn:carequeue:problem:visit-over"))
                .body("code", equalTo("visit-over"))
                .body("detail", startsWith("A001 is finished"));
        prioritise(ticket, "{\"priority\":\"high\"}").statusCode(200).body("priority", equalTo("high"));
        next("3").statusCode(409).body("code", equalTo("nobody-waiting"));
    }

    @Test
    void who_waits_is_listed_in_the_order_of_the_next_calls() {
        // Given
        issue();
        issue();
        var third = issue();
        prioritise(third, "{\"priority\":\"critical\"}").statusCode(200).body("triaged", equalTo(true));

        // When
        List<String> numbers = given().get("/waiting").then().statusCode(200).extract().path("number");

        // Then
        assertThat(numbers).containsExactly("A003", "A001", "A002");
        next("1").body("number", equalTo("A003"));
        post("A001", "cancel", "api").statusCode(200).body("status", equalTo("cancelled"));
        next("2").body("number", equalTo("A002"));
        post("A002", "finish", "api").statusCode(200);
        post("A003", "finish", "api").statusCode(200);
    }

    @Test
    void every_call_says_why_and_another_than_the_next_one_is_called_with_a_reason() {
        // Given
        issue();
        issue();

        // Then
        call("1", "{\"ticket\":\"A002\"}").statusCode(400).body("code", equalTo("reason-missing"))
                .body("field", equalTo("reason"));
        call("1", "{\"ticket\":\"a002\",\"reason\":\"feels faint\"}").statusCode(200)
                .header("CareQueue-Position", startsWith("triage-service="))
                .body("number", equalTo("A002")).body("room", equalTo("1")).body("why.reason", equalTo("feels faint"))
                .body("why.policy", equalTo("ratio")).body("why.best.ticket", equalTo(List.of(id("A001"), id("A002"))));
        call("1", "{\"ticket\":\"A001\"}").statusCode(409).body("code", equalTo("room-busy"));
        call("2", "{\"ticket\":\"A002\",\"reason\":\"mine\"}").statusCode(409).body("code", equalTo("not-waiting"));
        call("2", "{\"ticket\":\"A001\"}").statusCode(200).body("why", not(hasKey("reason")));
        given().get("/tickets/A002").then().body("room", equalTo("1")).body("$", not(hasKey("why")));
        post("A001", "finish", "api").statusCode(200);
        post("A002", "finish", "api").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "1|{}|400|ticket-missing", "1|{\"ticket\":\" \"}|400|ticket-missing",
            "1|{\"ticket\":\"hello\"}|400|malformed-ticket", "1|{\"ticket\":\"A777\"}|404|ticket-not-found",
            "ä|{\"ticket\":\"A777\"}|404|room-not-found" })
    void a_call_that_names_nobody_or_no_room_is_refused(String room, String body, int status, String code) {
        call(room, body).statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    @Test
    void the_same_key_calls_one_patient() {
        // Given
        issue();
        issue();
        var key = key();

        // When
        var first = next("5", key).statusCode(200).extract().asString();
        var again = next("5", key).statusCode(200).extract().asString();

        // Then
        assertThat(again).isEqualTo(first);
        next("6", key).statusCode(422).body("code", equalTo("idempotency-key-reused"));
        post("A001", "finish", "api").statusCode(200);
    }

    @Test
    void rooms_that_ask_at_once_get_different_patients() {
        // Given
        IntStream.range(0, 30).forEach(_ -> issue());

        // When
        var calls = IntStream.rangeClosed(1, 50)
                .mapToObj(room -> CompletableFuture.supplyAsync(() -> next(Integer.toString(room)).extract())).toList();
        var replies = calls.stream().map(CompletableFuture::join).toList();

        // Then
        assertThat(replies).filteredOn(reply -> reply.statusCode() == 200).hasSize(30)
                .map(reply -> reply.<String> path("id")).doesNotHaveDuplicates();
        assertThat(replies).filteredOn(reply -> reply.statusCode() == 409).hasSize(20)
                .allSatisfy(reply -> assertThat(reply.<String> path("code")).isEqualTo("nobody-waiting"));
        replies.stream().filter(reply -> reply.statusCode() == 200)
                .forEach(reply -> post(reply.path("id"), "finish", "api").statusCode(200));
    }

    // ── aside and back ──

    @Test
    void a_call_is_repeated_not_answered_and_taken_back() {
        // Given
        var ticket = issue();
        next("4");

        // Then
        post(ticket, "recall", "room 4").statusCode(200).body("calls", equalTo(2)).body("status", equalTo("called"));
        post(ticket, "recall", "room 5").statusCode(409).body("code", equalTo("ticket-of-another-room"));
        post(ticket, "not-present", "room 4").statusCode(200).body("status", equalTo("waiting"))
                .body("$", hasKey("notBefore")).body("$", not(hasKey("room")));
        post(ticket, "undo", "room 4").statusCode(200).body("status", equalTo("called")).body("room", equalTo("4"));
        post(ticket, "undo", "room 4").statusCode(409).body("code", equalTo("nothing-to-undo"));
        post(ticket, "skip", "room 4").statusCode(200).body("status", equalTo("skipped"));
        post(ticket, "skip", "room 4").statusCode(409).body("code", equalTo("already-away"));
        transfer(ticket, "{\"room\":\"7\"}").statusCode(409).body("code", equalTo("not-back-yet"));
        post(ticket, "return", "reception 1").statusCode(200).body("status", equalTo("waiting"));
        post(ticket, "return", "reception 1").statusCode(409).body("code", equalTo("not-away"));
        post(ticket, "cancel", "api").statusCode(200);
    }

    @Test
    void a_patient_is_sent_away_with_a_note_and_transferred_which_only_the_doctor_hears_who_calls() {
        // Given
        var ticket = issue();

        // Then
        park(ticket, "{\"note\":\" X-ray, left hand \"}").statusCode(200).body("status", equalTo("parked"))
                .body("$", not(hasKey("note")));
        post(ticket, "return", "reception 1").statusCode(200).body("$", not(hasKey("note")));
        call("1", "{\"ticket\":\"A001\"}").statusCode(200).body("note", equalTo("X-ray, left hand"));
        post(ticket, "park", "reception 1").statusCode(200);
        transfer(ticket, "{\"serviceLine\":\"paediatrics\",\"room\":\"7\",\"note\":\"please look at the ear\"}")
                .statusCode(200).body("status", equalTo("waiting")).body("serviceLine", equalTo("paediatrics"))
                .body("onlyRoom", equalTo("7")).body("number", equalTo("A001")).body("$", not(hasKey("note")));
        post(ticket, "reassess", "reception 1").statusCode(200).body("triaged", equalTo(true))
                .body("$", hasKey("assessedAt")).body("$", not(hasKey("why")));
        given().get("/waiting").then().body("number", equalTo(List.of("A001"))).body("[0]", not(hasKey("note")));
        call("7", "{\"ticket\":\"A001\"}").statusCode(200).body("note", equalTo("please look at the ear"));
        post(ticket, "cancel", "api").statusCode(200).body("$", not(hasKey("note"))).body("$", not(hasKey("why")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{}|400|transfer-target-missing|serviceLine",
            "{\"serviceLine\":\"dentist\"}|400|unknown-service-line|serviceLine",
            "{\"room\":\"51\"}|404|room-not-found|room", "{\"room\":\"!\"}|404|room-not-found|room",
            "{\"room\":\"7\",\"note\":\"two\\nlines\"}|400|invalid-note|note",
            "{\"room\":[]}|400|malformed-body|room" })
    void a_transfer_that_cannot_be_is_refused(String body, int status, String code, String field) {
        transfer(issue(), body).statusCode(status).contentType("application/problem+json").body("code", equalTo(code))
                .body("field", equalTo(field));
    }

    @Test
    void a_transfer_without_a_body_says_what_is_missing() {
        post(issue(), "transfer", "api").statusCode(400).body("code", equalTo("transfer-target-missing"));
    }

    @Test
    void a_complaint_is_one_line_and_is_told_to_nobody_who_asks_for_the_visit() {
        var ticket = issue();
        complain(ticket, "{\"complaint\":\" chest pain \"}").statusCode(200).body("$", not(hasKey("complaint")));
        complain(ticket, "{\"complaint\":\"two\\nlines\"}").statusCode(400).body("code", equalTo("invalid-complaint"))
                .body("field", equalTo("complaint"));
        complain(ticket, "{}").statusCode(200);
        given().get("/tickets/{ticket}", ticket).then().statusCode(200).body("$", not(hasKey("complaint")));
    }

    @Test
    void a_note_that_is_too_long_is_refused() {
        park(issue(), "{\"note\":\"" + "n".repeat(201) + "\"}").statusCode(400).body("code", equalTo("invalid-note"))
                .body("detail", containsString("200"));
    }

    // ── help ──

    @Test
    void help_is_asked_for_seen_and_acknowledged_once() {
        // Given
        var ticket = issue();

        // When
        int id = help("kiosk 1", "{\"ticket\":\"" + ticket + "\"}").statusCode(200).body("number", equalTo("A001"))
                .body("workplace", equalTo("kiosk 1")).body("$", not(hasKey("acknowledgedAt"))).extract().path("id");

        // Then
        help("kiosk 1", "{\"ticket\":\"A001\"}").statusCode(200).body("id", equalTo(id));
        int other = given().noContentType().header("CareQueue-Workplace", "kiosk 2").post("/help").then().statusCode(200)
                .body("$", not(hasKey("number"))).extract().path("id");
        given().get("/help").then().statusCode(200).body("id", hasItems(id, other));
        acknowledge(id).statusCode(200).body("acknowledgedBy", equalTo("room 3"));
        acknowledge(id).statusCode(409).body("code", equalTo("help-already-acknowledged"));
        acknowledge(other).statusCode(200);
        acknowledge("777").statusCode(404).body("code", equalTo("help-request-not-found"));
        acknowledge("first").statusCode(404).body("code", equalTo("help-request-not-found"));
        help("kiosk 1", "{\"ticket\":\"hello\"}").statusCode(400).body("code", equalTo("malformed-ticket"));
    }

    // ── refusals ──

    @ParameterizedTest
    @ValueSource(strings = { "51", "0", "no such room", "this-name-is-far-too-long-for-any-room", "ä" })
    void a_room_that_does_not_exist_is_not_found(String room) {
        next(room).statusCode(404).contentType("application/problem+json").body("code", equalTo("room-not-found"));
    }

    @Test
    void what_is_no_ticket_is_said_to_be_none() {
        post("hello", "start", "api").statusCode(400).body("code", equalTo("malformed-ticket"))
                .body("field", equalTo("ticket"));
        post("A777", "start", "api").statusCode(404).body("code", equalTo("ticket-not-found"));
        given().get("/tickets/A777").then().statusCode(404).body("code", equalTo("ticket-not-found"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{}|priority-missing", "{\"priority\":\"blue\"}|unknown-priority",
            "{\"priority\":\"Critical!\"}|unknown-priority", "{\"priority\":\" \"}|priority-missing" })
    void a_priority_that_is_none_is_refused(String body, String code) {
        prioritise(issue(), body).statusCode(400).body("code", equalTo(code)).body("field", equalTo("priority"));
    }

    @Test
    void a_prescription_with_warnings_is_checked_refused_and_taken_with_a_reason() {
        // Given
        var ticket = issue();
        var body = "{\"allergies\":\"amoxicillin\",\"items\":[" + AMOXICILLIN + "]%s}";
        var reason = ",\"overrides\":[{\"warning\":\"allergy-match\",\"item\":0,\"reason\":\"tolerated\"}]";

        // Then
        json(body.formatted("")).post("/tickets/{ticket}/prescriptions/check", ticket).then().statusCode(200)
                .body("faults", hasSize(0)).body("warnings[0].code", equalTo("allergy-match"))
                .body("warnings[0].item", equalTo(0)).body("warnings[0].field", equalTo("items[0].medicine"));
        prescribe(ticket, body.formatted(""), key()).statusCode(409).body("code", equalTo("prescription-warnings"))
                .body("warnings[0].code", equalTo("allergy-match"));
        prescribe(ticket, body.formatted(reason), key()).statusCode(201);
        json("{\"items\":[{\"strength\":\".5 g\"}]}").post("/tickets/{ticket}/prescriptions/check", ticket).then()
                .statusCode(200).body("faults.code", hasItem("missing-leading-zero"));
        json("{}").post("/tickets/A777/prescriptions/check").then().statusCode(404);
    }

    @Test
    void the_formulary_is_searched_and_what_no_medicine_is_called_is_refused() {
        desk.submit(new Order<>(new LoadFormulary(
                List.of(new FormularyMedicine("Amoxicillin", "500 mg", null, null, null, null, null)), "one"), "any", "any",
                null,
                null)).toCompletableFuture().join();

        json("{\"typed\":\"AMOX 5\"}").post("/formulary/search").then().statusCode(200)
                .body("medicine", contains("Amoxicillin")).body("strength", contains("500 mg"));
        json("{\"typed\":\"x\"}").post("/formulary/search").then().statusCode(200).body("$", hasSize(0));
        json("{}").post("/formulary/search").then().statusCode(200).body("$", hasSize(0));
        for (var typed : List.of("x".repeat(201), "a\\nb")) {
            json("{\"typed\":\"" + typed + "\"}").post("/formulary/search").then().statusCode(400)
                    .body("code", equalTo("malformed-medicine")).body("field", equalTo("typed"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{}|items",
            "{\"items\":[{}]}|items[0].medicine",
            "{\"items\":[{\"medicine\":\"A\",\"dose\":{\"amount\":0,\"unit\":\"mg\"}}]}|items[0].dose.amount",
            "{\"items\":[{\"medicine\":\"A\",\"dose\":{\"amount\":1e999999,\"unit\":\"mg\"}}]}|items[0].dose.amount" })
    void a_prescription_that_is_not_complete_names_the_field(String body, String field) {
        prescribe(issue(), body, key()).statusCode(400).contentType("application/problem+json")
                .body("code", equalTo("invalid-prescription")).body("field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "[]", "{\"items\":{}}", "{\"items\":[null]}", "{\"items\":[{\"dose\":{\"amount\":\"one\"}}]}",
            "{\"patient\":{\"name\":\"A\",\"birthDate\":\"yesterday\"}}" })
    void a_body_that_cannot_be_read_is_the_senders_mistake(String body) {
        prescribe(issue(), body, key()).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void another_prescription_under_the_same_key_is_a_contradiction() {
        // Given: the two differ in their content alone, which no text form shows
        var ticket = issue();
        var key = key();
        var first = prescribe(ticket, "{\"items\":[" + AMOXICILLIN + "]}", key).statusCode(201).extract().asString();

        // Then
        prescribe(ticket, "{\"items\":[" + AMOXICILLIN + "]}", key).statusCode(201).body(equalTo(first));
        prescribe(ticket, "{\"items\":[" + AMOXICILLIN.replace("21", "12") + "]}", key).statusCode(422);
    }

    // ── ──

    private void hears(ClinicEvent event) {
        told++;
        desk.receive(List.of(new Envelope<>("event-" + told, "/clinics/clinic/ticket-service", "log", told, "any",
                Instant.parse("2026-11-22T04:00:00Z"), "kiosk 1", "kiosk 1", null, event))).toCompletableFuture().join();
    }

    private static LocalDate today() {
        return FIRST_DAY.plusDays(days);
    }

    private String issue() {
        issued++;
        var id = Tickets.id(today(), issued);
        hears(new TicketIssued(Tickets.issued(id, today().atTime(8, 0).toInstant(ZoneOffset.UTC).plusSeconds(issued))));
        return id.toString();
    }

    private static ValidatableResponse next(String room) {
        return given().noContentType().post("/rooms/{room}/next", room).then();
    }

    private static ValidatableResponse next(String room, String key) {
        return given().noContentType().header("Idempotency-Key", key).post("/rooms/{room}/next", room).then();
    }

    private static ValidatableResponse call(String room, String body) {
        return json(body).post("/rooms/{room}/call", room).then();
    }

    private static String id(String number) {
        return today() + "-" + number;
    }

    private static ValidatableResponse post(String ticket, String step, String workplace) {
        return given().noContentType().header("CareQueue-Workplace", workplace).post("/tickets/{ticket}/{step}", ticket, step)
                .then();
    }

    private static ValidatableResponse complain(String ticket, String body) {
        return json(body).put("/tickets/{ticket}/complaint", ticket).then();
    }

    private static ValidatableResponse park(String ticket, String body) {
        return json(body).header("CareQueue-Workplace", "reception 1").post("/tickets/{ticket}/park", ticket).then();
    }

    private static ValidatableResponse transfer(String ticket, String body) {
        return json(body).header("CareQueue-Workplace", "reception 1").post("/tickets/{ticket}/transfer", ticket).then();
    }

    private static ValidatableResponse help(String workplace, String body) {
        return json(body).header("CareQueue-Workplace", workplace).post("/help").then();
    }

    private static ValidatableResponse acknowledge(Object id) {
        return given().noContentType().header("CareQueue-Workplace", "room 3").post("/help/{id}/acknowledge", id).then();
    }

    private static ValidatableResponse prioritise(String ticket, String body) {
        return json(body).put("/tickets/{ticket}/priority", ticket).then();
    }

    private static ValidatableResponse prescribe(String ticket, String body, String key) {
        return json(body).header("Idempotency-Key", key).post("/tickets/{ticket}/prescriptions", ticket).then();
    }

    private static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
