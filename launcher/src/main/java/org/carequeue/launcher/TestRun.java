package org.carequeue.launcher;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** {@code carequeue test}: runs Maven over all modules, shows what passes by, and sums up. */
final class TestRun {

    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(1);
    private static final int LONGEST_LINE = 100_000;

    private final Path home;
    private final String maven;
    private final PrintStream out;
    private final InstantSource clock = new SteadyClock();

    TestRun(Path home, String maven, PrintStream out) {
        this.home = home;
        this.maven = maven;
        this.out = out;
    }

    /** Returns Maven's exit code. */
    int run(List<String> arguments) throws Refusal {
        Path target = home.resolve("target");
        Path log = target.resolve("test.log");
        Instant start = clock.instant();
        try {
            Files.createDirectories(target);
            int exitCode = build(arguments, log);
            // File times may be coarser than the clock.
            List<TestReports.Module> modules = new TestReports().in(home, start.truncatedTo(ChronoUnit.SECONDS));
            TestSummary.lines(modules, exitCode, Duration.between(start, clock.instant()), log).forEach(out::println);
            return exitCode;
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal("The tests could not be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("The tests were interrupted.");
        }
    }

    private int build(List<String> arguments, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(maven, "-B", "-ntp", "verify",
                // One run shows all that fails, not only the first module that does.
                "--fail-at-end",
                // A test that is asked for by its name is in one module only.
                "-Dsurefire.failIfNoSpecifiedTests=false", "-Dfailsafe.failIfNoSpecifiedTests=false"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // The system tests call ./carequeue on the jars of this very build, which must not be built inside it.
        builder.environment().put("CAREQUEUE_BUILD", "never");
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
        AtomicReference<Instant> lastSign = new AtomicReference<>(clock.instant());
        Thread.ofPlatform().daemon().name("sign-of-life").start(() -> showSignsOfLife(process, lastSign));
        MavenProgress progress = new MavenProgress();
        try (BufferedWriter writer = Files.newBufferedWriter(log)) {
            LogLines.read(process.getInputStream(), LONGEST_LINE, line -> {
                write(writer, line);
                progress.of(line).ifPresent(text -> {
                    out.println(text);
                    lastSign.set(clock.instant());
                });
            });
        }
        return process.waitFor();
    }

    /** So that a long silence, as during the first download of everything, does not look like a build that hangs. */
    private void showSignsOfLife(Process process, AtomicReference<Instant> lastSign) {
        Instant start = clock.instant();
        try {
            while (!process.waitFor(SIGN_OF_LIFE)) {
                Instant now = clock.instant();
                if (Duration.between(lastSign.get(), now).compareTo(SIGN_OF_LIFE) >= 0) {
                    out.println("      … still working after " + Seconds.of(Duration.between(start, now)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(BufferedWriter writer, String line) {
        try {
            writer.write(line);
            writer.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Maven and the test JVMs that it has started. */
    private static void stop(Process process) {
        Ending.of(Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList(), Ending.GRACE);
    }
}
