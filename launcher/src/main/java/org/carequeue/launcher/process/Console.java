package org.carequeue.launcher.process;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The one log: every line of every service, with the service's name in front and the text aligned behind it.
///
/// Lines wait in a bounded queue for one writer. When the terminal or pipe behind it is not read, further lines are
/// dropped and counted: a service must never wait for somebody to look at its log.
public final class Console implements AutoCloseable {

    private static final String LAUNCHER = "carequeue";

    private static final Duration FLUSH_WITHIN = Duration.ofSeconds(1);

    private final PrintStream out;
    private final BlockingQueue<String> waiting;
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer;
    private volatile boolean closing;

    public Console(PrintStream out, int bound) {
        this.out = out;
        this.waiting = new ArrayBlockingQueue<>(bound);
        this.writer = Thread.ofPlatform().daemon().name("console").start(this::write);
    }

    /// Every line of the text gets the prefix, so that a stack trace can be told from the lines of another service.
    static String prefixed(String source, String text) {
        var prefix = "%-9s | ".formatted(source);
        return prefix + text.stripTrailing().replace("\n", "\n" + prefix);
    }

    public void say(String text) {
        line(LAUNCHER, text);
    }

    public void line(String source, String text) {
        if (!waiting.offer(prefixed(source, text))) {
            dropped.incrementAndGet();
        }
    }

    /// Writes what still waits, unless nobody reads it.
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(FLUSH_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            while (!closing || !waiting.isEmpty()) {
                var line = waiting.poll(50, TimeUnit.MILLISECONDS);
                if (line != null) {
                    out.println(line);
                }
                var lost = dropped.getAndSet(0);
                if (lost > 0) {
                    out.println(prefixed(LAUNCHER, "%d log lines were dropped, because this output was not read fast enough"
                            .formatted(lost)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.flush();
    }
}
