package org.carequeue.bridge.fatal;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

/// Makes the threads of a service's single writers, and ends the process with one clear line when one of them has ended.
///
/// Without its one writer a service answers and shows what was, and looks well. Started again it is well: what was
/// acknowledged is on the disk. So it ends at once and in no order, as if it had been killed, which every start takes: an
/// orderly stop would wait for the very thread that has ended.
///
/// The line has the cause's type and where it came from, and not its message, in which a patient's data might stand.
public final class Fatal {

    /// What the process ends with, so that whoever has started it can tell why.
    public static final int EXIT_CODE = 70;
    private static final int FRAMES = 8;
    private static final Logger LOG = Logger.getLogger(Fatal.class);

    private final Runnable ender;

    /// @param ender ends the process; in tests it does something else
    public Fatal(Runnable ender) {
        this.ender = ender;
    }

    /// One that ends this process.
    public static Fatal ofThisProcess() {
        return new Fatal(() -> Runtime.getRuntime().halt(EXIT_CODE));
    }

    /// A thread that is still to be started. Whatever it throws ends the process.
    public Thread writer(String name, Runnable work) {
        return Thread.ofPlatform().name(name).daemon()
                .uncaughtExceptionHandler((thread, cause) -> ended(thread.getName(), cause)).unstarted(work);
    }

    /// A single writer has ended.
    public void ended(String name, Throwable cause) {
        var root = rootOf(cause);
        sayAndEnd(() -> LOG.fatalf(
                "a part has ended without which nothing goes on, so the process ends: thread=%s cause=%s at=%s",
                name, root.getClass().getName(), placeOf(root.getStackTrace())));
    }

    /// A single writer is there and does not move.
    ///
    /// @param at where it is, as far as that is known
    public void stuck(String name, StackTraceElement... at) {
        sayAndEnd(() -> LOG.fatalf("a part does not move without which nothing goes on, so the process ends: thread=%s at=%s",
                name, placeOf(at)));
    }

    /// Something was thrown that concerns no single writer. A JVM that has run out of memory is in no known state, also
    /// where the JVM does not see it by itself: of memory for sockets, or of threads.
    ///
    /// @return whether the process goes on
    public boolean survives(String name, Throwable cause) {
        if (rootOf(cause) instanceof OutOfMemoryError) {
            ended(name, cause);
            return false;
        }
        return true;
    }

    /// Has every thread that ends by a throwable say so, whoever has made it.
    public void watchAll() {
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> {
            if (survives(thread.getName(), cause)) {
                var root = rootOf(cause);
                LOG.errorf("a thread has ended: thread=%s cause=%s at=%s", thread.getName(), root.getClass().getName(),
                        placeOf(root.getStackTrace()));
            }
        });
    }

    /// Where there is no memory to say anything, it ends all the same.
    private void sayAndEnd(Runnable line) {
        try {
            line.run();
        } finally {
            ender.run();
        }
    }

    private static Throwable rootOf(Throwable cause) {
        var root = cause;
        for (var next = cause.getCause(); next != null && next != root; next = next.getCause()) {
            root = next;
        }
        return root;
    }

    /// Where something was, in one line: the innermost call first.
    public static String placeOf(StackTraceElement... frames) {
        return Arrays.stream(frames).limit(FRAMES)
                .map(frame -> simpleName(frame.getClassName()) + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining("<"));
    }

    private static String simpleName(String className) {
        return Objects.requireNonNull(className).substring(className.lastIndexOf('.') + 1);
    }
}
