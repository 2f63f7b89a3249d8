package org.carequeue.launcher.supervise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.carequeue.launcher.process.Ending;
import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.time.Seconds;

/// Starts the services, watches them, starts those that die again, and stops them all. One loop on one thread decides
/// everything; what happens elsewhere (a process ended, a service answered) reaches it as an [Event].
///
/// Those that are not waited for are started once all others have been ready, so that they take nothing from their start.
/// Until then a death or a missed deadline ends the run: something is wrong that a second try would not mend, and
/// the user is sitting in front of it. After that nothing ends the run but the wish to stop.
public final class Supervisor {

    private static final Duration TICK = Duration.ofMillis(100);

    private final Supervision supervision;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<Watched> all = new ArrayList<>();
    private volatile boolean stopAsked;
    private boolean wasUp;

    /// What happens on another thread and is dealt with on this one.
    interface Event {

        /// @param wasUp whether all services have been ready
        void happen(boolean wasUp) throws CouldNotStart;
    }

    public Supervisor(Supervision supervision) {
        this.supervision = supervision;
    }

    /// May be called from any thread, and more than once.
    public void stop() {
        stopAsked = true;
    }

    /// Returns when all services are stopped, and how many of them did not stop by themselves. All processes are started on
    /// the calling thread, which has to live as long as the launcher: see `Tether`.
    ///
    /// @throws CouldNotStart when all are stopped, where they have not all been ready
    public int run() throws CouldNotStart {
        var killed = 0;
        try {
            for (var service : services(true)) {
                var watched = Watched.begun(service, supervision, events::add);
                all.add(watched);
                watched.start();
            }
            watch();
        } catch (InterruptedException e) {
            // The owner of this thread wants it back: the same as a wish to stop.
            Thread.currentThread().interrupt();
        } finally {
            killed = stopAll();
        }
        return killed;
    }

    private void watch() throws CouldNotStart, InterruptedException {
        while (!stopAsked) {
            var event = events.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
            if (event != null) {
                event.happen(wasUp);
            }
            for (var watched : all) {
                watched.tick(wasUp);
            }
            supervision.listener().tick();
            if (!wasUp && all.stream().allMatch(Watched::isReady)) {
                wasUp = true;
                supervision.listener().allReady(this::stop);
                services(false).forEach(service -> all.add(Watched.later(service, supervision, events::add)));
            }
        }
    }

    private List<Service> services(boolean waitedFor) {
        return supervision.settings().services().stream().filter(service -> service.isWaitedFor() == waitedFor).toList();
    }

    private int stopAll() {
        var running = all.stream().flatMap(watched -> watched.process().stream()).toList();
        var killed = Ending.of(running, supervision.grace()).size();
        if (killed > 0) {
            supervision.console().say("%d of the services did not stop within %s and were killed".formatted(killed,
                    Seconds.of(supervision.grace())));
        }
        return killed;
    }
}
