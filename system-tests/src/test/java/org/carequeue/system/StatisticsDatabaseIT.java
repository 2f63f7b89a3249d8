package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.carequeue.system.clinic.FiguresDatabase;
import org.carequeue.system.clinic.Patients;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/// Figures in a real PostgreSQL, which goes away and comes back while patients come: nobody but those who ask for figures
/// notices, and each event counts once.
class StatisticsDatabaseIT {

    /// Of the long test: of the service, and as many of its database.
    private static final int KILLS = Integer.getInteger("carequeue.kills.figures", 100);

    @TempDir
    Path folder;

    private static ConditionFactory patiently(String what) {
        return Awaitility.await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }

    @Test
    @Tag("soak")
    void a_database_that_is_stopped_and_killed_is_said_to_be_away_and_nobody_else_notices() throws Exception {
        try (var database = new FiguresDatabase();
                var clinic = RunningClinic.startWithStatistics(folder, database.settings());
                var patients = new Patients(clinic.rest())) {
            for (var goes : List.<Runnable> of(database::stop, database::kill, database::stop)) {
                awaitMore(database, database.counted());
                goes.run();
                patiently("the service notices").until(() -> isDegraded(clinic));
                var before = patients.served();

                assertThat(clinic.operator(Service.STATISTICS).get("/q/health/ready").expect(200).body().toString())
                        .contains("the database cannot be used");
                assertThat(clinic.rest().get("/api/statistics").expect(503).text("code")).isEqualTo("figures-unavailable");
                patiently("patients come and go").until(() -> patients.served() > before + 1);
                assertThat(Service.queue()).allMatch(service -> clinic.operator(service).isReady());

                database.start();
                patiently("the service notices").until(() -> !isDegraded(clinic));
            }
            liveEqualsRebuilt(clinic, database, patients.end());
        }
    }

    @Test
    @Tag("soak")
    void however_often_the_service_and_its_database_are_killed_under_load_each_event_counts_once() throws Exception {
        try (var database = new FiguresDatabase();
                var clinic = RunningClinic.start(folder, Map.of());
                var patients = new Patients(clinic.rest())) {
            var service = clinic.startAlone(Service.STATISTICS, database.settings());
            try {
                clinic.awaitReady(Service.STATISTICS);
                for (int kill = 0; kill < KILLS; kill++) {
                    awaitMore(database, database.counted());
                    service.destroyForcibly().waitFor();
                    service = clinic.startAlone(Service.STATISTICS, database.settings());
                    awaitMore(database, database.counted());
                    database.kill();
                    database.start();
                }
                var served = patients.end();
                System.out.printf("figure: %d kills of the service and as many of its database, %d patients%n", KILLS, served);
                liveEqualsRebuilt(clinic, database, served);
            } finally {
                service.destroyForcibly().waitFor();
            }
        }
    }

    private static void awaitMore(FiguresDatabase database, long counted) {
        patiently("more than " + counted + " events are counted").until(() -> database.counted() > counted);
    }

    private static boolean isDegraded(RunningClinic clinic) {
        for (var check : clinic.operator(Service.STATISTICS).get("/q/health/ready").body().path("checks")) {
            if (check.path("name").asText().equals("database")) {
                return check.path("data").path("degraded").asBoolean();
            }
        }
        throw new AssertionError("no check of the database");
    }

    private static void liveEqualsRebuilt(RunningClinic clinic, FiguresDatabase database, int served) {
        awaitServed(clinic.rest(), served);
        var live = rows(database);
        assertThat(live.stream().filter(row -> row.startsWith("visits "))).hasSize(served);

        assertThat(clinic.run("statistics", "rebuild")).contains("made anew");

        // Not one log after the other: how far each was read when the last patient was counted is another thing each time.
        patiently("all is counted again").untilAsserted(() -> assertThat(rows(database)).isEqualTo(live));
        assertThat(clinic.log()).doesNotContain("does not come after");
    }

    private static List<String> rows(FiguresDatabase database) {
        return database.everything().stream().filter(row -> !row.startsWith("positions ")).toList();
    }

    private static void awaitServed(Rest rest, int served) {
        patiently(served + " patients are counted").untilAsserted(() -> {
            var group = rest.get("/api/statistics").expect(200).body().path("groups").path(0);
            assertThat(group.path("visits").path("finished").asInt()).isEqualTo(served);
            assertThat(handedOver(group)).isEqualTo(served);
        });
    }

    private static int handedOver(JsonNode group) {
        return group.path("prescriptions").path("handedOver").asInt();
    }
}
