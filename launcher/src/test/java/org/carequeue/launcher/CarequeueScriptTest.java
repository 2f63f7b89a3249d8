package org.carequeue.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.launcher.settings.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `carequeue` in a checkout of its own, with a JDK and a Maven that only say how they were called: what
/// it finds, what it builds and when it does not.
class CarequeueScriptTest {

    private record Result(int exitCode, String output) {
    }

    /// As Maven is told them.
    private static final String SERVICES = Stream.of(Service.values()).map(Service::module).collect(Collectors.joining(","));

    @TempDir
    Path folder;

    private Path checkout = Path.of("unset");
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void a_checkout_with_a_jdk_and_a_maven() throws IOException {
        checkout = Files.createDirectories(folder.resolve("check out")).toRealPath();
        Files.copy(Path.of("..", "carequeue"), checkout.resolve("carequeue"));
        write(checkout.resolve("pom.xml"), "<project/>");
        Files.createDirectories(checkout.resolve(".mvn"));
        write(checkout.resolve("launcher/jvm-options"), "-Xmx256m");
        for (var module : modules()) {
            write(checkout.resolve(module).resolve("pom.xml"), "<project/>");
            write(checkout.resolve(module).resolve("src/main/java/A.java"), "class A {}");
        }
        script(folder.resolve("bin/mvn"), """
                if [ "$1" = -v ]; then echo "Apache Maven ${FAKE_MAVEN_VERSION-3.9.9} (x)"; exit; fi
                echo "$JAVA_HOME: $*" >> "%s/maven.calls"
                [ -z "${FAKE_MAVEN_FAILS-}" ] || { echo "[ERROR] A.java:[1,1] cannot find symbol"; exit 1; }
                echo "[INFO] Building ticket-service 0.1.0-SNAPSHOT                [3/6]"
                mkdir -p launcher/target && echo jar > launcher/target/launcher-0.1.0.jar
                for service in %s; do
                    mkdir -p $service/target/service && echo jar > $service/target/service/$service.jar
                done
                case "$*" in *,demo*) mkdir -p demo/target && echo jar > demo/target/demo.jar ;; esac
                case "$*" in *-Pbench*)
                    mkdir -p bench/target bench/endpoint/target/service && echo jar > bench/target/bench.jar
                    echo jar > bench/endpoint/target/service/bench-endpoint.jar
                    for module in statistics-service system-tests; do
                        mkdir -p $module/target && echo path > $module/target/bench.classpath
                    done
                esac
                """.formatted(folder, SERVICES.replace(',', ' ')));
        jdk("jdk-25", "25.0.3");
        environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        environment.put("CAREQUEUE_JDK_FOLDERS", folder.toString());
        environment.put("JAVA_HOME", "");
        environment.put("CAREQUEUE_BUILD", "");
    }

    @Test
    void the_first_up_builds_and_the_second_does_not() throws Exception {
        var first = carequeue("up", "--data", "my data");
        var second = carequeue("up");

        assertThat(first.output()).contains("  [3/6] ticket-service\n")
                .endsWith("jdk-25 runs org.carequeue.launcher.Launcher up --data my data\n");
        assertThat(mavenCalls()).singleElement().asString().startsWith(folder + "/jdk-25: -B -Dquick")
                .endsWith("package -pl launcher," + SERVICES + " -am");
        assertThat(second.output()).isEqualTo("jdk-25 runs org.carequeue.launcher.Launcher up\n");
    }

    @Test
    void a_source_that_is_newer_is_built() throws Exception {
        carequeue("up");
        var source = checkout.resolve("triage-service/src/main/java/A.java");

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        carequeue("up");
        assertThat(mavenCalls()).hasSize(2);
    }

    @Test
    void a_source_that_is_gone_is_noticed() throws Exception {
        carequeue("up");
        var source = checkout.resolve("triage-service/src/main/java/A.java");

        Files.delete(source);
        carequeue("up");
        assertThat(mavenCalls()).hasSize(2);
    }

