package org.carequeue.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

import org.carequeue.system.clinic.BoardClient;
import org.carequeue.system.clinic.Browsers;
import org.carequeue.system.clinic.Forms;
import org.carequeue.system.clinic.HostileTexts;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.Rest.Reply;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.clinic.TextFields;
import org.carequeue.system.documents.Described;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

/// Text that no person types, in every field in which a client may write any: each is refused by itself, and nobody else
/// notices.
class HostileTextIT {

    /// So many for each field. A seed that failed is tried again with `-Dcarequeue.seed`.
    private static final int TEXTS = Integer.getInteger("carequeue.texts", 3);
    private static final long SEED = Long.getLong("carequeue.seed", 4711L);
    private static final List<String> AUDIENCES = List.of("screen", "kiosk", "reception", "triage", "doctor", "pharmacist",
            "manager");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Rest rest;
    private final Random random = new Random(SEED);

    private static final Set<String> CHECKS = Set.of("checkPrescription", "checkAmendment");

    /// A request that is done as it stands, and refused with a hostile text in any of its fields.
    ///
    /// @param known whose session it is sent in; none where it is sent in no one's
    private record Request(String method, String path, JsonNode body, @Nullable String known) {

        Request(String method, String path, JsonNode body) {
            this(method, path, body, null);
        }

        String[] with(String... headers) {
            return known == null ? headers
                    : Stream.concat(Stream.of(headers), Stream.of("Cookie", known)).toArray(String[]::new);
        }
    }

    @BeforeAll
    static void start() {
        // So many ask for help here, and are wrong, as no address may.
        clinic = RunningClinic.start(folder, Map.of("CAREQUEUE_JAVA_OPTS",
                "-XX:TieredStopAtLevel=1 -Dcarequeue.gateway.help.at-once=1000000 -Dcarequeue.door.codes.at-once=1000000"
                        + " -Dcarequeue.door.wrong.of-a-name=1000000 -Dcarequeue.door.wrong.of-an-address=1000000"));
        rest = clinic.rest();
        rest.put("/api/settings", """
                {"serviceLines":[{"code":"general","letter":"A","name":"General"},
                {"code":"paediatrics","letter":"B","name":"Paediatrics"},
                {"code":"pharmacy","letter":"P","name":"Pharmacy","servedAt":"counters"}]}""").expect(200);
    }

