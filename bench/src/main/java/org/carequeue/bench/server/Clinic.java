package org.carequeue.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.carequeue.bench.client.Health;

/// All four services, started as their users start them: with `./carequeue up`.
public final class Clinic implements AutoCloseable {

    /// The services, as folders and files call them, in the order in which they pass events on.
    public static final List<String> SERVICES = List.of("ticket-service", "triage-service", "pharmacy-service",
            "display-gateway");

    private static final List<String> PORTS = List.of("CAREQUEUE_TICKET_PORT", "CAREQUEUE_TRIAGE_PORT",
            "CAREQUEUE_PHARMACY_PORT", "CAREQUEUE_GATEWAY_PORT");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Started launcher;
    private final Path data;
    private final List<Integer> ports;

    private Clinic(Started launcher, Path data, List<Integer> ports) {
        this.launcher = launcher;
        this.data = data;
        this.ports = ports;
    }

    /// Starts it on an empty data folder, and waits until all are ready.
    public static Clinic start(Workshop workshop) throws IOException {
        return start(workshop, Map.of());
    }

    /// The same for a clinic that is never full.
    public static Clinic startUnbounded(Workshop workshop) throws IOException {
        return start(workshop, Map.of("CAREQUEUE_JAVA_OPTS",
                "-Dcarequeue.gateway.most-open-tickets=" + Integer.MAX_VALUE));
    }

    private static Clinic start(Workshop workshop, Map<String, String> options) throws IOException {
        var data = workshop.data("clinic");
        var ports = Ports.free(SERVICES.size());
        var environment = new HashMap<>(options);
        environment.put("CAREQUEUE_BUILD", "never");
        environment.put("CAREQUEUE_HOST", "127.0.0.1");
        environment.put("CAREQUEUE_DATA", data.toString());
        for (int i = 0; i < PORTS.size(); i++) {
            environment.put(PORTS.get(i), ports.get(i).toString());
        }
        var launcher = Started.run(workshop.home(), workshop.log("clinic"), environment,
                List.of(workshop.home().resolve("carequeue").toString(), "up"));
        var clinic = new Clinic(launcher, data, ports);
        try {
            for (int i = ports.size() - 1; i >= 0; i--) {
                var port = ports.get(i);
                launcher.await(SERVICES.get(i) + " ready", PATIENCE, () -> Health.isReady(port));
            }
        } catch (IOException e) {
            clinic.close();
            throw e;
        }
        return clinic;
    }

    public int port(String service) {
        return ports.get(SERVICES.indexOf(service));
    }

    /// The processes of these services.
    public List<Long> processes(List<String> services) throws IOException {
        var processes = new java.util.ArrayList<Long>();
        for (var service : services) {
            processes.add(Long.parseLong(Files.readString(data.resolve("run").resolve(service + ".pid")).strip()));
        }
        return processes;
    }

    /// The launcher's own process.
    public long launcher() {
        return launcher.pid();
    }

    @Override
    public void close() {
        launcher.close();
    }
}
