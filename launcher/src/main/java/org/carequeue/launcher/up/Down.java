package org.carequeue.launcher.up;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.carequeue.launcher.files.FileTrouble;
import org.carequeue.launcher.files.RunFolder;
import org.carequeue.launcher.files.RunLock;
import org.carequeue.launcher.process.Ending;
import org.carequeue.launcher.settings.Refusal;

/// `carequeue down`: stops the run that holds a data folder, or what is left of one.
public record Down(Path home, Path data, PrintStream out) {

    /// The launcher gives its services their own time, so it gets that and some more.
    private static final Duration LAUNCHER_GRACE = Ending.GRACE.plusSeconds(5);

    public int run() throws Refusal {
        var folder = RunFolder.in(data);
        try {
            var wasHeld = RunLock.isHeld(folder);
            if (wasHeld) {
                stopLauncher(folder);
            }
            var leftovers = folder.leftovers(home);
            Ending.of(leftovers, Ending.GRACE);
            if (wasHeld || !leftovers.isEmpty()) {
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

    private void stopLauncher(RunFolder folder) throws Refusal {
        var process = folder.process(RunFolder.LAUNCHER).orElseThrow(() -> new Refusal(
                "%s is held by a launcher that is just starting or stopping; try again in a moment.", data));
        Ending.of(List.of(process), LAUNCHER_GRACE);
        if (process.isAlive()) {
            throw new Refusal("The launcher (process %d) could not be stopped; it may belong to another user.", process.pid());
        }
    }
}
