package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Patients;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Figures of a running clinic: each event counts once, whatever becomes of the service that counts, and nobody else notices.
@Tag("soak")
class StatisticsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int KILLS = 3;
    private static final int PATIENTS = 6;

    @TempDir
    Path folder;

    @Test
    void each_visit_counts_once_however_often_the_service_is_killed_and_made_anew_it_says_the_same() {
        try (var clinic = RunningClinic.startWithStatistics(folder, Map.of())) {
            var rest = clinic.rest();
            patients(rest, "first", 1);
            awaitIssued(rest, PATIENTS);
            for (int kill = 1; kill <= KILLS; kill++) {
                clinic.kill(Service.STATISTICS);
                // It is away, or on its way back: the queue goes on, and takes no notice.
                patients(rest, "kill-" + kill, 1 + kill % 2);
                clinic.awaitReady(Service.STATISTICS);
            }
            var all = PATIENTS * (1 + KILLS);
            awaitIssued(rest, all);

            var figures = rest.persistGet("/api/statistics").expect(200).body().path("groups").path(0);
            assertThat(figures.path("visits").path("finished").asInt()).isEqualTo(all);
            assertThat(figures.path("prescriptions").path("handedOver").asInt()).isEqualTo(all);
            assertThat(figures.path("prescriptions").path("supplied").asInt()).isEqualTo(all);
            var live = rows(rest);
            assertThat(live.lines()).hasSize(all + 1);

            assertThat(clinic.run("statistics", "rebuild")).contains("made anew");

            awaitIssued(rest, all);
            assertThat(rows(rest)).isEqualTo(live);
            assertThat(clinic.log()).doesNotContain("does not come after");
        }
    }

    /// What is behind the figures, row by row.
    private static String rows(Rest rest) {
        return rest.text("/api/statistics/visits?format=csv");
    }

    private static void awaitIssued(Rest rest, int count) {
        Awaitility.await(count + " visits are counted").atMost(PATIENCE).untilAsserted(() -> {
            var answer = rest.get("/api/statistics");
            assertThat(answer.status()).isEqualTo(200);
            var group = answer.body().path("groups").path(0);
            assertThat(group.path("visits").path("finished").asInt()).isEqualTo(count);
            assertThat(group.path("prescriptions").path("handedOver").asInt()).isEqualTo(count);
        });
    }

    private static void patients(Rest rest, String key, int room) {
        for (int patient = 0; patient < PATIENTS; patient++) {
            Patients.one(rest, key + "-" + patient + "-", Integer.toString(room));
        }
    }
}
