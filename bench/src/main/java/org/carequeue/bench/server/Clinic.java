package org.carequeue.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;

import org.carequeue.bench.client.Health;

/// All four services, started as their users start them: with `./carequeue up`.
public final class Clinic implements AutoCloseable {

    /// The one that passes on what is asked, and shows.
    public static final String GATEWAY = "display-gateway";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Started launcher;
    private final Path data;
    private final SequencedMap<String, Integer> ports;

    private Clinic(Started launcher, Path data, SequencedMap<String, Integer> ports) {
        this.launcher = launcher;
        this.data = data;
        this.ports = ports;
    }

    /// Starts it on an empty data folder, and waits until all are ready.
    public static Clinic start(Workshop workshop) throws IOException {
        return start(workshop, workshop.services(), Map.of());
    }

    /// The same for a clinic that is never full.
    public static Clinic startUnbounded(Workshop workshop) throws IOException {
        return start(workshop, workshop.services(), Map.of("CAREQUEUE_JAVA_OPTS",
                "-Dcarequeue.gateway.most-open-tickets=" + Integer.MAX_VALUE));
    }

    /// The same with the service that makes the figures.
    public static Clinic startWithAll(Workshop workshop) throws IOException {
        return start(workshop, workshop.allServices(), Map.of());
    }

    private static Clinic start(Workshop workshop, List<String> services, Map<String, String> options) throws IOException {
        var data = workshop.data("clinic");
        var free = Ports.free(2 * services.size()).iterator();
        var ports = new LinkedHashMap<String, Integer>();
        var management = new HashMap<String, Integer>();
        services.forEach(service -> {
            ports.put(service, free.next());
            management.put(service, free.next());
        });
        var environment = new HashMap<>(options);
        environment.put("CAREQUEUE_BUILD", "never");
        environment.put("CAREQUEUE_ACCESS", "open");
        environment.put("CAREQUEUE_WITHOUT", workshop.allServices().stream().filter(service -> !services.contains(service))
                .collect(Collectors.joining(",")));
        environment.put("CAREQUEUE_TLS", "off");
        environment.put("CAREQUEUE_TLS_CERTIFICATE", "");
        environment.put("CAREQUEUE_TLS_KEY", "");
        environment.put("CAREQUEUE_HOST", "127.0.0.1");
        environment.put("CAREQUEUE_DATA", data.toString());
        ports.forEach((service, port) -> environment.put(portVariable(service), port.toString()));
        management.forEach((service, port) -> environment.put(managementVariable(service), port.toString()));
        var launcher = Started.run(workshop.home(), workshop.log("clinic"), environment,
                List.of(workshop.home().resolve("carequeue").toString(), "up"));
        var clinic = new Clinic(launcher, data, ports);
        try {
            for (var service : services.reversed()) {
                launcher.await(service + " ready", PATIENCE,
                        () -> Health.isReady(Objects.requireNonNull(management.get(service))));
            }
        } catch (IOException e) {
            clinic.close();
            throw e;
        }
        return clinic;
    }

    /// The variable that says where a service listens: `CAREQUEUE_TICKET_PORT`.
    static String portVariable(String service) {
        return "CAREQUEUE_" + service.replaceAll("display-|-service", "").toUpperCase(Locale.ROOT) + "_PORT";
    }

    /// The same for its operators.
    static String managementVariable(String service) {
        return portVariable(service).replaceFirst("PORT$", "MANAGEMENT_PORT");
    }

    public int port(String service) {
        return Objects.requireNonNull(ports.get(service), service);
    }

    /// All of them, as folders and files call them.
    public List<String> services() {
        return List.copyOf(ports.keySet());
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
