package org.carequeue.launcher;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * What supervising needs from outside.
 *
 * @param services what is started, in this order
 * @param startDeadline how long a service may take until it is ready
 * @param grace how long the services may take to stop before they are killed
 */
record Supervision(List<Service> services, Spawner spawner, Readiness.Probe probe, Console console, Listener listener,
        InstantSource clock,
        Duration startDeadline, BackOff backOff, Duration grace) {

    /** Makes the process of a service. */
    @FunctionalInterface
    interface Spawner {
        Child spawn(Service service) throws IOException;
    }

    /** Hears where the services stand. */
    interface Listener {

        void started(Service service, ProcessHandle process);

        void allReady();

        /** Time has passed: called some ten times a second. */
        void tick();
    }

    /** What happens on other threads and is dealt with on the supervisor's. */
    sealed interface Event {

        record Ended(Watched watched, Child child, int exitCode) implements Event {
        }

        record Answered(Watched watched, Child child, Readiness readiness) implements Event {
        }

        record StopAsked() implements Event {
        }
    }
}
