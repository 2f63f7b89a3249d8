package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.carequeue.system.clinic.Forms;
import org.carequeue.system.clinic.Gauges;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.crowd.Crowd;
import org.carequeue.system.crowd.Guest;
import org.carequeue.system.crowd.Heard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Clients that read nothing, and clients whose connection breaks: they cost the others nothing, and the gateway little.
@Tag("soak")
class FanoutTroubleIT {

    private static final int READERS = 100;
    private static final int BROKEN = 5;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long FLIGHT_BYTES = 256 * 1024;
    private static final long LARGEST_DELAY_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Gauges gauges;

    /// When the first and the last reader heard a version.
    private final Map<Long, long[]> times = new ConcurrentHashMap<>();
    private final List<Heard> heard = Stream.generate(() -> new Heard((_, version) -> note(version))).limit(READERS)
            .toList();

    @BeforeAll
    static void start() {
        // On a slow machine a client that reads nothing would be closed for its silence before it is far enough behind.
        clinic = RunningClinic.start(folder, Map.of("CAREQUEUE_GATEWAY_FANOUT_SILENT", "PT10M"));
        gauges = new Gauges(clinic);
    }

    @AfterAll
    static void stop() {
        clinic.close();
    }

    @Test
    @Timeout(180)
    void clients_that_never_read_delay_nobody_are_held_a_mebibyte_for_and_are_closed() {
        var ticket = clinic.rest().post("/api/tickets", "{}").expect(201).text("id");
        try (var crowd = new Crowd(clinic.address(Service.GATEWAY))) {
            // Given
            crowd.join(heard.stream().map(ear -> Guest.page("pharmacist", ear)).toList());
            await().atMost(PATIENCE).until(() -> heard.stream().allMatch(Heard::isWhole));
            for (int i = 0; i < 20; i++) {
                prescribe(ticket);
            }
            var without = slowestMillis();
            times.clear();

            // When
            var stuck = crowd.join(pharmacistThatNeverReads());
            var broken = Stream.generate(FanoutTroubleIT::pharmacistThatNeverReads).limit(BROKEN).toList();
            crowd.join(broken);
            await().atMost(PATIENCE).until(() -> gauges.fanout("connections") == READERS + 1 + BROKEN);
            while (gauges.fanout("most_held_bytes") < MEBIBYTE / 2) {
                prescribe(ticket);
            }
            broken.forEach(Guest::reset);
            await().atMost(PATIENCE).until(() -> gauges.fanout("connections") == READERS + 1);
            while (gauges.fanout("conflated_total") == 0) {
                prescribe(ticket);
            }

            // Then
            assertThat(gauges.fanout("failed_writes_total")).as("at least one of each that broke")
                    .isGreaterThanOrEqualTo(BROKEN);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
                    .until(() -> gauges.fanout("closed_behind_total") == 1);
            stuck.startReading();
            await().atMost(PATIENCE).until(stuck::isGone);
            assertThat(stuck.closedWith()).isEqualTo(1013);
            prescribe(ticket);

            var with = slowestMillis();
            System.out.printf("figure: slowest of %d readers after the first, without and with one that never reads: "
                    + "%d and %d ms; most held for one: %d bytes%n", READERS, without, with,
                    gauges.fanout("most_held_bytes"));
            assertThat(with).isLessThan(LARGEST_DELAY_MILLIS);
            assertThat(gauges.fanout("most_held_bytes")).isBetween(MEBIBYTE, MEBIBYTE + FLIGHT_BYTES);
            assertThat(heard).allSatisfy(ear -> {
                assertThat(ear.outOfTurn()).isZero();
                assertThat(ear.snapshots()).isEqualTo(1);
            });
            assertThat(crowd.count(guest -> !guest.isGone())).isEqualTo(READERS);
        }
    }

    private static Guest pharmacistThatNeverReads() {
        return Guest.page("pharmacist", new Heard()).neverReading();
    }

    /// All readers hear of a large prescription: once or twice, for the pharmacy's word may overtake the doctor's.
    private void prescribe(String ticket) {
        var before = heard.stream().mapToLong(Heard::version).max().orElseThrow();
        clinic.rest().post("/api/tickets/" + ticket + "/prescriptions", Forms.longPrescription()).expect(201);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5))
                .until(() -> heard.stream().allMatch(ear -> ear.version() > before));
    }

    private void note(long version) {
        var now = System.nanoTime();
        times.computeIfAbsent(version, _ -> new long[] { now, now })[1] = now;
    }

    /// How much later than the first the last one heard of something, at most.
    private long slowestMillis() {
        return new ArrayList<>(times.values()).stream().mapToLong(each -> (each[1] - each[0]) / 1_000_000).max()
                .orElseThrow();
    }
}
