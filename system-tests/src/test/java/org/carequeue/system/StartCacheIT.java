package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.clinic.StartCaches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What makes a start fast is at work.
class StartCacheIT {

    @TempDir
    Path folder;

    /// The JVM says nothing when it does not take a start cache: it would only be slower.
    @Test
    void every_service_has_its_classes_from_its_start_cache() throws IOException {
        assumeThat(StartCaches.areSwitchedOff()).as("start caches are switched off").isFalse();
        try (var clinic = RunningClinic.startWithStatistics(folder,
                Map.of("CAREQUEUE_JAVA_OPTS", "-Xlog:class+load:file=" + folder.resolve("classes-%p.log")))) {
            for (var service : Service.values()) {
                var loaded = Files.readAllLines(folder.resolve("classes-" + clinic.pid(service) + ".log"));
                var cached = loaded.stream().filter(line -> line.contains("source: shared objects file")).count();
                System.out.printf("figure: %s starts with %d classes, %d of them from its start cache%n",
                        service.folder(), loaded.size(), cached);
                assertThat(cached).as(service.folder()).isGreaterThan(loaded.size() * 9L / 10);
                // But for those that the JVM makes itself while the service runs, and for what ends a connection that takes
                // too long, on a machine that is busy.
                assertThat(loaded).filteredOn(line -> line.contains(" org.carequeue.") && !line.contains("$$"))
                        .filteredOn(line -> !line.contains(" org.carequeue.bridge.http.HangUp "))
                        .as(service.folder()).hasSizeGreaterThan(50)
                        .allMatch(line -> line.contains("source: shared objects file"));
            }
        }
    }
}
