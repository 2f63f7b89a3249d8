package org.carequeue.launcher;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** One process of one service, its output and its end. */
final class Child {

    private static final int TAIL_LINES = 20;
    private static final int LONGEST_LINE = 16_384;

    private final Process process;
    private final Tail tail = new Tail(TAIL_LINES);
    private final Thread reader;

    private Child(Process process, Consumer<String> log) {
        this.process = process;
        this.reader = Thread.ofPlatform().daemon().name("log-of-" + process.pid()).start(() -> read(log));
    }

    /** Must be called on a thread that lives as long as the launcher; {@link Tether} says why. */
    static Child start(Service service, Settings settings, List<String> tether, Consumer<String> log)
            throws IOException {
        List<String> cache = settings.usesStartCache() ? StartCache.of(service, settings.home()).options() : List.of();
        return new Child(process(command(service, settings, tether, cache), settings).start(), log);
    }

    /**
     * The same for a service of whose start and work the JVM makes a {@link StartCache} when it ends. What is set about
     * real runs, a clinic's file or a collector of traces, does not reach it.
     */
    static Child startRecording(Service service, Settings settings, List<String> tether, Consumer<String> log)
            throws IOException {
        List<String> cache = StartCache.of(service, settings.home()).recordingOptions();
        ProcessBuilder builder = process(command(service, settings, tether, cache), settings);
        builder.environment().keySet().removeIf(name -> name.startsWith("CAREQUEUE_"));
        builder.environment().putAll(settings.environment());
        return new Child(builder.start(), log);
    }

    private static ProcessBuilder process(List<String> command, Settings settings) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().putAll(settings.environment());
        return builder;
    }

    static List<String> command(Service service, Settings settings, List<String> tether, List<String> cache) {
        List<String> command = new ArrayList<>(tether);
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(cache);
        command.addAll(List.of("@" + settings.home().resolve("launcher").resolve("jvm-options"),
                // A crash leaves no file behind in whatever folder the command was called from.
                "-XX:ErrorFile=" + settings.data().resolve("run").resolve(service.module() + ".crash.log")));
        command.addAll(settings.javaOptions());
        command.addAll(List.of("-jar", service.jar(settings.home()).toString()));
        return command;
    }

    /** Tells the exit code once, after the last line has been read. */
    void onEnd(IntConsumer listener) {
        Thread.ofPlatform().daemon().name("end-of-" + process.pid()).start(() -> {
            try {
                int exitCode = process.waitFor();
                // Bounded, because a process that the service has started may hold the other end of the pipe open.
                reader.join(Duration.ofMillis(500));
                listener.accept(exitCode);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    List<String> lastLines() {
        return tail.lines();
    }

    private void read(Consumer<String> log) {
        try {
            LogLines.read(process.getInputStream(), LONGEST_LINE, line -> {
                tail.add(line);
                log.accept(line);
            });
        } catch (IOException e) {
            // The pipe of a process that was killed: there is nothing more to read.
        }
    }
}
