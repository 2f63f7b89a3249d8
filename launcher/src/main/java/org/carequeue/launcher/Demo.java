package org.carequeue.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * {@code carequeue demo}: the system on a folder of its own, with a clock that goes faster, and a day played on it. What an
 * earlier demo has left there is deleted; a folder that holds anything else is refused.
 */
final class Demo {

    /** Makes the clock of all services that keep their data there a demo's; they know the file by this name. */
    static final String CLOCK_FILE = "demo-clock.properties";

    /** The services are not ready at once, and the day is not to begin without them. */
    private static final Duration TO_START = Duration.ofSeconds(8);

    private final DemoSettings settings;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    Demo(DemoSettings settings, Clock clock, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /** Runs until it is stopped, or until the day is over if it was told to stop then, and returns the exit code. */
    int run(Consumer<Runnable> stopper) throws Refusal {
        prepare();
        try (Player player = new Player(settings)) {
            int exitCode = new Up(settings.system(), out, err, BackOff.USUAL, player::begin).run(stopper);
            return exitCode == 0 && player.failed() ? 1 : exitCode;
        }
    }

    /** Begins anew. */
    void prepare() throws Refusal {
        Path data = settings.system().data();
        Path file = data.resolve(CLOCK_FILE);
        try {
            if (Files.exists(file)) {
                new Reset(settings.system().home(), data, out).run(true, new BufferedReader(Reader.nullReader()));
            } else {
                for (Service service : Service.values()) {
                    if (Files.exists(data.resolve(service.module()))) {
                        throw new Refusal("What lies in %s is no demo's: a demo needs a folder of its own (--data)."
                                .formatted(data));
                    }
                }
            }
            OwnerOnly.makeFolder(data);
            Files.writeString(file, clockFile());
        } catch (IOException e) {
            throw FileTrouble.refusal(data, e);
        }
    }

    private String clockFile() {
        Instant began = clock.instant().plus(TO_START);
        Instant from = LocalDate.now(clock).atTime(settings.start()).atZone(clock.getZone()).toInstant();
        return "# This folder is a demo's: its clock goes faster.\nbegan=%s\nfrom=%s\npace=%d\n".formatted(began, from,
                settings.pace());
    }
}
