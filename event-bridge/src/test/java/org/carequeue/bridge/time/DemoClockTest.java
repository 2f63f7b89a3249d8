package org.carequeue.bridge.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoClockTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock REAL = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final String AN_HOUR_A_MINUTE = "began=2026-11-22T11:59:50Z\nfrom=2026-11-23T07:00:00Z\npace=60\n";

    @TempDir
    Path data;

    @Test
    void without_the_file_it_is_the_machine_s() {
        var clock = DemoClock.of(data, "a-service", REAL);

        assertThat(clock).isSameAs(REAL);
        assertThat(PacedClock.paceOf(clock)).isEqualTo(1);
        assertThat(data).as("nothing is left behind").isEmptyDirectory();
    }

    @Test
    void with_the_file_it_goes_as_fast_as_that_says_for_every_service() throws IOException {
        file(AN_HOUR_A_MINUTE);

        for (var service : new String[] { "a-service", "another" }) {
            var clock = DemoClock.of(data, service, REAL);
            assertThat(clock.instant()).isEqualTo("2026-11-23T07:10:00Z");
            assertThat(PacedClock.paceOf(clock)).isEqualTo(60);
            assertThat(PacedClock.paceOf(clock.withZone(ZoneId.of("Europe/Madrid")))).isEqualTo(60);
        }
    }

    @Test
    void what_is_looked_at_now_and_then_is_looked_at_more_often_the_faster_it_goes() throws IOException {
        var tenSeconds = Duration.ofSeconds(10);
        file(AN_HOUR_A_MINUTE.replace("60\n", "5\n"));

        assertThat(PacedClock.realMillis(REAL, tenSeconds)).isEqualTo(10_000);
        assertThat(PacedClock.realMillis(DemoClock.of(data, "a-service", REAL), tenSeconds)).isEqualTo(2_000);
        file(AN_HOUR_A_MINUTE);
        assertThat(PacedClock.realMillis(DemoClock.of(data, "a-service", REAL), tenSeconds)).isEqualTo(1_000);
    }

    @Test
    void a_demo_goes_on_with_its_own_data() throws IOException {
        file(AN_HOUR_A_MINUTE);
        DemoClock.of(data, "a-service", REAL);
        Files.writeString(data.resolve("a-service").resolve("journal"), "what was stored");

        assertThat(PacedClock.paceOf(DemoClock.of(data, "a-service", REAL))).isEqualTo(60);
    }

    @Test
    void a_demo_s_clock_is_refused_on_a_clinic_s_data() throws IOException {
        Files.createDirectories(data.resolve("a-service").resolve("journal"));
        file(AN_HOUR_A_MINUTE);

        assertThatThrownBy(() -> DemoClock.of(data, "a-service", REAL)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is no demo's");
    }

    @Test
    void a_demo_s_data_is_refused_without_its_clock() throws IOException {
        file(AN_HOUR_A_MINUTE);
        DemoClock.of(data, "a-service", REAL);
        Files.delete(data.resolve(DemoClock.FILE));

        assertThatThrownBy(() -> DemoClock.of(data, "a-service", REAL)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is a demo's");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "began=today\nfrom=2026-11-23T07:00:00Z\npace=60",
            "began=2026-11-22T11:59:50Z\nfrom=2026-11-23T07:00:00Z\npace=0",
            "began=2026-11-22T11:59:50Z\nfrom=2026-11-23T07:00:00Z\npace=601",
            "began=2026-11-22T11:59:50Z\nfrom=2026-11-23T07:00:00Z\npace=fast", "pace=\\uZZZZ" })
    void a_file_that_says_no_clock_is_refused(String text) throws IOException {
        file(text);

        assertThatThrownBy(() -> DemoClock.of(data, "a-service", REAL)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(DemoClock.FILE);
        assertThat(data.resolve("a-service")).doesNotExist();
    }

    private void file(String text) throws IOException {
        Files.writeString(data.resolve(DemoClock.FILE), text);
    }
}
