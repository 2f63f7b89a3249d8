package org.carequeue.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkshopTest {

    @TempDir
    Path folder;

    @Test
    void one_run_at_a_time_has_the_folder() throws IOException {
        var workshop = new Workshop(folder, folder.resolve("target/bench"), Clock.systemUTC());

        try (var _ = workshop.claim()) {
            // In one process the JVM itself says so; in two, the lock is not given.
            assertThatThrownBy(workshop::claim).isInstanceOf(OverlappingFileLockException.class);
        }
        workshop.claim().close();
    }

    @Test
    void what_a_run_left_behind_is_swept_away_but_not_its_figures() throws IOException {
        var workshop = new Workshop(folder, folder.resolve("target/bench"), Clock.systemUTC());
        Files.writeString(workshop.data("clinic").resolve("journal"), "x");
        var figures = Files.writeString(folder.resolve("target/bench/figures-1.json"), "{}");

        workshop.sweep();
        assertThat(folder.resolve("target/bench/data")).doesNotExist();
        assertThat(figures).exists();
    }

    @Test
    void the_services_are_those_that_the_script_starts() throws IOException {
        var home = Path.of("..");

        assertThat(new Workshop(home, folder, Clock.systemUTC()).services()).hasSizeGreaterThan(3).endsWith(Clinic.GATEWAY)
                .allSatisfy(service -> assertThat(home.resolve(service).resolve("pom.xml")).exists());
        assertThat(Clinic.portVariable(Clinic.GATEWAY)).isEqualTo("CAREQUEUE_GATEWAY_PORT");
        assertThat(Clinic.portVariable("ticket-service")).isEqualTo("CAREQUEUE_TICKET_PORT");
    }

    @Test
    void what_is_measured_runs_as_what_is_used() throws IOException {
        var home = Path.of("..");

        assertThat(new Workshop(home, folder, Clock.systemUTC()).java("bench/endpoint", "-Dsome=thing")).endsWith(
                "@../launcher/jvm-options",
                "-Dsome=thing", "-jar", "../bench/endpoint/target/service/bench-endpoint.jar");
        assertThat(Files.readString(home.resolve("launcher/jvm-options"))).contains("-Xmx");
    }

    @Test
    void every_competitor_comes_with_the_bench() throws IOException {
        for (var file : new String[] { "relay/relay.js", "relay/package.json", "relay/package-lock.json", "nginx.conf",
                "limit.c" }) {
            assertThat(Workshop.resource(file)).as(file).isNotBlank();
        }
        assertThatThrownBy(() -> Workshop.resource("socket.io")).hasMessageContaining("has no socket.io");
    }
}
