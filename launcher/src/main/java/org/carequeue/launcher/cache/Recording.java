package org.carequeue.launcher.cache;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.carequeue.launcher.cache.Training.Play;
import org.carequeue.launcher.process.Console;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.settings.Settings;
import org.carequeue.launcher.supervise.BackOff;
import org.carequeue.launcher.supervise.CouldNotStart;
import org.carequeue.launcher.supervise.Readiness;
import org.carequeue.launcher.supervise.Supervision;
import org.carequeue.launcher.supervise.Supervisor;
import org.jspecify.annotations.Nullable;

/// One run of all services of which their JVMs make start caches.
final class Recording implements Supervision.Listener {

    /// Writing the caches takes the longest of all.
    private static final Duration LONGEST_END = Duration.ofMinutes(5);
    private static final long LOOK_AGAIN_NANOS = 200_000_000;

    private final Settings settings;
    private final Play play;
    private final Console console;
    private final InstantSource clock;
    private final Supervisor supervisor;
    private final List<ProcessHandle> processes = new CopyOnWriteArrayList<>();
    /// Why nothing comes of it; the first reason, from which others may follow.
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();

    Recording(Settings settings, Play play, Console console, InstantSource clock) {
        this.settings = settings;
        this.play = play;
        this.console = console;
        this.clock = clock;
        this.supervisor = new Supervisor(new Supervision(settings, this::command, console, this, clock, BackOff.USUAL,
                LONGEST_END));
    }

    /// Returns when every service has recorded all of it. Must be called on a thread that lives as long as the launcher.
    void run() throws Refusal {
        try {
            if (supervisor.run() > 0) {
                fail("The services took too long to stop.");
            }
            Stream.of(Service.values()).filter(service -> !StartCache.of(service, settings.home()).isRecorded()).findFirst()
                    .ifPresent(service -> fail("The JVM of %s has written none.".formatted(service.module())));
        } catch (CouldNotStart failure) {
            fail(failure.sentence());
        }
        if (trouble.get() != null) {
            throw new Refusal("The start caches could not be made; the services start more slowly without them. %s",
                    trouble.get());
        }
    }

    /// What is set about real runs, a clinic's file or a collector of traces, does not reach what is recorded.
    private ProcessBuilder command(Service service) {
        var builder = new ProcessBuilder(
                settings.command(service, StartCache.of(service, settings.home()).recordingOptions()));
        builder.environment().keySet().removeIf(name -> name.startsWith("CAREQUEUE_"));
        builder.environment().putAll(settings.environment());
        return builder;
    }

    /// May be called from any thread.
    void breakOff(String reason) {
        fail(reason);
        // Asked to end, a JVM would first write what nobody needs any more.
        processes.forEach(Recording::kill);
        supervisor.stop();
    }

    private void fail(String reason) {
        trouble.compareAndSet(null, reason);
    }

    private static void kill(ProcessHandle process) {
        // A JVM has the cache written by another one, which would go on.
        var all = Stream.concat(process.descendants(), Stream.of(process)).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void started(Service service, ProcessHandle process) {
        processes.add(process);
        if (trouble.get() != null) {
            kill(process);
        }
    }

    /// Those for which a clinic does not wait are started when it is up.
    private void awaitTheOthers() throws IOException {
        var end = clock.instant().plus(settings.startDeadline());
        for (var service : settings.services()) {
            while (!service.isWaitedFor() && !Readiness.ask(settings.managementAddress(service)).isReady()) {
                if (clock.instant().isAfter(end)) {
                    throw new IOException(service.module() + " is not ready");
                }
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }

    @Override
    public void allReady(Runnable stop) {
        // On a thread of its own, because this one watches the services.
        Thread.ofPlatform().daemon().name("play").start(() -> {
            try {
                awaitTheOthers();
                play.play(settings);
                stop.run();
            } catch (IOException | RuntimeException e) {
                console.say("the rehearsal failed: " + e);
                breakOff("The rehearsal failed: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                breakOff("It was interrupted.");
            }
        });
    }
}
