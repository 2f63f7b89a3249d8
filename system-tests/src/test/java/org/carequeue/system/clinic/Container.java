package org.carequeue.system.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

import org.yaml.snakeyaml.Yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// A service of docker-compose.yml, run without Docker: the files that the Dockerfile copies into its image, below a
/// folder; its entry command, as the user that the image names, in an empty folder, with no variables but those that it
/// would have. Other containers' names are this machine. What a container may not write or take is not so here.
public final class Container {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHARED = "/data/keys";
    private static final String HOME = "/opt/carequeue";

    private final String name;
    private final Path folder;
    private final List<String> instructions;
    private final Map<String, String> environment;

    /// @param name as docker-compose.yml and the Dockerfile call it
    /// @param folder of its own, which everybody may enter
    /// @param more variables, above all the ports, which are the containers' own there
    public Container(String name, Path folder, Map<String, String> more) throws IOException {
        this.name = name;
        this.folder = folder;
        this.instructions = instructions(name);
        this.environment = new HashMap<>(Map.of("PATH", System.getProperty("java.home") + "/bin:/usr/bin:/bin"));
        all("ENV").flatMap(line -> Stream.of(line.split(" ")))
                .forEach(word -> environment.put(word.replaceFirst("=.*", ""), word.replaceFirst("^[^=]*=", "")));
        environment.put("CAREQUEUE_DATA", folder + environment.get("CAREQUEUE_DATA"));
        var variables = variables();
        compose().path("environment").properties().forEach(entry -> {
            var value = entry.getValue().asText();
            environment.put(entry.getKey(), value.startsWith("${")
                    ? Objects.requireNonNull(variables.getProperty(value.substring(2, value.length() - 1)))
                    : value.replaceFirst("^[a-z]+-service$", "127.0.0.1"));
        });
        environment.put("CAREQUEUE_HOST", "127.0.0.1");
        environment.put("CAREQUEUE_SERVICES_HOST", "127.0.0.1");
        environment.put("CAREQUEUE_MANAGEMENT_HOST", "127.0.0.1");
        // What the tests ask it is about containers, and not about who asks.
        environment.put("CAREQUEUE_ACCESS", "open");
        environment.putAll(more);
        unpack();
    }

    /// What the Dockerfile says for an image, from its first stage on, each in one line.
    private static List<String> instructions(String stage) throws IOException {
        var text = Files.readString(Checkout.ROOT.resolve("Dockerfile")).replace("\\\n", " ");
        var block = Arrays.stream(text.split("(?m)^FROM "))
                .filter(part -> part.lines().findFirst().orElse("").endsWith(" AS " + stage)).findFirst().orElseThrow();
        var from = block.substring(0, block.indexOf(' '));
        var all = new ArrayList<>(from.startsWith("$") ? List.<String> of() : instructions(from));
        block.lines().skip(1).filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(all::add);
        return all;
    }

    private Stream<String> all(String instruction) {
        return instructions.stream().filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1));
    }

    private String last(String instruction) {
        return all(instruction).reduce((_, last) -> last).orElseThrow();
    }

    private JsonNode compose() throws IOException {
        return JSON.valueToTree(new Yaml().<Object> load(Files.readString(Checkout.ROOT.resolve("docker-compose.yml"))))
                .path("services").path(name);
    }

    private static Properties variables() throws IOException {
        var variables = new Properties();
        try (var reader = Files.newBufferedReader(Checkout.ROOT.resolve(".env"))) {
            variables.load(reader);
        }
        return variables;
    }

    private void unpack() throws IOException {
        for (var line : all("COPY").toList()) {
            var words = new ArrayList<>(List.of(line.split(" +")));
            words.removeIf(word -> word.startsWith("--from="));
            var target = inside(words.removeLast());
            for (var word : words) {
                copy(word, target);
            }
        }
        for (var volume : all("VOLUME").flatMap(line -> Stream.of(line.split(" "))).toList()) {
            var own = inside(volume);
            if (volume.equals(SHARED)) {
                // One that all have, beside their own folders.
                var shared = folder.resolveSibling("keys");
                Files.createDirectories(shared);
                Files.createDirectories(Objects.requireNonNull(own.getParent()));
                Files.createSymbolicLink(own, shared);
            } else {
                Files.createDirectories(own);
            }
            if (isRoot()) {
                run("chown", user(), own.toString());
            }
        }
    }

    private void copy(String word, Path target) throws IOException {
        if (word.endsWith("/launcher.jar")) {
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            run("cp", "-a", Checkout.launcherJar().toString(), target.toString());
        } else if (word.startsWith(HOME)) {
            // A module, of which the stage that has made the start caches has this; here they lie where the build is.
            var built = Checkout.ROOT.resolve(word.substring(HOME.length() + 1)).resolve("target/service");
            Files.createDirectories(target.resolve("target"));
            run("cp", "-a", built.toString(), target.resolve("target").toString());
        } else {
            Files.createDirectories(target);
            run("cp", "-a", Checkout.ROOT.resolve(word).toString(), target.toString());
        }
    }

    private Path inside(String path) {
        return folder.resolve(path.substring(1));
    }

    /// Starts it with further words; what it says goes to [#log].
    public Process start(String... words) throws IOException {
        Files.createDirectories(workingFolder());
        var builder = builder("ENTRYPOINT").directory(workingFolder().toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.command().addAll(List.of(words));
        return builder.start();
    }

    public String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    /// Where it is started: nothing is in there, and nothing has to be.
    public Path workingFolder() {
        return folder.resolve("empty");
    }

    /// What its health check says, on the port that it has here.
    public boolean isHealthy(int port) {
        try {
            var check = builder("HEALTHCHECK").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            check.command().set(check.command().size() - 1, Integer.toString(port));
            return check.start().waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The command of an instruction, with the image's files where they are here.
    private ProcessBuilder builder(String instruction) throws IOException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + user(), "--regid=" + user(), "--clear-groups", "--no-new-privs"));
        }
        var line = last(instruction);
        for (var word : JSON.readTree(line.substring(line.indexOf('[')))) {
            command.add(word.asText().replace(HOME, inside(HOME).toString()));
        }
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /// The most memory that it may have, in MiB.
    public long limit() throws IOException {
        var limit = compose().path("mem_limit").asText();
        return Long.parseLong(
                Objects.requireNonNull(variables().getProperty(limit.substring(2, limit.length() - 1))).replace("m", ""));
    }

    /// Where it may write.
    public Path data() {
        return inside(last("VOLUME").split(" ")[0]);
    }

    /// The image's own files.
    public Path home() {
        return inside(HOME);
    }

    /// The user that it runs as; whoever runs the tests where that cannot be changed.
    public String user() {
        return isRoot() ? last("USER") : System.getProperty("user.name");
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
