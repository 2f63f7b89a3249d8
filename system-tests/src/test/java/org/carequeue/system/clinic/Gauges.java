package org.carequeue.system.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the gateway says of its fan-out, and the system of the gateway.
public final class Gauges {

    private final RunningClinic clinic;

    public Gauges(RunningClinic clinic) {
        this.clinic = clinic;
    }

    /// A figure of the check `fanout` at `/q/health/well`.
    public long fanout(String name) {
        for (var check : clinic.rest().get("/q/health/well").expect(200).body().path("checks")) {
            if (check.path("name").asText().equals("fanout") && check.path("data").has(name)) {
                return check.path("data").path(name).asLong();
            }
        }
        throw new AssertionError("there is no figure " + name);
    }

    /// The memory of a service that is in the machine now.
    public long residentKib(Service service) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(clinic.pid(service)), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:")).map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
