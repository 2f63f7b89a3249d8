package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.system.clinic.Gauges;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.crowd.Flood;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Clients that send as fast as they can and read nothing, for longer than it takes to fill a service's memory: nobody
/// ends, and others go on being answered.
@Tag("soak")
class TormentIT {

    private static final Duration FOR = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long MOST_KIB = 450 * 1024;

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Gauges gauges;

    @BeforeAll
    static void start() {
        clinic = RunningClinic.start(folder);
        gauges = new Gauges(clinic);
    }

    @AfterAll
    static void stop() {
        clinic.close();
    }

    @ParameterizedTest
    @CsvSource({
            "GATEWAY, /api/socket, carequeue.batch, PINGS, 16",
            "GATEWAY, /api/socket, carequeue.batch, PIECES, 4",
            "GATEWAY, /api/socket, carequeue.batch, MESSAGES, 16",
            "TICKET, /events, carequeue.events.v1, PINGS, 16",
            "TICKET, /events, carequeue.events.v1, PIECES, 4",
            "TRIAGE, /events, carequeue.events.v1, MESSAGES, 16" })
    void others_are_served_whoever_floods(Service service, String path, String subprotocol, Flood.Kind kind, int sockets)
            throws Exception {
        // Given
        var pid = clinic.pid(service);
        var usual = answers(service, Duration.ofSeconds(3));

        // When
        List<Long> meanwhile;
        long sent;
        long hungUpOn;
        try (var flood = new Flood(clinic.address(service), path, subprotocol, kind, sockets)) {
            meanwhile = answers(service, FOR);
            sent = flood.sent();
            hungUpOn = flood.hungUpOn();
        }

        // Then
        System.out.printf(
                "figure: %s %s from %d sockets, %d MiB, hung up on %d times: others wait %d ms (p90 %d), usually %d (%d); %d KiB resident%n",
                service, kind, sockets, sent >> 20, hungUpOn, quantile(meanwhile, 50), quantile(meanwhile, 90),
                quantile(usual, 50),
                quantile(usual, 90), gauges.residentKib(service));
        assertThat(clinic.pid(service)).as("it was not started again").isEqualTo(pid);
        assertThat(gauges.residentKib(service)).isLessThan(MOST_KIB);
        clinic.rest().post("/api/tickets", "{}").expect(201);
    }

    /// How long others wait for each answer, in milliseconds; each gets one.
    private static List<Long> answers(Service service, Duration during) throws Exception {
        var health = clinic.managementAddress(service).resolve("/q/health/live");
        var waits = new ArrayList<Long>();
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var end = System.nanoTime() + during.toNanos();
            while (System.nanoTime() < end) {
                var begun = System.nanoTime();
                assertThat(http.send(ask(health), BodyHandlers.discarding()).statusCode()).isEqualTo(200);
                waits.add((System.nanoTime() - begun) / 1_000_000);
            }
        }
        return waits.stream().sorted().toList();
    }

    private static HttpRequest ask(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    }

    private static long quantile(List<Long> sorted, int percent) {
        return sorted.get(sorted.size() * percent / 100);
    }
}
