package org.carequeue.launcher.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What is put in front of a service's command so that it cannot outlive the launcher, even one that is killed with
/// `kill -9` and can no longer stop anything itself. The services need not know of it, and the process id stays that of the
/// service, because both helpers replace themselves by the command they are given.
///
/// - `setpriv --pdeathsig TERM`: the kernel sends SIGTERM to the service when its parent is gone. "Parent" is the thread
///   that started it, so all services must be started on a thread that lives as long as the launcher does.
/// - `setsid`: a session of its own, so that Ctrl-C reaches the launcher alone and a service that ends with it is not
///   mistaken for one that crashed.
///
/// Where these are missing (macOS, a small container) nothing is put in front; a launcher killed there leaves services
/// behind, which the next `up` or `down` finds by their pid files and stops.
public final class Tether {

    public static final List<String> OF_THIS_MACHINE = Stream
            .of(List.of("setsid"), List.of("setpriv", "--pdeathsig", "TERM")).filter(Tether::works).flatMap(List::stream)
            .toList();

    private Tether() {
    }

    /// Whether a command that runs the one behind it is there and may do so.
    public static boolean works(List<String> helper) {
        try {
            var trial = new ProcessBuilder(Stream.concat(helper.stream(), Stream.of("true")).toList())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            // Not installed: an answer, not a problem.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
