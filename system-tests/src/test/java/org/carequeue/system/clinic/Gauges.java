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

    /// One of the gateway's own meters, over all its labels; `connections` is `carequeue_gateway_connections`.
    public long fanout(String name) {
        var lines = clinic.operator(Service.GATEWAY).text("/q/metrics").lines()
                .filter(line -> line.startsWith("carequeue_gateway_" + name))
                .filter(line -> " {".indexOf(line.charAt(("carequeue_gateway_" + name).length())) >= 0).toList();
        if (lines.isEmpty()) {
            throw new AssertionError("there is no meter " + name);
        }
        return (long) lines.stream().mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
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
