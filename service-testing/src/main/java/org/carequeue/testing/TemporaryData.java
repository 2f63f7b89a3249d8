package org.carequeue.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/// A data folder for one test run, so that every run begins with an empty journal.
public final class TemporaryData implements QuarkusTestResourceLifecycleManager {

    /// The argument that names a channel on which the service would hear from another one. Nobody is there: the tests
    /// tell the desk themselves what it would hear.
    public static final String UNHEARD = "unheard";

    private final Map<String, String> configuration = new HashMap<>();
    private @Nullable Path folder;

    @Override
    public void init(Map<String, String> arguments) {
        var channel = arguments.get(UNHEARD);
        if (channel != null) {
            configuration.put("mp.messaging.incoming." + channel + ".url", "ws://127.0.0.1:1/events");
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            var fresh = Files.createTempDirectory("carequeue-");
            folder = fresh;
            configuration.put("carequeue.data", fresh.toString());
            return configuration;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (folder != null) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
