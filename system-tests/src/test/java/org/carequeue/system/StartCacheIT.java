package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.BoardClient;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.clinic.StartCaches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person feels, in numbers: printed, not judged, because the machines that run tests differ. What is judged is
/// that every press reached every screen, and that what makes a start fast is at work.
class FiguresIT {

    private static final int WARM_UP = 300;
    private static final int PRESSES = 300;
    private static final int SCREENS = 100;

    @TempDir
    Path folder;

    @Test
    void from_the_press_at_the_kiosk_to_every_screen() throws IOException {
        var begin = System.nanoTime();
        try (var clinic = RunningClinic.start(folder)) {
            System.out.printf("figure: all four services ready after %d ms%n", (System.nanoTime() - begin) / 1_000_000);
            var memory = 0L;
            for (var service : Service.values()) {
                var kib = residentKib(clinic.pid(service));
                memory += kib;
                System.out.printf("figure: %s idle, resident %d MiB%n", service.folder(), kib / 1024);
            }
            System.out.printf("figure: all four services idle, resident %d MiB%n", memory / 1024);

            var screens = new ArrayList<BoardClient>();
            try {
                for (int i = 0; i < SCREENS; i++) {
                    screens.add(BoardClient.of(clinic, "screen"));
                }
                screens.forEach(screen -> screen.await("snapshot"));
                press(clinic, screens, WARM_UP);
                press(clinic, screens, PRESSES);
            } finally {
                screens.forEach(BoardClient::close);
            }
        }
    }

    /// The JVM says nothing when it does not take a start cache: it would only be slower.
    @Test
    void every_service_has_its_classes_from_its_start_cache() throws IOException {
        assumeThat(StartCaches.areSwitchedOff()).as("start caches are switched off").isFalse();
        try (var clinic = RunningClinic.start(folder,
                Map.of("CAREQUEUE_JAVA_OPTS", "-Xlog:class+load:file=" + folder.resolve("classes-%p.log")))) {
            for (var service : Service.values()) {
                var loaded = Files.readAllLines(folder.resolve("classes-" + clinic.pid(service) + ".log"));
                var cached = loaded.stream().filter(line -> line.contains("source: shared objects file")).count();
                System.out.printf("figure: %s starts with %d classes, %d of them from its start cache%n",
                        service.folder(), loaded.size(), cached);
                assertThat(cached).as(service.folder()).isGreaterThan(loaded.size() * 9L / 10);
                // But for those that the JVM makes itself while the service runs.
                assertThat(loaded).filteredOn(line -> line.contains(" org.carequeue.") && !line.contains("$$"))
                        .as(service.folder()).hasSizeGreaterThan(50)
                        .allMatch(line -> line.contains("source: shared objects file"));
            }
        }
    }

    private static void press(RunningClinic clinic, List<BoardClient> screens, int times) {
        var answered = new ArrayList<Long>();
        var shown = new ArrayList<Long>();
        for (int i = 0; i < times; i++) {
            var before = screens.stream().mapToInt(screen -> screen.newTickets().size()).sum();
            var pressed = System.nanoTime();
            clinic.rest().post("/api/tickets", "{}").expect(201);
            answered.add(System.nanoTime() - pressed);
            Awaitility.await().pollInSameThread().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofNanos(100_000))
                    .until(() -> screens.stream().mapToInt(screen -> screen.newTickets().size()).sum() == before
                            + screens.size());
            screens.forEach(screen -> shown.add(screen.newTickets().getLast() - pressed));
        }
        assertThat(shown).hasSize(times * screens.size());
        print("press to answer, through the gateway, on disk", answered);
        print("press to each of " + screens.size() + " screens", shown);
    }

    private static void print(String what, List<Long> nanos) {
        var sorted = nanos.stream().sorted().toList();
        System.out.printf("figure: %s: median %.2f ms, p99 %.2f ms, worst %.2f ms (%d)%n", what,
                sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.getLast() / 1e6, sorted.size());
    }

    private static long residentKib(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:")).map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong).findFirst().orElseThrow();
    }
}
