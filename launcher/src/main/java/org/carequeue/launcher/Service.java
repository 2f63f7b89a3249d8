package org.carequeue.launcher;

import java.nio.file.Path;
import java.util.Locale;

/** The four services, in the order in which events flow through them. */
enum Service {

    TICKET("ticket-service", 8081),
    TRIAGE("triage-service", 8082),
    PHARMACY("pharmacy-service", 8083),
    GATEWAY("display-gateway", 8080);

    private final String module;
    private final int defaultPort;

    Service(String module, int defaultPort) {
        this.module = module;
        this.defaultPort = defaultPort;
    }

    /** The Maven module, which is also the name of the pid file and of the service's data folder. */
    String module() {
        return module;
    }

    /** What stands in front of each of its log lines. */
    String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    int defaultPort() {
        return defaultPort;
    }

    String portVariable() {
        return "CAREQUEUE_" + name() + "_PORT";
    }

    /** What the build has made: the service's jar, and in {@code lib} those that it needs. */
    Path folder(Path home) {
        return home.resolve(module).resolve("target/service");
    }

    Path jar(Path home) {
        return folder(home).resolve(module + ".jar");
    }
}
