package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.carequeue.system.clinic.Container;
import org.carequeue.system.clinic.Ports;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.clinic.StartCaches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The images' commands, run as docker-compose.yml has them run, as far as that can be seen without Docker.
class ContainersIT {

    /// As long as docker-compose.yml gives each.
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Map<Service, Integer> ports = Ports.free();
    private final Map<Service, Integer> managementPorts = Ports.free();
    private final Map<Service, Container> containers = new EnumMap<>(Service.class);
    private final Map<Service, Process> processes = new EnumMap<>(Service.class);
    private Path folder = Path.of("unset");

    @BeforeEach
    void images() throws IOException {
        StartCaches.make();
        // Not a test's usual folder, which only its owner may enter.
        folder = Files.createTempDirectory("carequeue-containers-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        var variables = new HashMap<String, String>();
        ports.forEach((service, port) -> variables.put(service.portVariable(), port.toString()));
        managementPorts.forEach((service, port) -> variables.put(service.managementVariable(), port.toString()));
        for (var service : Service.values()) {
            containers.put(service, new Container(service.folder(), Files.createDirectory(folder.resolve(service.folder())),
                    variables));
        }
    }

    @AfterEach
    void leave_nothing() throws IOException {
        processes.values().forEach(Process::destroyForcibly);
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void a_clinic_in_containers_serves_keeps_and_stops_without_rights() throws Exception {
        var before = files();
        assertThat(container(Service.TICKET).isHealthy(managementPort(Service.TICKET))).isFalse();
        for (var service : Service.values()) {
            processes.put(service, container(service).start());
        }
        for (var service : Service.values()) {
            awaitHealthy(service);
        }

        var gateway = new Rest(URI.create("http://127.0.0.1:" + port(Service.GATEWAY)));
        var first = gateway.post("/api/tickets", "{\"serviceLine\":\"general\"}").expect(201);
        assertThat(first.text("number")).isEqualTo("A001");
        gateway.put("/api/tickets/" + first.text("id") + "/priority", "{\"priority\":\"high\"}").expect(200);
        assertThat(gateway.post("/api/rooms/1/next", "{}").expect(200).text("number")).isEqualTo("A001");

        for (var service : Service.values()) {
            var process = process(service);
            var status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
            assertThat(status).as(service.folder()).doesNotContainPattern("(?m)^Uid:\\s+0\\s")
                    .containsPattern("(?m)^CapEff:\\s+0+$");
            var resident = Long.parseLong(status.replaceAll("(?s).*VmRSS:\\s+(\\d+) kB.*", "$1")) / 1024;
            System.out.printf("figure: container %s, resident %d MiB of %d%n", service.folder(), resident,
                    container(service).limit());
            assertThat(resident).isLessThan(container(service).limit());
            if (!StartCaches.areSwitchedOff()) {
                assertThat(Files.readString(Path.of("/proc/" + process.pid() + "/maps"))).contains(service.folder() + ".aot");
            }
        }

        // Somebody puts another container in the place of one that has stopped.
        stop(Service.TICKET);
        assertThat(container(Service.TICKET).data().resolve("journal/snapshot")).exists();
        processes.put(Service.TICKET, container(Service.TICKET).start());
        awaitHealthy(Service.TICKET);
        assertThat(
                gateway.persist("/api/tickets", "{\"serviceLine\":\"general\"}", "a-second-press").expect(201).text("number"))
                .isEqualTo("A002");

        for (var service : List.of(Service.GATEWAY, Service.PHARMACY, Service.TRIAGE, Service.TICKET)) {
            stop(service);
        }
        assertThat(files()).isEqualTo(before);
        for (var container : containers.values()) {
            assertThat(container.workingFolder()).isEmptyDirectory();
            try (var stored = Files.walk(container.data())) {
                assertThat(stored).hasSizeGreaterThan(1)
                        .allSatisfy(path -> assertThat(Files.getOwner(path).getName()).isEqualTo(container.user()));
            }
        }
    }

    @Test
    void the_tools_do_what_the_command_does() throws Exception {
        var tools = new Container("tools", Files.createDirectory(folder.resolve("tools")), Map.of());

        var process = tools.start("accept-log", "ticket-service");

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(tools.log())
                .isEqualTo("Nobody has stopped because of ticket-service's log in %s/data: there is nothing to accept.\n"
                        .formatted(folder.resolve("tools")));
        assertThat(process.exitValue()).isZero();
    }

    private Container container(Service service) {
        return Objects.requireNonNull(containers.get(service));
    }

    private Process process(Service service) {
        return Objects.requireNonNull(processes.get(service));
    }

    private int managementPort(Service service) {
        return Objects.requireNonNull(managementPorts.get(service));
    }

    private int port(Service service) {
        return Objects.requireNonNull(ports.get(service));
    }

    private void awaitHealthy(Service service) throws IOException {
        var container = container(service);
        try {
            Awaitility.await(service + " is healthy").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200))
                    .until(() -> container.isHealthy(managementPort(service)) || !process(service).isAlive());
        } finally {
            if (!container.isHealthy(managementPort(service))) {
                System.out.println(container.log());
            }
        }
        assertThat(process(service).isAlive()).isTrue();
    }

    private void stop(Service service) throws InterruptedException {
        var process = process(service);
        process.destroy();
        assertThat(process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)).as(service.folder()).isTrue();
        // What SIGTERM makes of a JVM that has ended in good order.
        assertThat(process.exitValue()).isIn(0, 143);
    }

    /// All files of the images, with what would tell that somebody has written to one.
    private Map<Path, String> files() throws IOException {
        var files = new TreeMap<Path, String>();
        for (var container : containers.values()) {
            try (var paths = Files.walk(container.home())) {
                for (var path : paths.toList()) {
                    files.put(path, Files.getLastModifiedTime(path) + " " + Files.getOwner(path));
                }
            }
        }
        return files;
    }
}
