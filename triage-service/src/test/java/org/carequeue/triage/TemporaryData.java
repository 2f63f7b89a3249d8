package org.carequeue.triage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/// A data folder for one test run, so that every run begins with an empty journal.
public class TemporaryData implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            var fresh = Files.createTempDirectory("carequeue-triage-");
            folder = fresh;
            return Map.of("carequeue.data", fresh.toString(),
                    // Nobody listens there: these tests tell the desk themselves what it would hear.
                    "mp.messaging.incoming.tickets.url", "ws://127.0.0.1:1/events");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (folder != null) {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
