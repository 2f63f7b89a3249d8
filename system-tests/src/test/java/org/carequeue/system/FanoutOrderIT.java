package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.carequeue.system.clinic.Forms;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.crowd.Crowd;
import org.carequeue.system.crowd.Guest;
import org.carequeue.system.crowd.Heard;
import org.carequeue.system.crowd.Mirror;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever joins at whatever moment sees what all others see.
class FanoutOrderIT {

    private static final int CLIENTS = 200;
    private static final int ROOMS = 6;
    private static final int MESSAGES = 200;
    private static final String BATCH = "Sec-WebSocket-Protocol: carequeue.batch\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path folder;
    private static RunningClinic clinic;

    @BeforeAll
    static void start() {
        clinic = RunningClinic.start(folder);
    }

    @AfterAll
    static void stop() {
        clinic.close();
    }

    @Test
    void two_hundred_who_join_while_events_flow_miss_nothing_hear_nothing_twice_and_see_one_order() throws Exception {
        // Given
        var order = new ConcurrentHashMap<Long, String>();
        var mirrors = new ArrayList<Mirror>();
        var random = new Random(200);
        var stop = new AtomicBoolean();
        try (var crowd = new Crowd(clinic.address(Service.GATEWAY)); var rooms = Executors.newFixedThreadPool(ROOMS)) {
            var publishers = new ArrayList<Future<Integer>>();
            for (int room = 1; room <= ROOMS; room++) {
                var here = room;
                publishers.add(rooms.submit(() -> patients(clinic.rest(), here, stop)));
            }

            // When
            for (int i = 0; i < CLIENTS; i++) {
                LockSupport.parkNanos(random.nextInt(50_000_000));
                mirrors.add(join(crowd, order, i % 2 == 0));
            }
            await().atMost(PATIENCE).until(() -> order.size() > MESSAGES && mirrors.stream().allMatch(Mirror::isWhole));
            stop.set(true);
            for (var publisher : publishers) {
                assertThat(publisher.get()).isPositive();
            }

            // Then
            var last = join(crowd, order, true);
            await().atMost(PATIENCE).until(last::isWhole);
            await().atMost(PATIENCE).until(() -> mirrors.stream().allMatch(mirror -> mirror.version() >= last.version()));
            assertThat(mirrors).allSatisfy(mirror -> {
                assertThat(mirror.wrong()).isEmpty();
                assertThat(mirror.tickets()).isEqualTo(last.tickets());
                assertThat(mirror.prescriptions()).isEqualTo(last.prescriptions());
            });
            System.out.printf("figure: %d clients joined while %d messages were sent, of which each heard %.0f%n", CLIENTS,
                    order.size(), mirrors.stream().mapToInt(Mirror::messages).average().orElseThrow());
        }
    }

    /// Patients one after the other through one room, so that all three services have something to say.
    private static int patients(Rest rest, int room, AtomicBoolean stop) {
        var patients = 0;
        while (!stop.get()) {
            rest.post("/api/tickets", "{}").expect(201);
            var id = rest.post("/api/rooms/" + room + "/next", "").expect(200).text("id");
            var prescription = rest.post("/api/tickets/" + id + "/prescriptions", Forms.prescription()).expect(201)
                    .text("id");
            rest.post("/api/tickets/" + id + "/finish", "").expect(200);
            rest.post("/api/prescriptions/" + prescription + "/claim", "{\"counter\":\"1\"}").expect(200);
            patients++;
        }
        return patients;
    }

    private static Mirror join(Crowd crowd, ConcurrentHashMap<Long, String> order, boolean batch) {
        var mirror = new Mirror(order);
        crowd.join(new Guest("", batch ? BATCH : "", mirror));
        return mirror;
    }

    @Test
    void nothing_is_compressed_although_the_client_offers_it() {
        // Given
        var heard = new Heard();
        try (var crowd = new Crowd(clinic.address(Service.GATEWAY))) {

            // When
            var browser = crowd.join(new Guest("?audience=screen",
                    BATCH + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n", heard));
            await().atMost(PATIENCE).until(heard::isWhole);

            // Then
            assertThat(browser.upgrade()).startsWith("HTTP/1.1 101");
            assertThat(String.valueOf(browser.upgrade()).toLowerCase(Locale.ROOT)).doesNotContain("extensions")
                    .contains("sec-websocket-protocol: carequeue.batch");
        }
    }

    @Test
    void a_client_that_says_nothing_but_pongs_stays() {
        // Given
        var heard = List.of(new Heard(), new Heard());
        try (var crowd = new Crowd(clinic.address(Service.GATEWAY))) {

            // When
            var guests = List.of(Guest.page("screen", heard.getFirst()), new Guest("", "", heard.getLast()));
            crowd.join(guests);

            // Then
            await().atMost(PATIENCE).until(() -> guests.stream().allMatch(guest -> guest.pings() > 0));
            assertThat(guests).noneMatch(Guest::isGone);
        }
    }
}
