package org.carequeue.statistics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.awaitility.Awaitility;
import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.Roles;
import org.carequeue.events.Services;
import org.carequeue.statistics.store.Store;
import org.carequeue.testing.Callers;
import org.carequeue.testing.OwnersApi;
import org.carequeue.testing.TemporaryData;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.type.TypeReference;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/// The service as it runs, on its own file, while nobody whom it reads is there.
@QuarkusTest
@WithTestResource(TemporaryData.class)
class StatisticsServiceComponentTest {

    private static boolean counted;

    @TestHTTPResource(value = "/", management = true)
    URI operators;

    private final Store store;
    private final Path data;

    StatisticsServiceComponentTest(Store store, @ConfigProperty(name = "carequeue.data") Path data) {
        this.store = store;
        this.data = data;
    }

    private Path folder() {
        return data.resolve(Services.STATISTICS);
    }

    @BeforeAll
    static void managers_ask() {
        RestAssured.replaceFiltersWith(Callers.as(Callers.with(Roles.MANAGER)));
    }

    @BeforeEach
    void a_day_is_counted() throws Exception {
        Awaitility.await("the database").atMost(Duration.ofSeconds(20)).until(store::isOpen);
        if (!counted) {
            for (var batch : HandmadeDay.played().batches()) {
                store.take(batch);
            }
            counted = true;
        }
    }

    @Test
    void it_takes_and_answers_what_the_api_describes() {
        OwnersApi.isAsDescribed(Services.STATISTICS,
                given().queryParam("format", "json").get(operators.resolve("/q/openapi")).then().statusCode(200).extract()
                        .asString());
    }

    @Test
    void a_manager_reads_figures_and_the_visits_behind_them() {
        given().get("/statistics?by=level&from=2026-11-23&to=2026-11-23").then().statusCode(200)
                .body("groups[0].key", equalTo("critical")).body("groups[0].visits.issued", equalTo(1))
                .body("groups[0].visits.toCall.median", equalTo("PT1M"));
        given().get("/statistics/visits?room=2&from=2026-11-23&to=2026-11-23").then().statusCode(200)
                .body("more", equalTo(false))
                .body("visits[0].ticket", startsWith("2026-11-23-")).body("visits.room.unique()", equalTo(List.of("2")));
        given().get("/statistics/visits?outcome=no-show&from=2026-11-23&to=2026-11-23").then().statusCode(200)
                .body("visits.ticket", equalTo(List.of("2026-11-23-A006", "2026-11-23-A014")));
        given().get("/statistics/waits?level=low&from=2026-11-23&to=2026-11-23").then().statusCode(200)
                .body("step", equalTo("PT5M")).body("levels[0].measured", equalTo(2)).body("levels[0].visits[12]", equalTo(1));
        given().get("/statistics/usual-day?day=2026-11-30").then().statusCode(200)
                .body("days", equalTo(List.of("2026-11-23"))).body("hours[1].issued.p90", equalTo(14))
                .body("hours[1].toCall.median", equalTo("PT31M"));
        given().get("/statistics/now").then().statusCode(200).body("day", equalTo("2026-11-24"));
    }

    @Test
    void a_table_has_a_line_for_each_group() {
        var table = given().get("/statistics?by=room&format=csv&from=2026-11-23&to=2026-11-23").then().statusCode(200)
                .contentType(containsString("text/csv")).extract().asString();

        assertThat(table.lines().findFirst().orElseThrow()).startsWith("key,visits.issued,").contains("visits.toCall.median");
        assertThat(table.lines().map(line -> line.split(",", 2)[0])).contains("1", "2");
        assertThat(given().get("/statistics/waits?level=low&format=csv&from=2026-11-23&to=2026-11-23").asString().lines())
                .startsWith("level,from,to,visits", "low,0.0,300.0,0").contains("low,3600.0,3900.0,1", "low,7200.0,,0");
        assertThat(given().get("/statistics/usual-day?day=2026-11-30&format=csv").asString().lines())
                .startsWith("hour,issued.p10,issued.median,issued.p90,finished.p10,finished.median,finished.p90,"
                        + "toCall.measured,toCall.p10,toCall.median,toCall.p90")
                .contains("8,14,14,14,5,5,5,13,360.0,1860.0,3420.0");
    }

    @Test
    void a_day_is_played_again() {
        // The one whom nobody called is called in the play: by the rules it was their turn.
        given().get("/statistics/what-if?day=2026-11-23").then().statusCode(200).body("over", equalTo(true))
                .body("policy", equalTo("ratio")).body("levels[0].level", equalTo("critical"))
                .body("all.was.called", equalTo(18)).body("all.was.left", equalTo(2)).body("all.again.called", equalTo(19))
                .body("all.otherwise", equalTo(given().get("/statistics/what-if?day=2026-11-23").path("all.again")));
        given().get("/statistics/what-if?day=2026-11-23&policy=fifo&rooms=-3&roomOrder=own-first").then().statusCode(200)
                .body("rooms", equalTo(4)).body("all.otherwise.toCall.median", not(equalTo("PT31M")));
    }

