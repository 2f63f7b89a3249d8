package org.carequeue.bridge.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a [Victim] is started. It is started hundreds of times, so it gets one jar of its own, little else on its class
/// path, and an AOT cache: that leaves a third of the time.
final class VictimStart {

    private static final Pattern NEEDED = Pattern.compile(".*/(jackson-|jboss-logging-|jspecify-)[^/]*\\.jar");
    private static final int PATIENCE_SECONDS = 120;

    private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private final String classPath;
    private final Path cache;

    private VictimStart(String classPath, Path cache) {
        this.classPath = classPath;
        this.cache = cache;
    }

    /// @param folder takes jar and cache
    static VictimStart preparedIn(Path folder) throws IOException, InterruptedException {
        var own = folder.resolve("victim.jar");
        var classes = System.getProperty("java.class.path").split(File.pathSeparator);
        try (var jar = new JarOutputStream(Files.newOutputStream(own))) {
            for (var each : classes) {
                if (Files.isDirectory(Path.of(each))) {
                    pack(Path.of(each), jar);
                }
            }
        }
        var classPath = Stream.concat(Stream.of(own.toString()),
                Stream.of(classes).filter(NEEDED.asMatchPredicate())).collect(Collectors.joining(File.pathSeparator));
        var start = new VictimStart(classPath, folder.resolve("victim.aot"));
        start.train(folder.resolve("trained"));
        return start;
    }

    private static void pack(Path classes, JarOutputStream jar) throws IOException {
        try (var files = Files.walk(classes)) {
            for (var file : files.filter(VictimStart::isClass).toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, jar);
            }
        }
    }

    /// Those of the packages are in the tests' folder once more.
    private static boolean isClass(Path file) {
        return file.toString().endsWith(".class") && !file.endsWith("package-info.class");
    }

    /// One life that writes down which classes it needed. Without that the others are slower and just as good.
    private void train(Path data) throws IOException, InterruptedException {
        var trained = builder(List.of("-XX:AOTCacheOutput=" + cache), data)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream in = trained.getOutputStream()) {
            in.write("key-1\nkey-2\n".getBytes(UTF_8));
        }
        if (!trained.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            trained.destroyForcibly();
        }
    }

    /// @param arguments after the data folder
    Process start(Path data, String... arguments) throws IOException {
        return builder(Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of(), data, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private ProcessBuilder builder(List<String> options, Path data, String... arguments) {
        var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m",
                "-Xlog:all=off"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, Victim.class.getName(), data.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
