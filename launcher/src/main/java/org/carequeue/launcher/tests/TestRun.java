package org.carequeue.launcher.tests;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.carequeue.launcher.process.Ending;
import org.carequeue.launcher.process.LogLines;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.time.Seconds;
import org.carequeue.launcher.time.SteadyClock;

/// `carequeue test` and `carequeue soak`: runs Maven over all modules, shows what passes by, and sums up.
public final class TestRun {

    /// Two modules side by side: tests of the gateway and the launcher wait more than they reckon.
    private static final List<String> ALL = List.of("verify", "-T2");
    /// No jar is made, no system started, nothing checked but by tests, and none of those that are tagged `slow`. Test JVMs
    /// that live for seconds are done before the second compiler pays.
    private static final List<String> QUICK = List.of("test", "-T2", "-Dquick", "-Dformatter.skip", "-Dimpsort.skip",
            "-DskipTests=false", "-Dtest.excluded=soak,pictures,slow", "-Dcarequeue.seeds=100",
            "-DargLine=-XX:TieredStopAtLevel=1");
    /// The tests that find more the longer they run, for as long as a night allows.
    private static final List<String> SOAK = List.of("verify",
            // Tests that are too long for every day are tagged with this word.
            "-Dtest.excluded=",
            // Unpacks the sign-in server of which one test has need, and which no other build downloads.
            "-Psoak",
            // Error Prone and NullAway over tests.
            "-Dunchecked.sources=nothing",
            // A thousand kills and as many histories as a processor simulates in a quarter of an hour.
            "-Dcarequeue.kills=1000", "-Dcarequeue.kills.each=5", "-Dcarequeue.tickets=10000", "-Dcarequeue.seeds=200000",
            "-Dcarequeue.events=100000",
            "-Dtest=SimulationTest,RandomDaysTest,PlantedBugsTest,KillPointTest,BridgeOnSocketsComponentTest,*FuzzTest",
            // A minute for each parser, in a JVM of its own.
            "-Dtest.fuzz=true", "-DreuseForks=false",
            "-Dcarequeue.texts=300",
            "-Dit.test=HostileTextIT,SurvivesAKillIT,StoppedProcessIT,DivergedLogIT,Fanout*IT,ManyAtOnceIT,"
                    + "TormentIT,KeycloakIT,Statistics*IT,StandstillIT,DemoIT,NobodyForgottenIT#a_service_that_stops*");

    private static final int LONGEST_LINE = 100_000;
    private static final int MOST_ERRORS = 20;
    private static final Pattern MODULE = Pattern.compile("\\[INFO\\] Building (.+) \\S+ +(\\[\\d+/\\d+\\])");
    private static final Pattern TESTS = Pattern
            .compile("\\[\\w+\\] +(Tests run: .+), Time elapsed: (\\S+ s)(?: <<<.*)? (?:-- )?in (?:\\S+\\.)?(\\S+)");

    private final Path home;
    private final String maven;
    private final PrintStream out;
    private final InstantSource clock = new SteadyClock();
    private int errors;

    /// @param maven the program that is called
    public TestRun(Path home, String maven, PrintStream out) {
        this.home = home;
        this.maven = maven;
        this.out = out;
    }

    /// Runs all tests; with `--quick` those that find most for their time. Returns Maven's exit code.
    ///
    /// @param arguments further ones for Maven, which come last and so count
    public int test(List<String> arguments) throws Refusal {
        var further = new ArrayList<>(arguments);
        return run(further.remove("--quick") ? QUICK : ALL, further);
    }

    /// The same for the tests that find more the longer they run.
    public int soak(List<String> arguments) throws Refusal {
        return run(SOAK, arguments);
    }

    private int run(List<String> which, List<String> arguments) throws Refusal {
        var log = home.resolve("target/test.log");
        var start = clock.instant();
        try {
            Files.createDirectories(home.resolve("target"));
            var exitCode = build(which, arguments, log);
            // File times may be coarser than the clock.
            var reports = new TestReports(home, start.truncatedTo(ChronoUnit.SECONDS));
            var took = Seconds.of(Duration.between(start, clock.instant()));
            reports.lines(exitCode, took, log).forEach(out::println);
            return exitCode;
        } catch (IOException e) {
            throw new Refusal("The tests could not be run: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("The tests were interrupted.");
        }
    }

    private int build(List<String> which, List<String> arguments, Path log) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(maven, "-B", "-ntp",
                // One run shows all that fails, not only the first module that does.
                "--fail-at-end",
                // A test that is asked for by its name is in one module only.
                "-Dsurefire.failIfNoSpecifiedTests=false", "-Dfailsafe.failIfNoSpecifiedTests=false"));
        command.addAll(which);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // The system tests call ./carequeue on the jars of this very build, which must not be built inside it.
        builder.environment().put("CAREQUEUE_BUILD", "never");
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
        Thread.ofPlatform().daemon().name("sign-of-life").start(() -> showSignsOfLife(process));
        try (var writer = Files.newBufferedWriter(log)) {
            LogLines.read(process.getInputStream(), LONGEST_LINE, line -> {
                writer.write(line + "\n");
                passingBy(line).ifPresent(out::println);
            });
        }
        return process.waitFor();
    }

    /// What a person wants to see of Maven's output: modules, test classes, the first errors.
    Optional<String> passingBy(String line) {
        var module = MODULE.matcher(line);
        if (module.matches()) {
            return Optional.of(module.replaceFirst("$2 $1"));
        }
        var tests = TESTS.matcher(line);
        if (tests.matches()) {
            return Optional.of(tests.replaceFirst("      $3: $1, $2").replaceAll(", \\w+: 0\\b", ""));
        }
        if (line.startsWith("[ERROR] To see the full stack trace")) {
            // Here begins the advice that Maven adds to every failure.
            errors = MOST_ERRORS;
        }
        if (line.matches("\\[ERROR\\] *\\S.*") && errors < MOST_ERRORS) {
            errors++;
            return Optional.of("      " + line);
        }
        return Optional.empty();
    }

    /// So that a long silence, as during the first download of everything, does not look like a build that hangs.
    private void showSignsOfLife(Process process) {
        try {
            for (var minutes = 1; !process.waitFor(Duration.ofMinutes(1)); minutes++) {
                out.println("      … still working after %d min".formatted(minutes));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Maven and the test JVMs that it has started.
    private static void stop(Process process) {
        Ending.of(Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList(), Ending.GRACE);
    }
}
