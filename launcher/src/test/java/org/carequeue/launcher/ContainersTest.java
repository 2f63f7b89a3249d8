package org.carequeue.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.launcher.cache.StartCache;
import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/// What runs in containers is what `./carequeue up` runs: holds the images and docker-compose.yml to the launcher.
class ContainersTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    /// What is started only where somebody says so, and as what.
    private static final Map<String, String> PROFILES = Map.of("postgres", "postgres", "tools", "tools", "prometheus",
            "observability", "grafana", "observability");
    private static final Map<String, String> PUBLISHED = Map.of(Service.GATEWAY.module(),
            "127.0.0.1:8080:" + Service.GATEWAY.defaultPort(), "prometheus", "127.0.0.1:9090:9090", "grafana",
            "127.0.0.1:3000:3000");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    @TempDir
    Path folder;

    private final String dockerfile = read("Dockerfile");
    private final String composeFile = read("docker-compose.yml");
    private final Properties env = env();
    private final Map<String, Object> compose = map(new Yaml().load(VARIABLE.matcher(composeFile)
            .replaceAll(match -> env.getProperty(match.group(1), "?"))));
    private final Map<String, Object> services = map(compose.get("services"));

    @ParameterizedTest
    @EnumSource
    void an_image_starts_a_service_as_the_launcher_does(Service service) throws Exception {
        var home = FakeHome.in(folder);
        install("start");
        var settings = home.settings("--java-opts", "-Xmx300m -Dsome=thing");

        assertThat(start(service, settings)).isEqualTo(command(service, settings));

        var cache = StartCache.of(service, folder);
        Files.writeString(cache.folder().resolve(service.module() + ".aot.new"), "cache");
        cache.adopt();
        assertThat(start(service, settings)).isEqualTo(command(service, settings))
                .contains("-XX:AOTCache=" + cache.folder().resolve(service.module() + ".aot"));
    }

    /// As the launcher would, but for the file of a crash, for which a container has the service's own folder alone.
    private static List<String> command(Service service, Settings settings) {
        return settings.command(service, StartCache.of(service, settings.home()).options()).stream().skip(1)
                .map(word -> word.startsWith("-XX:ErrorFile=")
                        ? "-XX:ErrorFile=" + settings.data().resolve(service.module()).resolve("crash.log")
                        : word)
                .toList();
    }

    private List<String> start(Service service, Settings settings) throws IOException, InterruptedException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        var java = bin.resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        var builder = new ProcessBuilder(folder.resolve("docker/start").toString(), service.module());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", bin + ":/usr/bin:/bin", "CAREQUEUE_DATA", settings.data().toString(),
                "CAREQUEUE_JAVA_OPTS", String.join(" ", settings.javaOptions())));
        return run(builder).lines().toList();
    }

    @ParameterizedTest
    @EnumSource
    void an_image_runs_without_rights_and_owns_what_it_stores(Service service) {
        var module = service.module();

        assertThat(stage(module)).containsExactly(
                "COPY --from=trained /opt/carequeue/" + module + " /opt/carequeue/" + module,
                "USER 10001",
                "VOLUME /data/" + module + " /data/keys",
                "EXPOSE " + service.defaultPort(),
                "HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 "
                        + "CMD [\"/opt/carequeue/docker/healthy\", \"" + (service.defaultPort() + Service.TO_MANAGEMENT)
                        + "\"]",
                "ENTRYPOINT [\"/opt/carequeue/docker/start\", \"" + module + "\"]");
        assertThat(dockerfile).contains("useradd --uid 10001").contains("install --directory --owner=carequeue");
        assertThat(stage("trained")).contains(
                "COPY --from=build /opt/carequeue/%s/target/service /opt/carequeue/%s/target/service".formatted(module,
                        module));
    }

    @ParameterizedTest
    @EnumSource
    void a_container_has_its_data_a_limit_and_is_started_again(Service service) {
        var container = map(services.get(service.module()));

        assertThat(map(container.get("build"))).containsEntry("target", service.module()).containsEntry("context", ".");
        assertThat(words(container.get("volumes"))).contains(service.module() + ":/data/" + service.module())
                .contains("keys:/data/keys")
                .noneMatch(volume -> volume.contains("/data/") && !volume.endsWith(service.module())
                        && !volume.equals("keys:/data/keys"));
        assertThat(container).containsEntry("restart", "unless-stopped").containsEntry("read_only", true)
                .doesNotContainKeys("user", "privileged", "network_mode");
        assertThat(words(container.get("cap_drop"))).containsExactly("ALL");
        assertThat(map(container.get("logging"))).containsKey("options");
    }

    @Test
    void there_are_the_services_and_what_is_started_only_where_somebody_says_so() {
        assertThat(services.keySet()).containsExactlyInAnyOrderElementsOf(
                Stream.concat(Stream.of(Service.values()).map(Service::module), PROFILES.keySet().stream()).toList());
        PROFILES.forEach((name, profile) -> assertThat(words(map(services.get(name)).get("profiles"))).as(name)
                .containsExactly(profile));
        assertThat(map(compose.get("volumes")).keySet()).containsExactlyInAnyOrderElementsOf(Stream
                .concat(Stream.of(Service.values()).map(Service::module), Stream.of("keys", "postgres", "prometheus"))
                .toList());
    }

    /// Others' images, too, are of one version, have a limit and no rights, and write where they are told to.
    @ParameterizedTest
    @ValueSource(strings = { "postgres", "prometheus", "grafana" })
    void what_others_have_made_is_pinned_and_limited_as_the_services_are(String name) {
        var container = map(services.get(name));

        assertThat(container.get("image").toString()).matches("docker\\.io/[a-z/]+:v?[0-9]+\\.[0-9]+(\\.[0-9]+)?");
        assertThat(container).containsEntry("restart", "unless-stopped").containsEntry("read_only", true)
                .containsEntry("mem_limit", env.getProperty("CAREQUEUE_MEMORY")).containsKeys("healthcheck", "pids_limit")
                .doesNotContainKeys("privileged", "network_mode");
        assertThat(words(container.get("cap_drop"))).containsExactly("ALL");
        assertThat(words(container.get("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(map(container.get("logging"))).containsKey("options");
        assertThat(words(container.get("volumes"))).allMatch(volume -> volume.startsWith(name + ":") || volume.endsWith(":ro"));
    }

    @Test
    void what_is_mounted_from_the_checkout_is_there() {
        services.forEach((name, container) -> words(map(container).getOrDefault("volumes", List.of())).stream()
                .filter(volume -> volume.startsWith("./"))
                .forEach(volume -> assertThat(ROOT.resolve(volume.split(":", -1)[0])).as(name).exists()));
    }

    /// By two settings, of which one names the database as that container makes it.
    @Test
    void the_profile_postgres_makes_the_database_that_the_file_of_variables_names() {
        var postgres = map(services.get("postgres"));
        var made = map(postgres.get("environment"));
        var settings = map(map(services.get("statistics-service")).get("environment"));

        assertThat(read(".env")).contains(
                "jdbc:postgresql://postgres/" + made.get("POSTGRES_DB") + "?user=" + made.get("POSTGRES_USER"));
        assertThat(made).doesNotContainKey("POSTGRES_PASSWORD");
        assertThat(made.get("POSTGRES_PASSWORD_FILE")).isEqualTo(settings.get("CAREQUEUE_STATISTICS_DATABASE_PASSWORD_FILE"));
        assertThat(words(postgres.get("volumes"))).contains(env.getProperty("CAREQUEUE_SECRETS") + ":/secrets:ro");
        // As the images' own user: both read the same file.
        assertThat(postgres).containsEntry("user", "10001");
    }

    @Test
    void only_pages_are_published_and_only_on_this_machine() {
        services.forEach((name, container) -> {
            var published = PUBLISHED.get(name);
            if (published == null) {
                assertThat(map(container)).as(name).doesNotContainKey("ports");
            } else {
                assertThat(words(map(container).get("ports"))).containsExactly(published);
            }
        });
    }

    @Test
    void what_a_container_is_told_is_what_services_know() throws IOException {
        var known = variablesOfTheServices();
        known.add(Settings.JAVA_OPTS);
        for (var service : Service.values()) {
            var environment = map(map(services.get(service.module())).get("environment"));

            assertThat(known).as(service.module()).containsAll(environment.keySet());
            assertThat(environment).containsEntry("CAREQUEUE_MANAGEMENT_HOST", "0.0.0.0");
            // Containers of one network find one another by name, and on the ports that they have without being told.
            for (var other : Service.values()) {
                if (other != Service.GATEWAY) {
                    assertThat(environment).containsEntry(other.portVariable().replace("_PORT", "_HOST"), other.module());
                }
                assertThat(environment).doesNotContainKey(other.portVariable());
            }
        }
        assertThat(stage("runtime"))
                .contains("ENV CAREQUEUE_HOST=0.0.0.0 CAREQUEUE_SERVICES_HOST=0.0.0.0 CAREQUEUE_DATA=/data LANG=C.UTF-8");
        assertThat(known).contains(Settings.HOST, Settings.SERVICES_HOST, Settings.NAMES, Settings.DATA);
    }

    /// Every variable that a service's configuration asks for.
    private static Set<String> variablesOfTheServices() throws IOException {
        var names = new TreeSet<String>();
        var asked = Pattern.compile("CAREQUEUE_[A-Z_]*[A-Z]");
        try (var files = Files.find(ROOT, 6, (file, _) -> file.toString().contains("/src/main/resources/")
                && file.toString().endsWith(".properties"))) {
            for (var file : files.toList()) {
                asked.matcher(Files.readString(file)).results().map(MatchResult::group).forEach(names::add);
            }
        }
        return names;
    }

    @Test
    void the_file_of_variables_has_what_is_asked_for_and_nothing_else() {
        var asked = VARIABLE.matcher(composeFile).results().map(match -> match.group(1)).collect(Collectors.toSet());

        assertThat(env.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(env.getProperty("CAREQUEUE_CLINIC")).isEqualTo("clinic");
        assertThat(dockerfile).contains("ARG JDK=" + env.getProperty("CAREQUEUE_JDK"),
                "ARG JRE=" + env.getProperty("CAREQUEUE_JRE"));
    }

    @Test
    void what_a_jvm_may_take_fits_into_its_container() {
        Function<String, Long> bound = option -> read("launcher/jvm-options").lines().filter(line -> !line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split(" ", -1))).filter(word -> word.startsWith(option))
                .map(word -> mib(word.substring(option.length()))).findFirst().orElseThrow();
        var startCache = 80;
        var threadsAndTheJvmItself = 48;

        var most = bound.apply("-Xmx") + bound.apply("-XX:MaxDirectMemorySize=") + bound.apply("-XX:MaxMetaspaceSize=")
                + bound.apply("-XX:ReservedCodeCacheSize=") + startCache + threadsAndTheJvmItself;

        assertThat(most).isLessThanOrEqualTo(mib(env.getProperty("CAREQUEUE_MEMORY")));
        for (var service : Service.values()) {
            assertThat(map(services.get(service.module()))).containsEntry("mem_limit", env.getProperty("CAREQUEUE_MEMORY"));
        }
    }

    @Test
    void docker_compose_accepts_the_file() throws Exception {
        var tool = Stream.of(List.of("docker-compose"), List.of("docker", "compose"))
                .filter(ContainersTest::isInstalled).findFirst().orElse(List.of());
        assumeThat(tool).as("docker-compose is installed").isNotEmpty();
        var builder = new ProcessBuilder(Stream.concat(tool.stream(), Stream.of("config")).toList())
                .directory(ROOT.toFile());

        assertThat(run(builder)).contains("127.0.0.1:8080").doesNotContain("variable is not set");
        builder.command(
                Stream.of(tool, PROFILES.values().stream().distinct().flatMap(name -> Stream.of("--profile", name)).toList(),
                        List.of("config")).flatMap(List::stream).toList());
        assertThat(run(builder)).contains(PROFILES.keySet()).doesNotContain("variable is not set");
    }

    private static boolean isInstalled(List<String> tool) {
        try {
            var process = new ProcessBuilder(Stream.concat(tool.stream(), Stream.of("version")).toList())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            // Not there: an answer.
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void install(String script) throws IOException {
        Files.createDirectories(folder.resolve("docker"));
        Files.copy(ROOT.resolve("docker").resolve(script), folder.resolve("docker").resolve(script),
                StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /// The instructions of a stage, each in one line.
    private List<String> stage(String name) {
        return Arrays.stream(dockerfile.replace("\\\n", " ").split("(?m)^FROM ", -1))
                .filter(stage -> stage.lines().findFirst().orElse("").endsWith(" AS " + name)).findFirst().orElseThrow()
                .lines().skip(1).filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    private static Properties env() {
        var values = new Properties();
        try {
            values.load(new StringReader(read(".env")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long mib(String size) {
        assertThat(size).endsWith("m");
        return Long.parseLong(size.substring(0, size.length() - 1));
    }

    private static Map<String, Object> map(@Nullable Object yaml) {
        return ((Map<?, ?>) Objects.requireNonNull(yaml)).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(),
                        // One that is empty in .env.
                        entry -> Objects.requireNonNullElse(entry.getValue(), "")));
    }

    private static List<String> words(@Nullable Object yaml) {
        return ((List<?>) Objects.requireNonNull(yaml)).stream().map(Object::toString).toList();
    }
}