    /// The start caches fit the options with which they were made, and are no older than the jars.
    @Test
    void other_jvm_options_need_new_jars() throws Exception {
        carequeue("up");

        Files.setLastModifiedTime(checkout.resolve("launcher/jvm-options"), FileTime.from(Instant.now().plusSeconds(60)));
        carequeue("up");
        assertThat(mavenCalls()).hasSize(2);
    }

    @Test
    void a_jar_that_is_gone_is_built() throws Exception {
        carequeue("up");

        Files.delete(checkout.resolve("display-gateway/target/service/display-gateway.jar"));
        carequeue("up");
        assertThat(mavenCalls()).hasSize(2);
    }

    @Test
    void a_test_that_is_newer_is_not_built() throws Exception {
        carequeue("up");

        write(checkout.resolve("triage-service/src/test/java/ATest.java"), "class ATest {}");
        write(checkout.resolve("service-testing/src/main/java/A.java"), "class A {}");
        carequeue("up");
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void nothing_is_built_where_that_is_forbidden() throws Exception {
        environment.put("CAREQUEUE_BUILD", "never");

        var result = carequeue("up");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).startsWith("carequeue: the launcher is not built");
    }

    @Test
    void a_build_that_fails_says_why_and_is_tried_again() throws Exception {
        environment.put("FAKE_MAVEN_FAILS", "yes");

        var result = carequeue("up");
        carequeue("up");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("cannot find symbol").contains("carequeue: the build failed");
        assertThat(mavenCalls()).hasSize(2);
    }

    @Test
    void the_newest_jdk_is_taken_unless_java_home_is_new_enough() throws Exception {
        jdk("jdk-9", "9.0.4");
        jdk("jdk-25.0.10", "25.0.10");

        assertThat(carequeue("up").output()).contains("jdk-25.0.10 runs");
        environment.put("JAVA_HOME", folder.resolve("jdk-25").toString());
        assertThat(carequeue("up").output()).contains("jdk-25 runs");
        environment.put("JAVA_HOME", folder.resolve("jdk-9").toString());
        assertThat(carequeue("up").output()).contains("jdk-25.0.10 runs");
    }

    @Test
    void without_a_jdk_it_says_what_to_install() throws Exception {
        Files.delete(folder.resolve("jdk-25/bin/javac"));
        // Only what the script itself needs, so that no JDK on this machine's PATH is found.
        for (var tool : List.of("dirname", "sed", "readlink")) {
            script(folder.resolve("bin").resolve(tool), "exec /usr/bin/%s \"$@\"".formatted(tool));
        }
        environment.put("PATH", folder.resolve("bin").toString());

        var result = carequeue("up");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .startsWith("carequeue: CareQueue needs a JDK of version 25 or newer, and none was found. Install")
                .hasLineCount(1);
    }

    @Test
    void the_wrapper_is_used_where_maven_is_too_old() throws Exception {
        environment.put("FAKE_MAVEN_VERSION", "3.8.6");
        script(checkout.resolve("mvnw"), "echo wrapper called; exec mvn \"$@\"");

        carequeue("up");

        assertThat(Files.readString(checkout.resolve("target/carequeue/build.log"))).startsWith("wrapper called\n");
    }

    @Test
    void the_bench_builds_what_it_measures_and_what_it_compares_with_once() throws Exception {
        var first = carequeue("bench", "fan-out", "--quick");
        carequeue("bench");

        assertThat(first.output()).endsWith("jdk-25 runs org.carequeue.bench.Bench fan-out --quick\n");
        assertThat(mavenCalls()).singleElement().asString()
                .contains(" -Pbench package -pl launcher," + SERVICES + ",bench,bench/endpoint,system-tests -am");
    }

