package org.carequeue.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.carequeue.launcher.Supervision.Event;

/**
 * Starts the services, watches them, starts those that die again, and stops them all. One loop on one thread decides
 * everything; what happens elsewhere (a process ended, a service answered, somebody asks to stop) reaches it as an
 * {@link Event}.
 *
 * <p>
 * Until all services have been ready once, a death or a missed deadline ends the run: something is wrong that a second
 * try would not mend, and the user is sitting in front of it. After that nothing ends the run but the wish to stop.
 */
final class Supervisor {

    private static final Duration TICK = Duration.ofMillis(100);

    private final Supervision supervision;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<Watched> all = new ArrayList<>();
    private boolean wasUp;

    Supervisor(Supervision supervision) {
        this.supervision = supervision;
    }

    /** May be called from any thread, and more than once. */
    void stop() {
        events.add(new Event.StopAsked());
    }

    /** Returns when all services are stopped. All processes are started on the calling thread: see {@link Tether}. */
    Outcome run() {
        Optional<CouldNotStart> failure = Optional.empty();
        try {
            startAll();
            watch();
        } catch (CouldNotStart e) {
            failure = Optional.of(e);
        } catch (InterruptedException e) {
            // The owner of this thread wants it back: the same as a wish to stop.
            Thread.currentThread().interrupt();
        }
        int killed = stopAll();
        return failure.<Outcome> map(CouldNotStart::outcome).orElseGet(() -> new Outcome.Stopped(killed));
    }

    private void startAll() throws CouldNotStart {
        for (Service service : supervision.services()) {
            Watched watched = new Watched(service, supervision, events::add);
            all.add(watched);
            watched.start();
        }
    }

    private void watch() throws CouldNotStart, InterruptedException {
        while (true) {
            switch (events.poll(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                case Event.Ended(Watched watched, Child child, int exitCode) -> watched.ended(child, exitCode, wasUp);
                case Event.Answered(Watched watched, Child child, Readiness readiness) -> watched.answered(child,
                        readiness);
                case Event.StopAsked _ -> {
                    return;
                }
                case null -> {
                    // Nothing has happened but that time has passed.
                }
            }
            for (Watched watched : all) {
                watched.tick(wasUp);
            }
            supervision.listener().tick();
            if (!wasUp && all.stream().allMatch(Watched::isReady)) {
                wasUp = true;
                supervision.listener().allReady();
            }
        }
    }

    private int stopAll() {
        List<ProcessHandle> running = all.stream().flatMap(watched -> watched.process().stream()).toList();
        int killed = Ending.of(running, supervision.grace()).size();
        if (killed > 0) {
            supervision.console().say("%d of the services did not stop within %s and were killed".formatted(killed,
                    Seconds.of(supervision.grace())));
        }
        return killed;
    }
}
