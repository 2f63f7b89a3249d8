package org.carequeue.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.carequeue.events.Services;

import io.quarkus.test.junit.QuarkusTestProfile;

/// Where the fake services will listen, and shorter waits than in a clinic.
public class FakeClinic implements QuarkusTestProfile {

    private static final int LOWEST_PORT = 20_000;
    private static final int LOWEST_OF_CONNECTIONS = 32_000;
    static final int MOST_OPEN = 200;

    @Override
    public Map<String, String> getConfigOverrides() {
        var overrides = new HashMap<String, String>();
        for (var service : Services.ANSWERING) {
            overrides.put("carequeue.gateway.owners." + service.name() + ".port", Integer.toString(freePort()));
        }
        overrides.put("carequeue.http.names", "clinic.example");
        overrides.put("carequeue.data", freshFolder());
        overrides.put("carequeue.gateway.most-open-tickets", Integer.toString(MOST_OPEN));
        overrides.put("carequeue.gateway.commands.timeout", "2s");
        overrides.put("carequeue.gateway.commands.patience", "1s");
        overrides.put("carequeue.gateway.fanout.behind", "2s");
        overrides.put("carequeue.gateway.fanout.silent", "20s");
        overrides.put("carequeue.gateway.fanout.heartbeat", "1s");
        return overrides;
    }

    /// One on which nobody listens now, below those that Linux gives to connections by itself: what listens there may stop and
    /// listen again, and no connection has it meanwhile.
    public static int freePort() {
        return ThreadLocalRandom.current().ints(LOWEST_PORT, LOWEST_OF_CONNECTIONS).filter(FakeClinic::isFree).findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// A data folder that nobody has used.
    public static String freshFolder() {
        try {
            // Nobody is told when a profile is done with: what is left behind goes with the build's other output.
            var target = Files.createDirectories(Path.of("target", "data"));
            return Files.createTempDirectory(target, "gateway-").toAbsolutePath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
