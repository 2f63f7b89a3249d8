package org.carequeue.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What is put in front of a service's command so that it cannot outlive the launcher, even one that is killed with
 * {@code kill -9} and can no longer stop anything itself. The services need not know of it, and the process id stays
 * that of the service, because both helpers replace themselves by the command they are given.
 * <ul>
 * <li>{@code setpriv --pdeathsig TERM}: the kernel sends SIGTERM to the service when its parent is gone. "Parent" is the
 * thread that started it, so all services must be started on a thread that lives as long as the launcher does; see
 * {@link Supervisor#run()}.
 * <li>{@code setsid}: a session of its own, so that Ctrl-C reaches the launcher alone and a service that ends with it
 * is not mistaken for one that crashed.
 * </ul>
 * Where these are missing (macOS, a small container) nothing is put in front; a launcher killed there leaves services
 * behind, which the next {@code up} or {@code down} finds by their pid files and stops.
 */
final class Tether {

    private static final List<String> OWN_SESSION = List.of("setsid");
    private static final List<String> DIES_WITH_PARENT = List.of("setpriv", "--pdeathsig", "TERM");

    private Tether() {
    }

    static List<String> ofThisMachine() {
        List<String> words = new ArrayList<>();
        for (List<String> helper : List.of(OWN_SESSION, DIES_WITH_PARENT)) {
            if (works(helper)) {
                words.addAll(helper);
            }
        }
        return List.copyOf(words);
    }

    /** Whether a command that runs the one behind it is there and may do so. */
    static boolean works(List<String> helper) {
        List<String> command = new ArrayList<>(helper);
        command.add("true");
        try {
            Process trial = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
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
