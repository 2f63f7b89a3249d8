package org.carequeue.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Makes the start caches while the system runs, with what the processors have left over: nobody waits for them, and the
 * next start is fast. It ends with the system; if it was not done then, the next {@code up} begins anew.
 */
final class BackgroundTraining implements AutoCloseable {

    private static final List<String> LAST_IN_LINE = List.of("nice", "-n", "19");
    private static final int LONGEST_LINE = 1_000;

    private final Path home;
    private volatile @Nullable Process process;

    BackgroundTraining(Path home) {
        this.home = home;
    }

    /** Must be called on a thread that lives as long as the launcher; {@link Tether} says why. */
    void begin(Console console) {
        try {
            Process started = new ProcessBuilder(command()).redirectErrorStream(true)
                    .redirectInput(new File("/dev/null")).start();
            process = started;
            Thread.ofPlatform().daemon().name("training").start(() -> follow(started, console));
        } catch (IOException e) {
            console.say("the start caches cannot be made: " + e.getMessage());
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(Tether.ofThisMachine());
        if (Tether.works(LAST_IN_LINE)) {
            command.addAll(LAST_IN_LINE);
        }
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xmx64m", "-Dcarequeue.home=" + home,
                "-cp", System.getProperty("java.class.path"), Launcher.class.getName(), "train"));
        return command;
    }

    private static void follow(Process started, Console console) {
        try {
            LogLines.read(started.getInputStream(), LONGEST_LINE,
                    line -> console.say(line.replaceFirst("^carequeue: ", "")));
        } catch (IOException e) {
            // The pipe of a process that was ended: there is nothing more to read.
        }
    }

    @Override
    public void close() {
        Process started = process;
        if (started != null) {
            Ending.of(List.of(started.toHandle()), Ending.GRACE);
        }
    }
}
