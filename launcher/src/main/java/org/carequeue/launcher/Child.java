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
        command.addAll(List.of(
                // Four JVMs share a small machine: the collector with the least memory and the fewest threads, and a heap
                // that begins small. Otherwise it begins at a 64th of the machine's memory, most of it touched once.
                "-XX:+UseSerialGC", "-Xms16m", "-Xmx256m",
                // The rest of what a JVM may take, so that there is a limit for all of it: without these they are 256 MiB
                // for sockets, 240 for compiled code, and none for classes. A service under load has a third of each.
                "-XX:MaxDirectMemorySize=96m", "-XX:MaxMetaspaceSize=96m", "-XX:ReservedCodeCacheSize=64m",
                // What the compilers took during the start goes back to the system, some 7 MiB of each service. Not every
                // system can do that, and one that cannot need not say so each time.
                "-XX:TrimNativeHeapInterval=5000", "-Xlog:trimnative*=off",
                // Compiled ten times later than usual: four services that start at once on two processors would wait for their
                // compilers, and most of what a start calls a few hundred times is never called again.
                "-XX:Tier3InvocationThreshold=2000", "-XX:Tier3MinInvocationThreshold=1000",
                "-XX:Tier3CompileThreshold=20000", "-XX:Tier4InvocationThreshold=50000",
                "-XX:Tier4MinInvocationThreshold=6000", "-XX:Tier4CompileThreshold=150000",
                "-XX:Tier4BackEdgeThreshold=400000",
                // Netty's; a JDK that forbids what it warns of now will need another Netty, not four times four lines of log.
                "--sun-misc-unsafe-memory-access=allow",
                // A JVM that ran out of memory is in no known state; starting it again is.
                "-XX:+ExitOnOutOfMemoryError",
                // A crash leaves no file behind in whatever folder the command was called from.
                "-XX:ErrorFile=" + settings.data().resolve("run").resolve(service.module() + ".crash.log"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                // The log's numbers are in the same digits in every country.
                "-Duser.language=en", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
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
