package org.carequeue.bench.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Where the bench finds what it starts, and where it writes.
///
/// @param home the checkout whose jars are measured
/// @param folder its own, `target/bench`
/// @param clock of this machine
public record Workshop(Path home, Path folder, InstantSource clock) {

    private static final List<Path> SYSTEM_FOLDERS = List.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin"));
    private static final int TOOL_MINUTES = 3;
    private static final Pattern SERVICES = Pattern.compile("(?m)^services=\"(.+)\"$");

    /// A program on the path, or in the folders of system programs, which are not on everybody's.
    static Optional<Path> program(String name) {
        var folders = new ArrayList<Path>();
        for (var folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            folders.add(Path.of(folder));
        }
        folders.addAll(SYSTEM_FOLDERS);
        return folders.stream().map(folder -> folder.resolve(name)).filter(Files::isExecutable).findFirst();
    }

    /// Makes the folder this run's own until it is closed: a second run would delete what the first is working on, and
    /// neither would measure anything but the other.
    ///
    /// @throws IOException when another run has it
    public Closeable claim() throws IOException {
        Files.createDirectories(folder);
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException("another bench runs on this checkout.");
        }
        return channel;
    }

    /// The services of the queue, as the script lists them that starts them: in the order in which they pass events on, the
    /// gateway last. Whoever comes behind it is started when these are ready, and is left out of what is measured.
    public List<String> services() throws IOException {
        var all = allServices();
        return all.subList(0, all.indexOf(Clinic.GATEWAY) + 1);
    }

    /// All that there are, in the same order.
    List<String> allServices() throws IOException {
        var script = home.resolve("carequeue");
        var list = SERVICES.matcher(Files.readString(script));
        if (!list.find()) {
            throw new IOException(script + " names no services");
        }
        return List.of(list.group(1).split(" ", -1));
    }

    /// Deletes what earlier runs have left behind; the figures stay.
    public void sweep() throws IOException {
        for (var leftover : List.of(folder.resolve("data"), folder.resolve("logs"))) {
            if (Files.exists(leftover)) {
                try (var files = Files.walk(leftover)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
        Files.createDirectories(folder);
    }

    /// The command line of what the build has made of a module, with the JVM options that the launcher gives it. A start
    /// cache lies beside the jar, if it has one; the JVM takes no notice of one that does not fit.
    List<String> java(String module, String... properties) {
        var jar = home.resolve(module).resolve("target/service").resolve(module.replace('/', '-') + ".jar");
        var cache = Path.of(jar.toString().replaceFirst("\\.jar$", ".aot"));
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        if (Files.exists(cache)) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        command.add("@" + home.resolve("launcher/jvm-options"));
        command.addAll(List.of(properties));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /// A log that tells apart the many starts of one program.
    Path log(String name) {
        return folder.resolve("logs").resolve(name + "-" + System.nanoTime() + ".log");
    }

    /// An empty folder for one run's data.
    Path data(String name) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(folder.resolve("data")), name + "-");
    }

    /// A file of the bench's own jar, as text.
    static String resource(String name) throws IOException {
        try (var in = Workshop.class.getResourceAsStream("/competitors/" + name)) {
            if (in == null) {
                throw new IOException("the bench's jar has no " + name);
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /// Writes such a file to a folder, and returns where it is now.
    static Path unpack(String name, Path into) throws IOException {
        var file = into.resolve(Path.of(name).getFileName());
        Files.createDirectories(into);
        Files.writeString(file, resource(name));
        return file;
    }

    /// Runs a tool to its end.
    ///
    /// @throws IOException with all that it said, when it fails
    static void tool(Path folder, Map<String, String> environment, String... command) throws IOException {
        var log = Files.createTempFile("tool", ".log");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            if (!process.waitFor(TOOL_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroy();
                throw new IOException(String.join(" ", command) + ": " + Files.readString(log).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