    @Test
    void the_bench_measures_with_start_caches_unless_they_are_switched_off() throws Exception {
        assertThat(carequeue("bench").output()).contains("runs org.carequeue.launcher.Launcher train\n");
        environment.put("CAREQUEUE_START_CACHE", "off");
        assertThat(carequeue("bench").output()).endsWith("jdk-25 runs org.carequeue.bench.Bench\n").doesNotContain("train");
        environment.put("CAREQUEUE_START_CACHE", "");
        environment.put("CAREQUEUE_BUILD", "never");
        assertThat(carequeue("bench").output()).endsWith("jdk-25 runs org.carequeue.bench.Bench\n").doesNotContain("train");
    }

    @Test
    void start_caches_are_made_of_what_is_built() throws Exception {
        assertThat(carequeue("train").output()).endsWith("jdk-25 runs org.carequeue.launcher.Launcher train\n");
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void what_the_bench_has_built_need_not_be_built_for_a_start() throws Exception {
        carequeue("bench");
        write(checkout.resolve("bench/src/main/java/A.java"), "class A {}");

        carequeue("up");
        assertThat(mavenCalls()).hasSize(1);
        carequeue("bench");
        assertThat(mavenCalls()).hasSize(2);
    }

    @Test
    void a_bench_that_was_never_built_is_not_run() throws Exception {
        environment.put("CAREQUEUE_BUILD", "never");

        assertThat(carequeue("bench"))
                .isEqualTo(
                        new Result(1, "carequeue: the bench is not built; call this command without CAREQUEUE_BUILD=never.\n"));
    }

    @Test
    void a_demo_builds_what_plays_it_too_and_is_handed_to_the_launcher() throws Exception {
        assertThat(carequeue("demo", "--pace", "120").output())
                .endsWith("runs org.carequeue.launcher.Launcher demo --pace 120\n");
        assertThat(mavenCalls()).hasSize(1).first().asString()
                .contains("-pl launcher," + SERVICES + ",demo");

        assertThat(carequeue("demo").output()).doesNotContain("building");
        assertThat(carequeue("up").output()).as("the services are built already").doesNotContain("building");
        write(checkout.resolve("demo/src/main/java/A.java"), "class A { }");
        assertThat(carequeue("up").output()).as("the demo is no part of them").doesNotContain("building");
        assertThat(carequeue("demo").output()).contains("building");
    }

    @Test
    void a_soak_is_handed_to_the_launcher_as_a_test_is() throws Exception {
        assertThat(carequeue("soak", "-Dcarequeue.kills=5").output())
                .endsWith("runs org.carequeue.launcher.Launcher soak -Dcarequeue.kills=5\n");
    }

    @Test
    void tests_that_cannot_start_still_end_in_the_line_that_is_counted() throws Exception {
        environment.put("FAKE_MAVEN_FAILS", "yes");

        var result = carequeue("test");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).endsWith("0 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void what_is_no_command_is_a_usage_error() throws Exception {
        assertThat(carequeue("dance").exitCode()).isEqualTo(64);
        assertThat(carequeue("help").exitCode()).isZero();
    }

    private Result carequeue(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("/bin/bash", checkout.resolve("carequeue").toString()),
                Stream.of(arguments)).toList();
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private List<String> mavenCalls() throws IOException {
        return Files.readAllLines(folder.resolve("maven.calls"));
    }

    private void jdk(String name, String version) throws IOException {
        var jdk = folder.resolve(name);
        write(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        script(jdk.resolve("bin/javac"), "");
        // Says only what follows the class path.
        script(jdk.resolve("bin/java"), """
                while [ "$1" != -cp ]; do shift; done
                shift 2
                echo "%s runs $*"
                """.formatted(name));
    }

    private static List<String> modules() {
        return Stream.concat(Stream.of("launcher", "demo"), Stream.of(Service.values()).map(Service::module)).toList();
    }

    private static void script(Path file, String text) throws IOException {
        write(file, "#!/bin/sh\n" + text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
