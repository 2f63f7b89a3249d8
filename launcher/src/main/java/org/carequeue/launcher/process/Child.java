package org.carequeue.launcher.process;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/// One process, its output and its end.
public final class Child {

    private static final int LAST_LINES = 20;
    private static final int LONGEST_LINE = 16_384;

    private final Process process;
    /// Kept for the case that they explain a failure.
    private final LinkedBlockingDeque<String> lastLines = new LinkedBlockingDeque<>(LAST_LINES);
    private final Thread reader;
    private volatile boolean ended;

    private Child(Process process, Consumer<String> log) {
        this.process = process;
        this.reader = Thread.ofPlatform().daemon().name("log-of-" + process.pid()).start(() -> read(log));
    }

    /// Must be called on a thread that lives as long as the launcher; [Tether] says why.
    ///
    /// @param log gets each line that the process prints, on another thread
    public static Child start(ProcessBuilder builder, Consumer<String> log) throws IOException {
        builder.command(Stream.concat(Tether.OF_THIS_MACHINE.stream(), builder.command().stream()).toList());
        return new Child(builder.redirectErrorStream(true).redirectInput(new File("/dev/null")).start(), log);
    }

    /// Tells the exit code once, after the last line has been read; nothing where it was [#end] that ended it.
    public void onEnd(IntConsumer listener) {
        Thread.ofPlatform().daemon().name("end-of-" + process.pid()).start(() -> {
            try {
                var exitCode = process.waitFor();
                // Bounded, because a process that the service has started may hold the other end of the pipe open.
                reader.join(Duration.ofMillis(500));
                if (!ended) {
                    listener.accept(exitCode);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Ends it, and returns when it has ended.
    public void end() {
        ended = true;
        Ending.of(List.of(handle()), Ending.GRACE);
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public List<String> lastLines() {
        return List.copyOf(lastLines);
    }

    private void read(Consumer<String> log) {
        try {
            LogLines.read(process.getInputStream(), LONGEST_LINE, line -> {
                while (!lastLines.offerLast(line)) {
                    lastLines.pollFirst();
                }
                log.accept(line);
            });
        } catch (IOException e) {
            // The pipe of a process that was killed: there is nothing more to read.
        }
    }
}
