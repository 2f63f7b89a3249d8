package org.carequeue.system.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.awaitility.Awaitility;

/// A whole system, started with the command that its users use, on ports and a data folder of its own.
public final class RunningClinic implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /// Without the compiler for what runs for hours, which takes half of the processors for as long as a test lasts.
    private static final String JAVA_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:Tier3InvocationThreshold=200"
            + " -XX:Tier3MinInvocationThreshold=100 -XX:Tier3CompileThreshold=2000";
    /// With it, for what is called a million times for one hash of a password, and for nothing else.
    private static final String JAVA_OPTIONS_WITH_PASSWORDS = "-XX:Tier3InvocationThreshold=200 -XX:Tier3MinInvocationThreshold=100"
            + " -XX:Tier3CompileThreshold=2000 -XX:Tier4InvocationThreshold=500000 -XX:Tier4MinInvocationThreshold=60000"
            + " -XX:Tier4CompileThreshold=500000 -XX:Tier4BackEdgeThreshold=400000";

    private final Path data;
    private final Path log;
    private final Process launcher;
    private final Map<Service, Integer> ports;
    private final Map<Service, Integer> managementPorts;

    /// Starts it and waits until all services are ready.
    ///
    /// @param folder holds the data and the log, `up.log`
    public static RunningClinic start(Path folder) {
        return start(folder, Map.of());
    }

    /// The same with the service that makes the figures.
    public static RunningClinic startWithStatistics(Path folder, Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.put("CAREQUEUE_WITHOUT", "");
        var clinic = start(folder, all);
        clinic.awaitReady(Service.STATISTICS);
        return clinic;
    }

    /// The same with further variables of the environment, which every service sees.
    public static RunningClinic start(Path folder, Map<String, String> environment) {
        StartCaches.make();
        var clinic = new RunningClinic(folder, Ports.free(), Ports.free(), environment);
        try {
            for (var service : Service.queue()) {
                clinic.awaitReady(service);
            }
        } catch (RuntimeException e) {
            clinic.close();
            throw new IllegalStateException("the system did not start:\n" + clinic.tail(), e);
        }
        return clinic;
    }

    /// The same with a clock that shows `now`, and goes on `pace` seconds in a real one.
    public static RunningClinic startAt(Path folder, Instant now, int pace, Map<String, String> environment) {
        StartCaches.make();
        setClock(folder.resolve("data"), now, pace);
        return start(folder, environment);
    }

    /// Has a clinic that was started with a clock of its own go on at another time: all services start again.
    public void goOnAt(Instant now, int pace) {
        setClock(data, now, pace);
        for (var service : Service.queue()) {
            kill(service);
        }
        for (var service : Service.queue()) {
            awaitReady(service);
        }
    }

    private static void setClock(Path data, Instant now, int pace) {
        try {
            Files.createDirectories(data);
            Files.writeString(data.resolve("demo-clock.properties"),
                    "began=%s%nfrom=%s%npace=%d%n".formatted(Instant.now(), now, pace));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunningClinic(Path folder, Map<Service, Integer> ports, Map<Service, Integer> managementPorts,
            Map<String, String> environment) {
        this.ports = ports;
        this.managementPorts = managementPorts;
        this.data = folder.resolve("data");
        this.log = folder.resolve("up.log");
        var command = command("up", data, ports, managementPorts).redirectOutput(log.toFile());
        command.environment().put("CAREQUEUE_JAVA_OPTS",
                "closed".equals(environment.get("CAREQUEUE_ACCESS")) ? JAVA_OPTIONS_WITH_PASSWORDS : JAVA_OPTIONS);
        // Most tests are about what happens behind the door.
        command.environment().put("CAREQUEUE_ACCESS", "open");
        // The queue needs no figures, and each test would be longer with them.
        command.environment().put("CAREQUEUE_WITHOUT", Service.STATISTICS.folder);
        // A screen says of which voices it has none, whatever is installed here.
        command.environment().put("CAREQUEUE_SPEECH", "off");
        command.environment().putAll(environment);
        try {
            this.launcher = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A command of the script, for a data folder and on free ports, on what is built.
    public static ProcessBuilder command(String name, Path data) {
        StartCaches.make();
        return command(name, data, Ports.free(), Ports.free());
    }

    private static ProcessBuilder command(String name, Path data, Map<Service, Integer> ports,
            Map<Service, Integer> managementPorts) {
        var command = new ProcessBuilder(new ArrayList<>(List.of(Checkout.ROOT.resolve("carequeue").toString(), name)))
                .directory(Checkout.ROOT.toFile()).redirectErrorStream(true);
        command.environment().put("CAREQUEUE_BUILD", "never");
        command.environment().put("CAREQUEUE_DATA", data.toString());
        ports.forEach((service, port) -> command.environment().put(service.portVariable(), port.toString()));
        managementPorts.forEach((service, port) -> command.environment().put(service.managementVariable(), port.toString()));
        return command;
    }

    /// A service that the launcher was told to leave out, as its container starts it: whoever kills it starts it again at once,
    /// where the launcher would wait longer each time.
    public Process startAlone(Service service, Map<String, String> environment) {
        var command = new ProcessBuilder(Checkout.ROOT.resolve("docker/start").toString(), service.folder)
                .directory(Checkout.ROOT.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.resolveSibling(service.folder + ".log").toFile()));
        var own = command.environment();
        own.putAll(command("up", data, ports, managementPorts).environment());
        own.put("CAREQUEUE_JAVA_OPTS", JAVA_OPTIONS);
        own.put("PATH", System.getProperty("java.home") + "/bin:" + own.get("PATH"));
        own.putAll(environment);
        try {
            return command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until a service says that it is ready.
    public void awaitReady(Service service) {
        var rest = operator(service);
        Awaitility.await(service + " is ready").atMost(PATIENCE).pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!launcher.isAlive()) {
                        throw new IllegalStateException("the launcher ended:\n" + tail());
                    }
                    return rest.isReady();
                });
    }

    /// Where a service listens.
    public URI address(Service service) {
        return URI.create("http://127.0.0.1:" + ports.get(service));
    }

    /// Where a service says how it is.
    public URI managementAddress(Service service) {
        return URI.create("http://127.0.0.1:" + managementPorts.get(service));
    }

    /// A client of that.
    public Rest operator(Service service) {
        return new Rest(managementAddress(service));
    }

    /// What an owner takes from whoever asks it itself, as the value of the header `Authorization`.
    public String pass(Service owner, String... roles) {
        return OwnPass.header(data, owner, List.of(roles));
    }

    /// A client of the gateway.
    public Rest rest() {
        return new Rest(address(Service.GATEWAY));
    }

    /// A page's address.
    public String page(String path) {
        return address(Service.GATEWAY).resolve(path).toString();
    }

    /// The process that is the service now.
    public long pid(Service service) {
        try {
            return Long.parseLong(Files.readString(data.resolve("run").resolve(service.folder + ".pid")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `kill -9`; the launcher starts it again by itself.
    public void kill(Service service) {
        var pid = pid(service);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Awaitility.await().atMost(PATIENCE).until(() -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }

    /// Asks a service to end in good order; the launcher starts it again by itself.
    public void terminate(Service service) {
        var process = ProcessHandle.of(pid(service)).orElseThrow();
        signal("-TERM", service);
        Awaitility.await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    /// Stops the process without ending it, until [#resume].
    public void pause(Service service) {
        signal("-STOP", service);
    }

    /// Lets a paused process go on.
    public void resume(Service service) {
        signal("-CONT", service);
    }

    /// Changes what a service has stored while it runs, and kills it before it can do anything about it; the launcher
    /// starts it again on what is there then.
    public void tamper(Service service, Consumer<Path> change) {
        pause(service);
        change.accept(data(service));
        kill(service);
    }

    /// The same with all services at once, and with the whole data folder.
    public void tamperWithAll(Consumer<Path> change) {
        for (var service : Service.queue()) {
            pause(service);
        }
        change.accept(data);
        for (var service : Service.queue()) {
            kill(service);
        }
        for (var service : Service.queue()) {
            awaitReady(service);
        }
    }

    /// Where a service keeps what it stores.
    public Path data(Service service) {
        return data.resolve(service.folder);
    }

    /// Runs another command of the script on this clinic, and returns what it says.
    public String run(String... words) {
        var command = command(words[0], data, ports, managementPorts);
        command.command().addAll(List.of(words).subList(1, words.length));
        return outputOf(command);
    }

    /// What an operator does when a service's log is not the one that others had read. Returns what the command says.
    public String acceptLog(Service service) {
        var command = command("accept-log", data, ports, managementPorts);
        command.command().addAll(List.of(service.folder, "--yes"));
        return outputOf(command);
    }

    private static String outputOf(ProcessBuilder command) {
        try {
            var process = command.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void signal(String signal, Service service) {
        try {
            var kill = new ProcessBuilder("kill", signal, Long.toString(pid(service))).inheritIO().start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill " + signal + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The journal's lines of a service, for looking at what is on disk.
    public List<String> journal(Service service) {
        return linesOfJournal(data.resolve(service.folder).resolve("journal"));
    }

    /// The same of people, devices and sessions.
    public List<String> journalOfAccess() {
        return linesOfJournal(data.resolve(Service.GATEWAY.folder).resolve("access").resolve("journal"));
    }

    private static List<String> linesOfJournal(Path folder) {
        try (var files = Files.list(folder)) {
            var lines = new ArrayList<String>();
            for (var file : files.filter(path -> path.toString().endsWith(".journal")).sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All that the system has said.
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tail() {
        var lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    /// Stops everything as Ctrl-C does.
    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(30, TimeUnit.SECONDS)) {
                launcher.descendants().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
                throw new IllegalStateException("the system did not stop:\n" + tail());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
