package org.carequeue.launcher.up;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

import org.carequeue.launcher.files.FileTrouble;
import org.carequeue.launcher.files.RunFolder;
import org.carequeue.launcher.files.RunLock;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Service;

/// `carequeue statistics rebuild`: has the figures made anew from what the journals say.
///
/// The service looks every second for a file in its folder, empties its tables when it finds it, deletes it, and reads all logs
/// from their beginning. So this command needs no connection to it: whoever may write the data may decide.
///
/// @param patience how long it waits for a service that runs to begin
public record Rebuild(Path data, PrintStream out, InstantSource clock, Duration patience) {

    /// It looks every second, and finishes the batch that it is counting.
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final long LOOK_AGAIN_NANOS = 100_000_000;

    public int run() throws Refusal {
        var wish = data.resolve(Service.STATISTICS.module()).resolve("rebuild");
        try {
            if (!Files.isDirectory(data.resolve(Service.STATISTICS.module()))) {
                out.println("There are no figures yet in %s; the first start makes them.".formatted(data));
                return 0;
            }
            Files.write(wish, new byte[0]);
            var end = RunLock.isHeld(RunFolder.in(data)) ? clock.instant().plus(patience) : clock.instant();
            while (Files.exists(wish) && clock.instant().isBefore(end)) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
            out.println(Files.exists(wish) ? "The figures are made anew as soon as %s runs and has its database."
                    .formatted(Service.STATISTICS.module())
                    : "The figures are being made anew; those of the past come back as the journals are read.");
            return 0;
        } catch (IOException e) {
            throw FileTrouble.refusal(data, e);
        }
    }
}
