package org.carequeue.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.carequeue.demo.Patient.Answer;
import org.carequeue.demo.Tally.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

/// A day ends, whoever else has had a hand in it. The clinic is one that has no patient for the doctors of the demo.
class PeopleTest {

    private static final int PACE = 6_000;
    private static final Instant OPENS = Instant.parse("2026-11-23T06:00:00Z");
    private static final Patient PATIENT = new Patient(Duration.ofMinutes(1), "general", "low", Duration.ZERO, Answer.COMES,
            Duration.ZERO, Duration.ZERO, false, Duration.ZERO);

    private final Tally tally = new Tally();
    private HttpServer clinic;
    private volatile String status = "waiting";

    @BeforeEach
    void open() throws IOException {
        clinic = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/api/rooms/", 409, "{\"code\":\"nobody-waiting\"}");
        answer("/api/counters/", 409, "{\"code\":\"nobody-waiting\"}");
        answer("/api/prescriptions", 200, "[]");
        clinic.createContext("/api/tickets", exchange -> {
            var body = "{\"id\":\"2026-11-23-A001\",\"status\":\"%s\"}".formatted(status).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        clinic.start();
    }

    private void answer(String path, int code, String body) {
        clinic.createContext(path, exchange -> {
            exchange.sendResponseHeaders(code, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
    }

    @AfterEach
    void close() {
        clinic.stop(0);
    }

    @Test
    void a_day_ends_also_when_a_patient_was_sent_home_or_seen_by_a_visitor() throws InterruptedException, ExecutionException {
        var time = new ClinicTime(OPENS, System.nanoTime(), PACE, System::nanoTime);
        var gateway = new Gateway(URI.create("http://127.0.0.1:" + clinic.getAddress().getPort()),
                () -> UUID.randomUUID().toString());
        try (var people = new People(new Staff(gateway, gateway, gateway, gateway, gateway), time, OPENS,
                new PlannedDay(List.of(PATIENT)), tally)) {
            while (tally.count(Event.TOOK_A_NUMBER) == 0) {
                assertThat(people.areDone(Duration.ofMillis(10))).isFalse();
            }
            status = "day-ended";

            assertThat(people.areDone(Duration.ofSeconds(60))).isTrue();
        }
        assertThat(tally.count(Event.ENDED_OTHERWISE)).isOne();
    }
}