    /// Cell by cell what JSON has, with the names of the other table.
    @Test
    void a_spreadsheet_says_what_json_says() throws Exception {
        for (var path : List.of("/statistics?by=level&from=2026-11-23&to=2026-11-24",
                "/statistics/visits?from=2026-11-23&to=2026-11-24")) {
            var json = BridgeJson.mapper().readValue(given().get(path).then().statusCode(200).extract().asString(),
                    new TypeReference<Map<String, Object>>() {
                    });
            @SuppressWarnings("unchecked")
            var lines = (List<Map<String, Object>>) json.get(path.contains("/visits") ? "visits" : "groups");
            var names = given().get(path + "&format=csv").then().statusCode(200).extract().asString().lines().findFirst()
                    .orElseThrow().split(",", -1);
            var answer = given().get(path + "&format=xlsx").then().statusCode(200)
                    .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").extract().asByteArray();
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(answer), new ReadingOptions(true, true))) {
                var rows = workbook.getFirstSheet().read();

                assertThat(rows).hasSize(lines.size() + 1);
                assertThat(rows.getFirst().stream().map(Cell::getText)).containsExactly(names);
                for (int line = 0; line < lines.size(); line++) {
                    for (int column = 0; column < names.length; column++) {
                        var cell = rows.get(line + 1).getOptionalCell(column).filter(one -> one.getType() != CellType.EMPTY);
                        assertThat(cell.map(StatisticsServiceComponentTest::value)).as(line + " " + names[column])
                                .isEqualTo(Optional.ofNullable(said(lines.get(line), names[column])));
                        cell.ifPresent(one -> assertThat(one.getType()).isNotEqualTo(CellType.FORMULA));
                    }
                }
            }
        }
    }

    private static Object value(Cell cell) {
        return switch (cell.getDataFormatString() == null ? "" : cell.getDataFormatString()) {
            case "[h]:mm:ss" -> Duration.ofMillis(Math.round(cell.asNumber().doubleValue() * Duration.ofDays(1).toMillis()));
            case "yyyy-mm-dd" -> cell.asDate().toLocalDate();
            // The clinic of this day lives in Madrid.
            case "yyyy-mm-dd hh:mm:ss" -> cell.asDate().atZone(ZoneId.of("Europe/Madrid")).toInstant();
            default -> cell.getType() == CellType.NUMBER ? (Object) cell.asNumber().doubleValue() : cell.getText();
        };
    }

    /// What JSON has below that name.
    private static @Nullable Object said(Map<String, Object> line, String name) {
        Object said = line;
        for (var part : name.split("\\.", -1)) {
            said = said == null ? null : ((Map<?, ?>) said).get(part);
        }
        return switch (said) {
            case null -> null;
            case Number number -> number.doubleValue();
            case String text when text.startsWith("PT") -> Duration.parse(text);
            case String text when text.endsWith("Z") && text.contains("T") -> Instant.parse(text);
            case String text when name.equals("day") -> LocalDate.parse(text);
            default -> said;
        };
    }

    @Test
    void a_table_of_visits_has_all_of_them() {
        var question = "/statistics/visits?from=2026-11-20&to=2026-11-30";
        var all = given().get(question).then().extract().jsonPath().<String> getList("visits.ticket");

        assertThat(given().get(question + "&format=csv").then().extract().asString().lines().skip(1)
                .map(line -> line.split(",", -1)[1])).containsExactlyElementsOf(all);
    }

    @ParameterizedTest
    @CsvSource({ "day=today, invalid-period, day", "day=2026-11-22, invalid-period, day",
            "policy=ours, invalid-question, policy",
            "rooms=11, invalid-question, rooms", "roomOrder=none, invalid-question, roomOrder" })
    void what_cannot_be_played_is_refused(String question, String code, String field) {
        given().get("/statistics/what-if?" + question).then().statusCode(400).body("code", equalTo(code))
                .body("field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource({ "from=yesterday, invalid-period", "from=2026-11-23&to=2026-11-22, invalid-period",
            "from=2001-01-01&to=2026-11-22, invalid-period", "by=patient, invalid-question", "format=pdf, invalid-question",
            "from=+999999999-12-31, invalid-period" })
    void what_has_no_answer_is_refused(String question, String code) {
        given().get("/statistics/visits?weekday=8").then().statusCode(400).body("code", equalTo("invalid-question"));
        given().get("/statistics/usual-day?day=Monday").then().statusCode(400).body("code", equalTo("invalid-period"));
        given().get("/statistics?" + question).then().statusCode(400).body("code", equalTo(code));
    }

    @Test
    void others_than_managers_read_nothing() {
        given().header("Authorization", Callers.header(Callers.with(Roles.DOCTOR))).get("/statistics").then().statusCode(403);
        given().header("Authorization", Callers.header(Callers.with(Roles.DOCTOR))).get("/statistics/what-if").then()
                .statusCode(403);
        given().header("Authorization", "Bearer none").get("/statistics/visits").then().statusCode(401);
    }

    @Test
    void nobody_else_reads_its_files() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder()))).isEqualTo("rwx------");
        try (var files = Files.list(folder())) {
            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(PosixFilePermissions
                    .toString(Files.getPosixFilePermissions(file))).as(file.toString()).isEqualTo("rw-------"));
        }
    }

    @Test
    void whoever_may_write_its_folder_has_the_figures_made_anew() throws Exception {
        var wish = Files.createFile(folder().resolve("rebuild"));

        Awaitility.await("taken").atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(wish));

        assertThat(store.positionOf(Services.TRIAGE)).isEmpty();
        counted = false;
    }

    @Test
    void health_says_that_the_database_is_there() {
        given().get(operators.resolve("/q/health")).then().body(containsString("\"name\": \"database\""))
                .body(containsString("\"degraded\": false"));
    }
}
