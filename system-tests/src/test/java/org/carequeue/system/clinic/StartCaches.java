package org.carequeue.system.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Has the start caches of the jars under test made, once for all tests of a run: these start the system so often that it
/// pays for itself, and it is what users run. What fits already stays as it is.
public final class StartCaches {

    private static boolean made;

    private StartCaches() {
    }

    /// Whether somebody has said that neither the tests nor anything that they start is to use them.
    public static boolean areSwitchedOff() {
        return "off".equals(System.getenv("CAREQUEUE_START_CACHE"));
    }

    /// Returns when they are there; at once, where they are switched off.
    public static synchronized void make() {
        if (made || areSwitchedOff()) {
            return;
        }
        var command = new ProcessBuilder(Checkout.ROOT.resolve("carequeue").toString(), "train").redirectErrorStream(true);
        command.environment().put("CAREQUEUE_BUILD", "never");
        try {
            var process = command.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            System.out.print(said);
            made = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
