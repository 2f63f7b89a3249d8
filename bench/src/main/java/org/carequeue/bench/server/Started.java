package org.carequeue.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A process that the bench has started, with all that it says in a file. It ends with the bench at the latest.
final class Started implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final long LOOK_AGAIN_NANOS = 2_000_000;
    private static final int TAIL = 20;

    private final Process process;
    private final Path log;
    private final Thread hook;

    private Started(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.hook = new Thread(this::end, "end-" + process.pid());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static Started run(Path folder, Path log, Map<String, String> environment, List<String> command) throws IOException {
        Files.createDirectories(log.getParent());
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile()).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Started(builder.start(), log);
    }

    long pid() {
        return process.pid();
    }

    /// Waits until something holds.
    ///
    /// @throws IOException with the last lines of its output, when the process ends or it takes too long
    void await(String what, Duration patience, BooleanSupplier holds) throws IOException {
        var end = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("%s: %s did not happen. Its last lines in %s:%n%s".formatted(
                        process.info().command().orElse("it"), what, log, tail()));
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private String tail() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void end() {
        var children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
