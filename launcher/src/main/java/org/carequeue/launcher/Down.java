package org.carequeue.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code carequeue down}: stops the run that holds a data folder, or what is left of one. */
final class Down {

    /** The launcher gives its services their own time, so it gets that and some more. */
    private static final Duration LAUNCHER_GRACE = Ending.GRACE.plusSeconds(5);

    private final Path home;
    private final Path data;
    private final PrintStream out;

    Down(Path home, Path data, PrintStream out) {
        this.home = home;
        this.data = data;
        this.out = out;
    }

    int run() throws Refusal {
        RunFolder folder = RunFolder.in(data);
        try {
            boolean stopped = RunLock.isHeld(folder) && stopLauncher(folder);
            List<ProcessHandle> leftovers = folder.leftovers(home);
            Ending.of(leftovers, Ending.GRACE);
            if (stopped || !leftovers.isEmpty()) {
                folder.forgetAll();
                out.println("CareQueue on %s is stopped.".formatted(data));
            } else {
                out.println("Nothing runs on %s.".formatted(data));
            }
            return 0;
        } catch (IOException e) {
            throw FileTrouble.refusal(data, e);
        }
    }

    private boolean stopLauncher(RunFolder folder) throws Refusal {
        Optional<ProcessHandle> launcher = folder.process(RunFolder.LAUNCHER);
        if (launcher.isEmpty()) {
            throw new Refusal("%s is held by a launcher that is just starting or stopping; try again in a moment."
                    .formatted(data));
        }
        ProcessHandle process = launcher.get();
        Ending.of(List.of(process), LAUNCHER_GRACE);
        if (process.isAlive()) {
            throw new Refusal("The launcher (process %d) could not be stopped; it may belong to another user."
                    .formatted(process.pid()));
        }
        return true;
    }
}
