package org.carequeue.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * {@code carequeue train}: makes the {@link StartCache} of every service. They are started together on a data folder and
 * ports of their own, a {@link Play} is played on them, and when they are stopped each JVM writes down what it has
 * learned. Nothing is left behind but the caches and a log.
 */
final class Training {

    private static final int LOG_LINES = 10_000;
    /** On a busy machine a start that is recorded takes its time. */
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Path home;
    private final Play play;
    private final PrintStream out;
    private final InstantSource clock = new SteadyClock();

    /** Makes the services do what they do all day. */
    @FunctionalInterface
    interface Play {
        void play(Settings settings) throws IOException, InterruptedException;
    }

    Training(Path home, Play play, PrintStream out) {
        this.home = home;
        this.play = play;
        this.out = out;
    }

    /** Whether every service has a cache that fits. */
    static boolean isDone(Path home) {
        return Stream.of(Service.values()).allMatch(service -> StartCache.of(service, home).fits());
    }

    /**
     * Returns the exit code. Waits for another training of the same checkout, which then leaves nothing to do.
     *
     * @param stopper gets what breaks it off
     */
    int run(Consumer<Runnable> stopper) throws Refusal {
        Preflight.jarsAreThere(home, List.of(Service.values()));
        Path work = home.resolve("target").resolve("carequeue");
        try {
            Files.createDirectories(work);
            try (RunLock _ = RunLock.await(work.resolve("training.lock"))) {
                if (isDone(home)) {
                    out.println("carequeue: the start caches are up to date");
                } else {
                    train(work.resolve("training.log"), stopper);
                }
            }
            return 0;
        } catch (IOException e) {
            throw FileTrouble.refusal(work, e);
        }
    }

    private void train(Path logFile, Consumer<Runnable> stopper) throws IOException, Refusal {
        Instant start = clock.instant();
        Path data = Files.createTempDirectory("carequeue-training-");
        out.println("carequeue: making the start caches (the services' log is in target/carequeue/training.log)");
        try (PrintStream log = new PrintStream(Files.newOutputStream(logFile), true, StandardCharsets.UTF_8);
                Console console = new Console(log, LOG_LINES)) {
            Recording recording = new Recording(settings(data), play, console, clock);
            stopper.accept(recording::breakOff);
            recording.run();
            for (Service service : Service.values()) {
                StartCache.of(service, home).adopt();
            }
        } finally {
            for (Service service : Service.values()) {
                StartCache.of(service, home).discard();
            }
            delete(data);
        }
        Duration lasted = Duration.between(start, clock.instant()).truncatedTo(ChronoUnit.SECONDS);
        out.println("carequeue: made the start caches in %s; from now on the services start faster".formatted(
                Seconds.of(lasted)));
    }

    private Settings settings(Path data) throws IOException, Refusal {
        Map<String, String> values = new HashMap<>();
        values.put(Settings.DATA, data.toString());
        values.put(Settings.START_SECONDS, Long.toString(LONGEST_START.toSeconds()));
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            // All at once, so that they differ.
            for (Service service : Service.values()) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                sockets.add(socket);
                values.put(service.portVariable(), Integer.toString(socket.getLocalPort()));
            }
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
        return Settings.from(values, home, home);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
