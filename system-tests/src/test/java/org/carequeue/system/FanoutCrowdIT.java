package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

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
import org.junit.jupiter.api.io.TempDir;

/// Very many screens at once, and very many that come back at once.
@Tag("soak")
class FanoutCrowdIT {

    private static final int CROWD = 10_000;
    private static final int STORM = 1_000;
    /// Beside its sockets, what a JVM with all its jars has open.
    private static final int OTHER_FILES = 500;

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
    void ten_thousand_screens_have_the_whole_board_and_hear_of_one_ticket() throws IOException {
        assumeTrue(mostOpenFiles() > CROWD + OTHER_FILES, () -> "NOT TESTED: a process may have "
                + "no " + CROWD + " files open here; raise the hard limit (ulimit -Hn)");
        var gauges = new Gauges(clinic);
        var before = gauges.residentKib(Service.GATEWAY);
        var heard = Stream.generate(Heard::new).limit(CROWD).toList();
        try (var crowd = new Crowd(clinic.address(Service.GATEWAY))) {
            // When
            var begin = System.nanoTime();
            crowd.join(heard.stream().map(ear -> Guest.page("screen", ear)).toList());
            await().atMost(Duration.ofSeconds(60)).until(() -> heard.stream().allMatch(Heard::isWhole));
            var whole = System.nanoTime();
            clinic.rest().post("/api/tickets", "{}").expect(201);
            await().atMost(Duration.ofSeconds(10)).until(() -> heard.stream().allMatch(ear -> ear.newTickets() == 1));

            // Then
            var told = System.nanoTime();
            System.out.printf("figure: %d screens whole after %d ms, one ticket on all of them after %d ms, "
                    + "%.1f KiB of resident memory each%n", CROWD, (whole - begin) / 1_000_000,
                    (told - whole) / 1_000_000, (gauges.residentKib(Service.GATEWAY) - before) / (double) CROWD);
            assertThat(gauges.fanout("connections")).isEqualTo(CROWD);
            assertThat(heard).allSatisfy(ear -> assertThat(ear.outOfTurn()).isZero());
            assertThat(crowd.count(Guest::isGone)).isZero();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> gauges.fanout("connections") == 0);
    }

    @Test
    void a_thousand_that_come_back_at_once_are_whole_within_ten_seconds() {
        // Given
        clinic.rest().post("/api/tickets", "{}").expect(201);
        var heard = Stream.generate(Heard::new).limit(STORM).toList();
        try (var crowd = new Crowd(clinic.address(Service.GATEWAY))) {
            crowd.join(heard.stream().map(ear -> Guest.page("doctor", ear).comingBack(ear::forget)).toList());
            await().atMost(Duration.ofSeconds(30)).until(() -> heard.stream().allMatch(Heard::isWhole));

            // When
            clinic.kill(Service.GATEWAY);
            await().until(() -> heard.stream().noneMatch(Heard::isWhole));
            clinic.awaitReady(Service.GATEWAY);
            var ready = System.nanoTime();

            // Then
            await().atMost(Duration.ofSeconds(10)).until(() -> heard.stream().allMatch(Heard::isWhole));
            System.out.printf("figure: %d pages whole again %d ms after the gateway was ready%n", STORM,
                    (System.nanoTime() - ready) / 1_000_000);
            var tickets = newTickets(heard);
            clinic.rest().persist("/api/tickets", "{}", "after-the-storm").expect(201);
            await().atMost(Duration.ofSeconds(10)).until(() -> newTickets(heard) == tickets + STORM);
            assertThat(heard).allSatisfy(ear -> assertThat(ear.outOfTurn()).isZero());
        }
    }

    private static long newTickets(List<Heard> heard) {
        return heard.stream().mapToLong(Heard::newTickets).sum();
    }

    /// Every JVM raises its own limit to the hard one.
    private static long mostOpenFiles() throws IOException {
        var limits = Path.of("/proc/self/limits");
        return !Files.exists(limits) ? Long.MAX_VALUE
                : Files.readAllLines(limits).stream().filter(line -> line.startsWith("Max open files"))
                        .map(line -> line.split("\\s+")[4]).mapToLong(
                                hard -> hard.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(hard))
                        .findFirst().orElse(Long.MAX_VALUE);
    }
}
