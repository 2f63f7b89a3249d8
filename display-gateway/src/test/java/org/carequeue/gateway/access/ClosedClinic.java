package org.carequeue.gateway.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.carequeue.events.Services;

import io.quarkus.test.junit.QuarkusTestProfile;

/// A gateway at which one signs in, and behind which nobody is.
public class ClosedClinic implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        var overrides = new HashMap<String, String>();
        for (var service : Services.NAMES) {
            overrides.put("carequeue.gateway.owners." + service + ".port", "1");
        }
        overrides.put("carequeue.door.mode", "closed");
        overrides.put("carequeue.gateway.commands.patience", "100ms");
        overrides.put("carequeue.data", freshFolder());
        return overrides;
    }

    private static String freshFolder() {
        try {
            var target = Files.createDirectories(Path.of("target", "data"));
            return Files.createTempDirectory(target, "closed-").toAbsolutePath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
