package org.carequeue.launcher.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The services, in the order in which events flow through them, and the last in which they are started.
public enum Service {

    TICKET("ticket-service", 8081),
    TRIAGE("triage-service", 8082),
    PHARMACY("pharmacy-service", 8083),
    GATEWAY("display-gateway", 8080),
    STATISTICS("statistics-service", 8084);

    /// So far from a service's port is the one at which it says how it is, unless another is set.
    public static final int TO_MANAGEMENT = 1_000;

    private final String module;
    private final int defaultPort;

    Service(String module, int defaultPort) {
        this.module = module;
        this.defaultPort = defaultPort;
    }

    public static Optional<Service> named(String module) {
        return Stream.of(values()).filter(service -> service.module.equals(module)).findFirst();
    }

    /// The Maven module, which is also the name of the pid file and of the service's data folder.
    public String module() {
        return module;
    }

    /// Whether the clinic is up only with it. The others are started when it is, and nobody waits for them.
    public boolean isWaitedFor() {
        return this != STATISTICS;
    }

    /// What stands in front of each of its log lines.
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int defaultPort() {
        return defaultPort;
    }

    public String portVariable() {
        return "CAREQUEUE_" + name() + "_PORT";
    }

    /// Of the port for operators alone.
    public String managementVariable() {
        return "CAREQUEUE_" + name() + "_MANAGEMENT_PORT";
    }

    /// What the build has made: the service's jar, and in `lib` those that it needs.
    public Path folder(Path home) {
        return home.resolve(module).resolve("target/service");
    }

    public Path jar(Path home) {
        return folder(home).resolve(module + ".jar");
    }

    /// @throws Refusal where the build has not made it
    public void mustBeBuilt(Path home) throws Refusal {
        if (!Files.isRegularFile(jar(home))) {
            throw new Refusal("%s is not built: %s is missing. Run ./carequeue up without CAREQUEUE_BUILD=never.", module,
                    jar(home));
        }
    }
}
