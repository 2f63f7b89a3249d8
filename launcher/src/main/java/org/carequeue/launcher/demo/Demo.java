package org.carequeue.launcher.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Consumer;

import org.carequeue.launcher.files.FileTrouble;
import org.carequeue.launcher.files.Folders;
import org.carequeue.launcher.process.Child;
import org.carequeue.launcher.process.Console;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.settings.Settings;
import org.carequeue.launcher.supervise.BackOff;
import org.carequeue.launcher.up.Question;
import org.carequeue.launcher.up.Reset;
import org.carequeue.launcher.up.Up;
import org.jspecify.annotations.Nullable;

/// `carequeue demo`: the system on a folder of its own, with a clock that goes faster, and a day played on it by a process
/// that does what people do there. What an earlier demo has left there is deleted; a folder that holds anything else is
/// refused.
public final class Demo {

    /// Makes the clock of all services that keep their data there a demo's; they know the file by this name.
    public static final String CLOCK_FILE = "demo-clock.properties";

    /// The services are not ready at once, and the day is not to begin without them.
    private static final Duration TO_START = Duration.ofSeconds(8);

    private final DemoSettings settings;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;
    private volatile boolean failed;

    public Demo(DemoSettings settings, Clock clock, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /// Runs until it is stopped, or until the day is over if it was told to stop then, and returns the exit code.
    public int run(Consumer<Runnable> stopper) throws Refusal {
        prepare();
        var exitCode = new Up(settings.system(), out, err, BackOff.USUAL, this::play).run(stopper);
        return exitCode == 0 && failed ? 1 : exitCode;
    }

    /// Begins anew.
    void prepare() throws Refusal {
        var data = settings.system().data();
        var file = data.resolve(CLOCK_FILE);
        try {
            if (Files.exists(file)) {
                new Reset(settings.system().home(), data, out).run(new Question(true, Reader.nullReader(), out));
            } else {
                for (var service : Service.values()) {
                    if (Files.exists(data.resolve(service.module()))) {
                        throw new Refusal("What lies in %s is no demo's: a demo needs a folder of its own (--data).", data);
                    }
                }
            }
            Folders.make(data);
            Files.writeString(file, "# This folder is a demo's: its clock goes faster.\nbegan=%s\nfrom=%s\npace=%d\n".formatted(
                    clock.instant().plus(TO_START),
                    LocalDate.now(clock).atTime(settings.start()).atZone(clock.getZone()).toInstant(), settings.pace()));
        } catch (IOException e) {
            throw FileTrouble.refusal(data, e);
        }
    }

    private @Nullable Child play(Console console, Runnable stop) {
        var system = settings.system();
        try {
            var player = Child.start(new ProcessBuilder(Settings.JAVA, "-XX:+UseSerialGC", "-Xmx64m", "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8", "-jar", system.home().resolve("demo/target/demo.jar").toString(),
                    system.address(Service.GATEWAY), DemoSettings.PASSWORD, Long.toString(settings.seed())),
                    line -> console.line("demo", line));
            player.onEnd(exitCode -> {
                failed = exitCode != 0;
                if (settings.stops()) {
                    stop.run();
                } else if (!failed) {
                    console.say("the day is over; the pages stay open until Ctrl-C");
                }
            });
            return player;
        } catch (IOException e) {
            failed = true;
            console.say("the day cannot be played: " + e.getMessage());
            return null;
        }
    }
}