    @AfterAll
    static void stop() {
        clinic.close();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String issue() {
        return rest.post("/api/tickets", "{}").expect(201).text("id");
    }

    private static String claimed() {
        var id = rest.post("/api/tickets/" + issue() + "/prescriptions", Forms.prescription()).expect(201).text("id");
        rest.post("/api/prescriptions/" + id + "/claim", "{\"counter\":\"1\"}").expect(200);
        return id;
    }

    /// By operation, in an order in which each can be done.
    private static Map<String, Request> requests() {
        var first = issue();
        var second = issue();
        var third = issue();
        var settings = rest.get("/api/settings").expect(200).body();
        var requests = new LinkedHashMap<String, Request>();
        requests.put("issueTicket", new Request("POST", "/api/tickets", json("{\"serviceLine\":\"general\"}")));
        requests.put("searchTickets", new Request("POST", "/api/search", json("{\"typed\":\"a 1\"}")));
        requests.put("setPriority", new Request("PUT", "/api/tickets/" + first + "/priority", json("{\"priority\":\"high\"}")));
        requests.put("noteComplaint",
                new Request("PUT", "/api/tickets/" + third + "/complaint", json("{\"complaint\":\"the fever\"}")));
        requests.put("callTicket", new Request("POST", "/api/rooms/40/call",
                json("{\"ticket\":\"" + second + "\",\"reason\":\"the reason\"}")));
        requests.put("callTicketToCounter", new Request("POST", "/api/counters/1/call",
                json("{\"ticket\":\"" + rest.post("/api/tickets", "{\"serviceLine\":\"pharmacy\"}").expect(201).text("id")
                        + "\",\"reason\":\"the reason\"}")));
        requests.put("parkTicket", new Request("POST", "/api/tickets/" + third + "/park", json("{\"note\":\"the note\"}")));
        requests.put("transferTicket", new Request("POST", "/api/tickets/" + first + "/transfer",
                json("{\"serviceLine\":\"paediatrics\",\"room\":\"2\",\"note\":\"the other note\"}")));
        requests.put("searchFormulary", new Request("POST", "/api/formulary/search", json("{\"typed\":\"amo\"}")));
        requests.put("checkPrescription",
                new Request("POST", "/api/tickets/" + second + "/prescriptions/check", json(Forms.prescription())));
        requests.put("submitPrescription", new Request("POST", "/api/tickets/" + second + "/prescriptions",
                json(Forms.prescription().replace("Amoxicillin", "the medicine"))));
        requests.put("requestHelp", new Request("POST", "/api/help", json("{\"ticket\":\"" + first + "\"}")));
        requests.put("claimPrescription", new Request("POST", "/api/prescriptions/" + second + "-P1/claim",
                json("{\"counter\":\"1\"}")));
        var prescription = "/api/prescriptions/" + second + "-P1";
        requests.put("checkAmendment", new Request("POST", prescription + "/amend/check", json(Forms.prescription())));
        requests.put("takeOverPrescription", new Request("POST", prescription + "/take-over",
                json("{\"counter\":\"2\",\"version\":2,\"reason\":\"the counter closes\"}")));
        requests.put("askDoctor", new Request("POST", prescription + "/question", json("{\"text\":\"the question\"}")));
        requests.put("answerQuestion", new Request("POST", prescription + "/answer", json("{\"text\":\"the answer\"}")));
        requests.put("holdPrescription", new Request("POST", prescription + "/hold",
                json("{\"reason\":\"the delivery\",\"until\":\"%s\"}".formatted(Instant.now().plus(Duration.ofHours(1))))));
        requests.put("resumePrescription", new Request("POST", prescription + "/resume", json("{\"counter\":\"2\"}")));
        requests.put("amendPrescription", new Request("POST", prescription + "/amend",
                json("{\"version\":7,\"order\":" + Forms.prescription() + "}")));
        requests.put("preparePrescription", new Request("POST", prescription + "/prepare",
                json("""
                        {"version":8,"supplies":[{"item":0,"outcome":"substituted","medicine":"another make","reason":"out of stock"}]}""")));
        requests.put("handOver", new Request("POST", prescription + "/hand-over",
                json("{\"ticket\":\"" + second.substring(second.lastIndexOf('-') + 1) + "\"}")));
        requests.put("declinePrescription", new Request("POST", "/api/prescriptions/" + claimed() + "/decline",
                json("{\"reason\":\"the allergy\"}")));
        requests.put("cancelPrescription", new Request("POST", "/api/prescriptions/" + claimed() + "/cancel",
                json("{\"reason\":\"the mistake\"}")));
        requests.put("setIntake", new Request("POST", "/api/intake",
                json("{\"serviceLine\":\"paediatrics\",\"intake\":\"hours\"}")));
        requests.put("checkSettings", new Request("POST", "/api/settings/check", json(settings.toString())));
        requests.put("changeSettings", new Request("PUT", "/api/settings", json(
                settings.toString().replace("\"Paediatrics\"", "\"the line\""))));
        requests.put("addPerson", new Request("POST", "/api/people",
                json("{\"name\":\"hostile\",\"displayName\":\"Some One\",\"roles\":[\"nurse\"],\"password\":\"a long enough one\"}")));
        requests.put("setPassword", new Request("PUT", "/api/people/hostile/password",
                json("{\"password\":\"another long one\"}")));
        requests.put("setRoles", new Request("PUT", "/api/people/hostile/roles", json("{\"roles\":[\"doctor\"]}")));
        requests.put("signIn", new Request("POST", "/api/session",
                json("{\"name\":\"hostile\",\"password\":\"another long one\"}")));
        rest.post("/api/people", "{\"name\":\"another\",\"roles\":[\"nurse\"],\"password\":\"a long enough one\"}")
                .expect(201);
        var session = rest.post("/api/session", "{\"name\":\"another\",\"password\":\"a long enough one\"}").expect(200).raw()
                .headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        requests.put("changePassword", new Request("PUT", "/api/session/password",
                json("{\"oldPassword\":\"a long enough one\",\"password\":\"another long one\"}"), session));
        requests.put("setQuickCode", new Request("PUT", "/api/session/quick-code",
                json("{\"password\":\"another long one\",\"code\":\"4071\"}"), session));
        requests.put("addProgram",
                new Request("POST", "/api/programs", json("{\"name\":\"a report\",\"roles\":[\"manager\"]}")));
        requests.put("reportDevice", new Request("PUT", "/api/device", json("{\"build\":\"3f0c\",\"sound\":\"on\"}")));
        requests.put("beginPairing", new Request("POST", "/api/pairing", json("{\"role\":\"screen\"}")));
        requests.put("pairDevice", new Request("POST", "/api/devices", json(
                "{\"code\":\"%s\",\"name\":\"a screen\",\"role\":\"screen\",\"settings\":{\"language\":\"es\"}}"
                        .formatted(rest.post("/api/pairing", "{\"role\":\"screen\"}").expect(201).text("code")))));
        requests.put("setUpDevice", new Request("PUT",
                "/api/devices/" + rest.post("/api/devices", "{\"code\":\"%s\",\"name\":\"a kiosk\"}"
                        .formatted(rest.post("/api/pairing", "{\"role\":\"kiosk\"}").expect(201).text("code"))).expect(201)
                        .text("id")
                        + "/settings",
                json("{\"language\":\"es\",\"kiosk\":\"2\",\"paper\":\"58mm\",\"print\":\"auto\",\"printer\":\"127.0.0.1:9100\"}")));
        // Nobody may print at this machine, so nothing comes of it but an answer.
        requests.put("printSlip", new Request("POST", "/api/printers/" + rest.post("/api/devices", """
                {"code":"%s","name":"a kiosk that prints","settings":{"printer":"127.0.0.1:9100"}}"""
                .formatted(rest.post("/api/pairing", "{\"role\":\"kiosk\"}").expect(201).text("code"))).expect(201).text("id")
                + "/slips", json("{\"width\":384,\"picture\":\"eJz7/38UDCQAALGRfpA=\"}")));
        return requests;
    }

    private static Reply send(Request request, JsonNode body, String... headers) {
        var text = HostileTexts.json(body);
        return request.method().equals("PUT") ? rest.put(request.path(), text, request.with(headers))
                : rest.post(request.path(), text, request.with(headers));
    }

    @Test
    void every_text_field_of_every_request_refuses_it_and_nobody_else_notices() {
        var fields = new TextFields(Described.by(rest).document()).ofBodies();
        var requests = requests();
        assertThat(requests.keySet()).as("every request with a text is sent here")
                .containsExactlyInAnyOrderElementsOf(fields.keySet());
        assertThat(fields.values().stream().mapToInt(Set::size).sum()).isGreaterThan(40);
        var pages = pages();
        try {
            requests.forEach((operation, request) -> {
                for (var field : Objects.requireNonNull(fields.get(operation))) {
                    for (int i = 0; i < TEXTS; i++) {
                        var text = HostileTexts.any(random);
                        var what = operation + field + " with " + HostileTexts.json(TextNode.valueOf(text)) + " of seed "
                                + SEED;
                        var reply = send(request, TextFields.with(request.body(), field, TextNode.valueOf(text)), key(i));
                        if (CHECKS.contains(operation) && reply.status() == 200) {
                            // Whoever asks what would be said is told, and not refused.
                            assertThat(reply.body().path("faults")).as(what).isNotEmpty();
                            assertThat(HostileTexts.isIn(reply.body())).as(what).isFalse();
                        } else {
                            refused(reply, what);
                        }
                    }
                }
                if (operation.equals("handOver")) {
                    rest.post(request.path().replace("hand-over", "ready"), "").expect(200);
                }
                var done = send(request, request.body());
                assertThat(done.status()).as(operation + done.body()).isBetween(200, 204);
            });
            paths();
            hears(pages);
        } finally {
            pages.forEach(BoardClient::close);
        }
        // As they stand in journals from before such text was refused.
        clinic.tamperWithAll(_ -> {
            for (var service : Service.owners()) {
                rewrite(clinic.data(service).resolve("journal"),
                        line -> line.replace("the reason", "because \\ud83d").replace("the note", "\\ude00 note")
                                .replace("the other note", "\\ude00\\ud83d").replace("the medicine", "medicine \\ud83d")
                                .replace("the line", "\\ud83d line").replace("the fever", "fever \\ud83d"));
            }
            delete(clinic.data(Service.GATEWAY).resolve("board.json"));
        });
        var again = pages();
        try {
            assertThat(again.get(AUDIENCES.indexOf("doctor")).await("snapshot").toString()).contains("because \ufffd",
                    "\ufffd note", "\ufffd\ufffd",
                    "medicine \ufffd", "\ufffd line", "fever \ufffd");
            // What is known of it goes on, in every service.
            for (var ticket : rest.persistGet("/api/waiting").expect(200).body()) {
                rest.post("/api/tickets/" + ticket.path("id").asText() + "/transfer", "{\"room\":\"3\"}").expect(200);
            }
            hears(again);
        } finally {
            again.forEach(BoardClient::close);
        }
        for (var path : List.of("/api/settings", "/api/prescriptions", "/api/waiting", "/api/help")) {
            assertThat(HostileTexts.isIn(rest.get(path).expect(200).body())).as(path).isFalse();
        }
    }

    /// Half of them with a key: what is remembered of a request is written, too.
    private String[] key(int i) {
        return i % 2 == 0 ? new String[0] : new String[] { "Idempotency-Key", "key-" + random.nextLong() };
    }

    private static void refused(Reply reply, String what) {
        assertThat(reply.status()).as(what + ": " + reply.body()).isBetween(400, 409);
        assertThat(reply.text("type")).as(what).isEqualTo("urn:carequeue:problem:" + reply.text("code"));
        assertThat(reply.text("code")).as(what).isNotEmpty();
        assertThat(reply.text("detail")).as(what).endsWith(".").doesNotContain("org.carequeue", "com.fasterxml", "java.");
        assertThat(HostileTexts.isIn(reply.body())).as(what).isFalse();
    }

    /// What stands in addresses and headers.
    private void paths() {
        for (int i = 0; i < 10 * TEXTS; i++) {
            var text = URLEncoder.encode("A001" + HostileTexts.any(random), UTF_8);
            for (var path : List.of("/api/tickets/%s/cancel", "/api/rooms/%s/next", "/api/prescriptions/%s/ready",
                    "/api/help/%s/acknowledge")) {
                assertThat(rest.post(path.formatted(text), "").status()).as(path + " " + text).isBetween(400, 404);
            }
        }
        for (var header : List.of("CareQueue-Actor", "CareQueue-Workplace", "Idempotency-Key")) {
            for (var value : List.of("x".repeat(65), "a\tb")) {
                assertThat(rest.post("/api/tickets", "{}", header, value).status()).as(header + value).isEqualTo(400);
            }
        }
    }

    private static List<BoardClient> pages() {
        var pages = new ArrayList<BoardClient>();
        AUDIENCES.forEach(audience -> pages.add(BoardClient.of(clinic, audience)));
        pages.add(BoardClient.original(clinic));
        pages.forEach(page -> page.await("snapshot"));
        return pages;
    }

    /// Whoever is called next is heard everywhere, and nothing that must not be heard.
    private static void hears(List<BoardClient> pages) {
        var number = rest.post("/api/tickets", "{}").expect(201).text("number");
        rest.post("/api/rooms/41/call", "{\"ticket\":\"" + number + "\",\"reason\":\"to be heard\"}").expect(200);
        for (var page : pages) {
            page.await("that " + number + " is called", message -> message.path("type").asText().equals("ticket-called")
                    && message.path("ticket").path("number").asText().equals(number));
            assertThat(page.messages()).noneMatch(HostileTexts::isIn);
        }
        rest.post("/api/tickets/" + number + "/cancel", "").expect(200);
    }

    private static void rewrite(Path journal, UnaryOperator<String> change) {
        try (var files = Files.list(journal)) {
            for (var file : files.filter(each -> each.toString().endsWith(".journal")).toList()) {
                var lines = Files.readAllLines(file).stream().map(line -> {
                    var body = change.apply(line).substring("00000000 ".length());
                    var crc = new CRC32C();
                    crc.update(body.getBytes(UTF_8));
                    return change.apply(line).equals(line) ? line : "%08x %s".formatted(crc.getValue(), body);
                }).toList();
                Files.writeString(file, String.join("\n", lines) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_message_of_the_socket_is_refused_to_its_sender_alone() {
        var number = rest.post("/api/tickets", "{}").expect(201).text("number");
        var prescription = json("{\"type\":\"prescription-submitted\",\"data\":" + Forms.prescription()
                .replaceFirst("\\{", "{\"ticketNumber\":\"" + number + "\",") + "}");
        var messages = List.of("{\"type\":\"new-ticket\",\"ticket\":{\"serviceLine\":\"\\ud83d\"}}",
                "{\"type\":\"priority-update\",\"ticket\":{\"number\":\"" + number + "\",\"priority\":\"\\ud83d\"}}",
                "{\"type\":\"priority-update\",\"ticket\":{\"number\":\"\\ud83d\",\"priority\":\"high\"}}",
                "{\"type\":\"\\ud83d\"}", "{\"type\":\"track\",\"token\":\"\\ud83d\"}",
                "{\"type\":\"track\",\"type\":\"track\"}",
                HostileTexts.json(TextFields.with(prescription, JsonPointer.compile("/data/items/0/medicine"),
                        TextNode.valueOf("\ud83d"))),
                HostileTexts.json(TextFields.with(prescription, JsonPointer.compile("/data/patient/name"),
                        TextNode.valueOf("\u202eeman"))));
        try (var client = BoardClient.original(clinic); var other = BoardClient.of(clinic, "doctor")) {
            client.await("snapshot");
            other.await("snapshot");
            for (var message : messages) {
                var before = problems(client);
                client.send(message);
                client.await("a problem for " + message, _ -> problems(client) > before);
            }
            assertThat(client.messages()).noneMatch(HostileTexts::isIn);
            assertThat(problems(other)).isZero();
            rest.post("/api/tickets/" + number + "/cancel", "").expect(200);
            other.await("the cancellation", message -> message.path("ticket").path("number").asText().equals(number)
                    && message.path("type").asText().equals("ticket-cancelled"));
        }
    }

    private static long problems(BoardClient client) {
        return client.messages().stream().filter(message -> message.path("type").asText().equals("problem")).count();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "POST|/api/tickets|5|-", "POST|/api/tickets|\"general\"|-", "POST|/api/tickets|[]|-",
            "POST|/api/tickets|{\"serviceLine\":5}|serviceLine", "POST|/api/tickets|{\"serviceLine\":true}|serviceLine",
            "POST|/api/tickets|{\"serviceLine\":\"general\",\"serviceLine\":\"general\"}|serviceLine",
            "POST|/api/tickets|{} {}|-", "POST|/api/tickets|{\"a\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}|*",
            "POST|/api/rooms/42/call|{\"ticket\":5}|ticket", "POST|/api/tickets/A999/park|{\"note\":5}|note",
            "POST|/api/tickets/A999/prescriptions|{\"items\":[{\"durationDays\":1.5}]}|items[0].durationDays",
            "POST|/api/tickets/A999/prescriptions|{\"items\":[{\"durationDays\":\"\"}]}|items[0].durationDays",
            "POST|/api/tickets/A999/prescriptions|{\"items\":[{\"durationDays\":\"7\"}]}|items[0].durationDays",
            "POST|/api/tickets/A999/prescriptions|{\"items\":[{\"repeats\":true}]}|items[0].repeats",
            "POST|/api/tickets/A999/prescriptions|{\"items\":[{\"substitutionAllowed\":1}]}|items[0].substitutionAllowed",
            "POST|/api/tickets/A999/prescriptions|{\"items\":[{\"substitutionAllowed\":\"true\"}]}|items[0].substitutionAllowed",
            "POST|/api/tickets/A999/prescriptions|{\"items\":[{\"dose\":{\"amount\":\"1\"}}]}|items[0].dose.amount",
            "POST|/api/tickets/A999/prescriptions|{\"items\":[{\"dose\":{\"amount\":\"\"}}]}|items[0].dose.amount",
            "POST|/api/tickets/A999/prescriptions|{\"items\":[{\"dose\":\"\"}]}|items[0].dose",
            "POST|/api/tickets/A999/prescriptions|{\"items\":\"\"}|items",
            "POST|/api/tickets/A999/prescriptions|{\"items\":[null]}|items[0]",
            "POST|/api/tickets/A999/prescriptions|{\"items\":[{\"medicine\":\"A\",\"medicine\":\"B\"}]}|items[0].medicine",
            "POST|/api/tickets/A999/prescriptions|{\"patient\":{\"name\":\"A\",\"birthDate\":12345}}|patient.birthDate",
            "POST|/api/tickets/A999/prescriptions|{\"patient\":{\"name\":\"A\",\"birthDate\":[2019,5,1]}}|patient.birthDate",
            "POST|/api/tickets/A999/prescriptions|{\"weightKg\":1e999999999999999999999999999999999999999999999999999999999999999}|*",
            "PUT|/api/settings|{\"rooms\":[null]}|rooms[0]", "PUT|/api/settings|{\"serviceLines\":[null]}|serviceLines[0]",
            "PUT|/api/settings|{\"counters\":[null]}|counters[0]", "PUT|/api/settings|{\"languages\":[null]}|languages[0]",
            "PUT|/api/settings|5|-", "PUT|/api/settings|\"five\"|-", "PUT|/api/settings|{\"scale\":5}|scale",
            "PUT|/api/settings|{\"rooms\":[2.5]}|rooms[0]",
            "PUT|/api/settings|{\"calling\":{\"attempts\":2.5}}|calling.attempts",
            "PUT|/api/settings|{\"version\":\"1\"}|version", "PUT|/api/settings|{\"rooms\":[1],\"rooms\":[2]}|rooms" })
    void what_is_not_of_its_kind_is_refused_with_its_field(String method, String path, String body, @Nullable String field) {
        var reply = method.equals("PUT") ? rest.put(path, body) : rest.post(path, body);
        refused(reply, body);
        assertThat(reply.status()).isEqualTo(400);
        if (!"*".equals(field)) {
            assertThat(reply.body().path("field").asText(null)).as(body + ": " + reply.body()).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @CsvSource({ "3000-01-01", "1800-01-01", "+999999999-01-01", "-0001-01-01" })
    void a_birth_date_is_one_that_somebody_can_have(String birthDate) {
        var id = issue();
        var reply = rest.post("/api/tickets/" + id + "/prescriptions", Forms.prescription().replace("1980-05-01", birthDate));
        refused(reply, birthDate);
        assertThat(reply.text("field")).isEqualTo("patient.birthDate");
        rest.post("/api/tickets/" + id + "/cancel", "").expect(200);
    }

    /// In a browser: numbers as people type them, and a name that is written from right to left.
    @Test
    void a_page_asks_back_what_can_be_two_numbers_and_keeps_what_is_typed_in_its_own_direction() {
        var id = issue();
        var prescription = rest.post("/api/tickets/" + id + "/prescriptions",
                Forms.prescription().replace("Amoxicillin", "أموكسيسيلين").replace("500 mg", "5 ملغ")).expect(201).text("id");
        try (var browsers = new Browsers("HostileTextIT")) {
            var page = browsers.open("pharmacist", clinic.page("/pharmacist"));
            var card = page.getByTestId("prescription-" + prescription);
            card.locator("strong bdi").first().waitFor();
            assertThat(card.locator("strong bdi").allInnerTexts()).contains("أموكسيسيلين 5 ملغ");
            assertThat(card.locator("strong bdi").first().evaluate("typed => getComputedStyle(typed).unicodeBidi"))
                    .isEqualTo("plaintext");
            assertThat(page.evaluate(
                    """
                            Promise.all([import('/app/shared/staff/quantity.js'), import('/app/shared/prescribing/prescription-draft.js')])
                              .then(([{ quantityOf }, { notNumbers, orderOf, withTwoReadings }]) => JSON.stringify([
                                ['0,5', '0.5', '1000', '1.5', '1,25', ' 2 ', '0,125', '.125', '1.1250', '1,0'].map(quantityOf),
                                ['1,000', '1.000', '1.000,5', '12.345', '1,234,567', 'two', '', '1 000'].map(quantityOf),
                                orderOf([['items.0.dose.amount', '1,000'], ['items.0.quantity.amount', '0,5']]),
                                withTwoReadings([['weightKg', '1.000'], ['items.0.medicine', '1.000']]),
                                notNumbers([['weightKg', '1.000'], ['items.0.repeats', 'two'], ['items.0.durationDays', '']])]))"""))
                    .isEqualTo("[[0.5,0.5,1000,1.5,1.25,2,0.125,0.125,1.125,1],"
                            + "[\"1,000\",\"1.000\",\"1.000,5\",\"12.345\",\"1,234,567\",\"two\",\"\",\"1 000\"],"
                            + "{\"items\":[{\"dose\":{\"amount\":\"1,000\"},\"quantity\":{\"amount\":0.5}}]},"
                            + "[\"weightKg\"],[\"items.0.repeats\"]]");
        }
        rest.post("/api/tickets/" + id + "/cancel", "").expect(200);
    }
}
