package org.carequeue.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The process that plays the day of a demo: everybody who comes and works there. */
final class Player implements AutoCloseable {

    private static final int LONGEST_LINE = 1_000;
    private static final String NAME = "demo";

    private final DemoSettings settings;
    private volatile @Nullable Process process;
    private volatile boolean failed;

    Player(DemoSettings settings) {
        this.settings = settings;
    }

    /** Must be called on a thread that lives as long as the launcher; {@link Tether} says why. */
    void begin(Console console, Runnable stop) {
        try {
            Process started = new ProcessBuilder(command()).redirectErrorStream(true)
                    .redirectInput(new File("/dev/null")).start();
            process = started;
            Thread.ofPlatform().daemon().name("demo").start(() -> follow(started, console, stop));
        } catch (IOException e) {
            failed = true;
            console.say("the day cannot be played: " + e.getMessage());
        }
    }

    private List<String> command() {
        Path jar = settings.system().home().resolve("demo").resolve("target").resolve("demo.jar");
        List<String> command = new ArrayList<>(Tether.ofThisMachine());
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC", "-Xmx64m",
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-jar", jar.toString(),
                settings.system().address(Service.GATEWAY), Long.toString(settings.seed())));
        return command;
    }

    private void follow(Process started, Console console, Runnable stop) {
        try {
            LogLines.read(started.getInputStream(), LONGEST_LINE, line -> console.line(NAME, line));
            failed = started.waitFor() != 0;
        } catch (IOException e) {
            // The pipe of a process that was ended: there is nothing more to read.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (settings.stops()) {
            stop.run();
        } else if (!failed) {
            console.say("the day is over; the pages stay open until Ctrl-C");
        }
    }

    boolean failed() {
        return failed;
    }

    @Override
    public void close() {
        Process started = process;
        if (started != null) {
            started.destroy();
        }
    }
}
