package org.carequeue.launcher.cache;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.carequeue.launcher.files.AccessKey;
import org.carequeue.launcher.files.FileTrouble;
import org.carequeue.launcher.files.Folders;
import org.carequeue.launcher.files.RunLock;
import org.carequeue.launcher.process.Child;
import org.carequeue.launcher.process.Console;
import org.carequeue.launcher.process.Tether;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.settings.Settings;
import org.carequeue.launcher.time.Seconds;
import org.carequeue.launcher.time.SteadyClock;
import org.jspecify.annotations.Nullable;

/// `carequeue train`: makes the [StartCache] of every service. They are started together on a data folder and ports of
/// their own, a [Play] is played on them, and when they are stopped each JVM writes down what it has learned. Nothing is
/// left behind but the caches and a log.
public final class Training {

    private static final List<String> LAST_IN_LINE = List.of("nice", "-n", "19");
    private static final int LOG_LINES = 10_000;
    /// On a busy machine a start that is recorded takes its time.
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Path home;
    private final Play play;
    private final PrintStream out;
    private final InstantSource clock = new SteadyClock();

    /// Makes the services do what they do all day.
    @FunctionalInterface
    interface Play {
        void play(Settings settings) throws IOException, InterruptedException;
    }

    public Training(Path home, PrintStream out) {
        this(home, new Rehearsal(), out);
    }

    Training(Path home, Play play, PrintStream out) {
        this.home = home;
        this.play = play;
        this.out = out;
    }

    /// Whether every service has a cache that fits.
    public static boolean isDone(Path home) {
        return Stream.of(Service.values()).allMatch(service -> StartCache.of(service, home).fits());
    }

    /// Trains in another process, with what the processors have left over: nobody waits for it, and the next start is fast.
    /// If it is ended before it is done, the next `up` begins anew.
    ///
    /// @param launcher the class that knows the command `train`
    /// @return null where that process cannot be started
    public static @Nullable Child inBackground(Path home, Class<?> launcher, Console console) {
        var command = new ArrayList<>(Tether.works(LAST_IN_LINE) ? LAST_IN_LINE : List.of());
        command.addAll(List.of(Settings.JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m",
                "-Dcarequeue.home=" + home, "-cp", System.getProperty("java.class.path"), launcher.getName(), "train"));
        try {
            return Child.start(new ProcessBuilder(command), line -> console.say(line.replaceFirst("^carequeue: ", "")));
        } catch (IOException e) {
            console.say("the start caches cannot be made: " + e.getMessage());
            return null;
        }
    }

    /// Returns the exit code. Waits for another training of the same checkout, which then leaves nothing to do.
    ///
    /// @param stopper gets what breaks it off
    public int run(Consumer<Runnable> stopper) throws Refusal {
        for (var service : Service.values()) {
            service.mustBeBuilt(home);
        }
        var work = home.resolve("target/carequeue");
        try (var _ = RunLock.await(work.resolve("training.lock"))) {
            if (isDone(home)) {
                out.println("carequeue: the start caches are up to date");
            } else {
                train(work.resolve("training.log"), stopper);
            }
            return 0;
        } catch (IOException e) {
            throw FileTrouble.refusal(work, e);
        }
    }

    private void train(Path logFile, Consumer<Runnable> stopper) throws IOException, Refusal {
        var start = clock.instant();
        var data = Files.createTempDirectory("carequeue-training-");
        AccessKey.make(data);
        out.println("carequeue: making the start caches (the services' log is in target/carequeue/training.log)");
        try (var log = new PrintStream(Files.newOutputStream(logFile), true, StandardCharsets.UTF_8);
                var console = new Console(log, LOG_LINES)) {
            var recording = new Recording(settings(data), play, console, clock);
            stopper.accept(() -> recording.breakOff("It was broken off."));
            recording.run();
            for (var service : Service.values()) {
                StartCache.of(service, home).adopt();
            }
        } finally {
            for (var service : Service.values()) {
                StartCache.of(service, home).discard();
            }
            Folders.delete(data);
        }
        out.println("carequeue: made the start caches in %s; from now on the services start faster".formatted(
                Seconds.of(Duration.between(start, clock.instant()).truncatedTo(ChronoUnit.SECONDS))));
    }

    private Settings settings(Path data) throws IOException, Refusal {
        var values = new HashMap<String, String>();
        values.put(Settings.DATA, data.toString());
        // What it is pressed for is compiled all the same.
        values.put(Settings.ACCESS, Settings.OPEN);
        values.put(Settings.START_SECONDS, Long.toString(LONGEST_START.toSeconds()));
        var sockets = new ArrayList<ServerSocket>();
        try {
            // All at once, so that they differ.
            for (var service : Service.values()) {
                for (var variable : List.of(service.portVariable(), service.managementVariable())) {
                    var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                    sockets.add(socket);
                    values.put(variable, Integer.toString(socket.getLocalPort()));
                }
            }
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
        return Settings.from(values, home, home);
    }
}
