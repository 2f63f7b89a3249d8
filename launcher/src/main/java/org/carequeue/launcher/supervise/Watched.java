package org.carequeue.launcher.supervise;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.carequeue.launcher.process.Child;
import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.supervise.Supervisor.Event;
import org.carequeue.launcher.time.Pace;
import org.carequeue.launcher.time.Seconds;
import org.jspecify.annotations.Nullable;

/// One service under supervision: its [Phase], the process that it has at the moment, and what follows when
/// something happens to that process. Every method is called on the supervisor's thread.
///
/// Where a method is told that CareQueue was up, a failure leads to another try; before that it ends the run.
final class Watched {

    private final Service service;
    private final Supervision supervision;
    private final Consumer<Event> events;
    /// An answer comes back within milliseconds: without a pause the questions alone would keep a processor busy.
    private final Pace questions = new Pace(Duration.ofMillis(200));

    private Phase phase;
    private @Nullable Child child;
    private boolean asking;
    private boolean overdueSaid;
    private String lastAnswer = "";

    private Watched(Service service, Supervision supervision, Consumer<Event> events, Phase phase) {
        this.service = service;
        this.supervision = supervision;
        this.events = events;
        this.phase = phase;
    }

    /// One that [#start] starts.
    static Watched begun(Service service, Supervision supervision, Consumer<Event> events) {
        return new Watched(service, supervision, events, Phase.firstStart(supervision.clock().instant()));
    }

    /// One that is started by the next [#tick], and tried again like one that has died.
    static Watched later(Service service, Supervision supervision, Consumer<Event> events) {
        return new Watched(service, supervision, events, Phase.startedLater(supervision.clock().instant()));
    }

    void start() throws CouldNotStart {
        try {
            spawn();
        } catch (IOException e) {
            throw new CouldNotStart("%s could not be started: %s".formatted(service.module(), e.getMessage()),
                    List.of());
        }
    }

    boolean isReady() {
        return phase instanceof Phase.Ready;
    }

    Optional<ProcessHandle> process() {
        return Optional.ofNullable(child).map(Child::handle);
    }

    private void ended(Child which, int exitCode, boolean wasUp) throws CouldNotStart {
        if (which != child) {
            return;
        }
        child = null;
        var what = service.module() + " " + ExitCode.describe(exitCode);
        if (!wasUp) {
            throw new CouldNotStart(what + " before CareQueue was up.", which.lastLines());
        }
        if (phase instanceof Phase.Alive alive) {
            var pausing = alive.died(now(), supervision.backOff());
            phase = pausing;
            say("%s; it is started again in %s".formatted(what, Seconds.of(pausing.pause())));
        }
    }

    private void answered(Child which, Readiness readiness) {
        // A process that has been replaced since has nothing to say any more.
        if (which != child) {
            return;
        }
        asking = false;
        if (!readiness.isReady()) {
            lastAnswer = readiness.why();
        } else if (phase instanceof Phase.Starting starting) {
            phase = starting.ready(now());
            say("%-16s is ready after %s".formatted(service.module(), Seconds.of(starting.lasted(now()))));
        }
    }

    /// Does what the time that has passed makes due.
    void tick(boolean wasUp) throws CouldNotStart {
        switch (phase) {
            case Phase.Starting starting -> {
                if (starting.lasted(now()).compareTo(supervision.settings().startDeadline()) >= 0) {
                    overdue(wasUp);
                }
                ask();
            }
            case Phase.Pausing pausing -> {
                if (pausing.isOver(now())) {
                    restart(pausing);
                }
            }
            case Phase.Ready _ -> {
            }
        }
    }

    private void overdue(boolean wasUp) throws CouldNotStart {
        var sentence = "%s is still not ready after %s (%s)".formatted(service.module(),
                Seconds.of(supervision.settings().startDeadline()), lastAnswer);
        var current = child;
        if (!wasUp && current != null) {
            throw new CouldNotStart(sentence + ".", current.lastLines());
        }
        if (!overdueSaid) {
            overdueSaid = true;
            say(sentence);
        }
    }

    private void ask() {
        var current = child;
        if (asking || current == null || !questions.isDue(now())) {
            return;
        }
        // One question at a time and never on this thread: a service that hangs must not hold up the others.
        asking = true;
        Thread.ofVirtual().start(() -> {
            var answer = Readiness.ask(supervision.settings().managementAddress(service));
            events.accept(_ -> answered(current, answer));
        });
    }

    private void restart(Phase.Pausing pausing) {
        try {
            spawn();
            phase = pausing.restarted(now());
        } catch (IOException e) {
            var again = pausing.failedToStart(now(), supervision.backOff());
            phase = again;
            say("%s could not be started: %s; the next try is in %s".formatted(service.module(), e.getMessage(),
                    Seconds.of(again.pause())));
        }
    }

    private void spawn() throws IOException {
        var fresh = Child.start(supervision.command().apply(service),
                line -> supervision.console().line(service.shortName(), line));
        child = fresh;
        asking = false;
        overdueSaid = false;
        lastAnswer = "";
        fresh.onEnd(exitCode -> events.accept(wasUp -> ended(fresh, exitCode, wasUp)));
        supervision.listener().started(service, fresh.handle());
    }

    private Instant now() {
        return supervision.clock().instant();
    }

    private void say(String text) {
        supervision.console().say(text);
    }
}
