package org.carequeue.launcher.supervise;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

import org.carequeue.launcher.process.Console;
import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.settings.Settings;

/// What supervising needs from outside.
///
/// @param command how a service is started
/// @param grace how long the services may take to stop before they are killed
public record Supervision(Settings settings, Function<Service, ProcessBuilder> command, Console console, Listener listener,
        InstantSource clock, BackOff backOff, Duration grace) {

    /// Hears where the services stand.
    public interface Listener {

        void started(Service service, ProcessHandle process);

        /// @param stop ends the run
        void allReady(Runnable stop);

        /// Time has passed: called some ten times a second.
        default void tick() {
        }
    }
}
