package org.carequeue.launcher;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.carequeue.launcher.Training.Play;
import org.jspecify.annotations.Nullable;

/** One run of all services of which their JVMs make start caches. */
final class Recording implements Supervision.Listener {

    /** Writing the caches takes the longest of all. */
    private static final Duration LONGEST_END = Duration.ofMinutes(5);

    private final Settings settings;
    private final Play play;
    private final Console console;
    private final Supervisor supervisor;
    private final List<ProcessHandle> processes = new CopyOnWriteArrayList<>();
    /** Why nothing comes of it; the first reason, from which others may follow. */
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();

    /** Must be made on a thread that lives as long as the launcher, and run on it; {@link Tether} says why. */
    Recording(Settings settings, Play play, Console console, InstantSource clock) {
        this.settings = settings;
        this.play = play;
        this.console = console;
        List<String> tether = Tether.ofThisMachine();
        this.supervisor = new Supervisor(new Supervision(settings.services(),
                service -> Child.startRecording(service, settings, tether, line -> console.line(service.shortName(), line)),
                service -> Readiness.ask(settings.address(service)), console, this, clock, settings.startDeadline(),
                BackOff.USUAL, LONGEST_END));
    }

    /** Returns when every service has recorded all of it. */
    void run() throws Refusal {
        switch (supervisor.run()) {
            case Outcome.NotStarted failure -> fail(failure.sentence());
            case Outcome.Stopped stopped when stopped.killed() > 0 -> fail("The services took too long to stop.");
            case Outcome.Stopped _ -> Stream.of(Service.values())
                    .filter(service -> !StartCache.of(service, settings.home()).isRecorded()).findFirst()
                    .ifPresent(service -> fail("The JVM of %s has written none.".formatted(service.module())));
        }
        Optional<String> reason = Optional.ofNullable(trouble.get());
        if (reason.isPresent()) {
            throw new Refusal("The start caches could not be made; the services start more slowly without them. "
                    + reason.get());
        }
    }

    /** May be called from any thread. */
    void breakOff() {
        breakOff("It was broken off.");
    }

    private void breakOff(String reason) {
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
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process)).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void started(Service service, ProcessHandle process) {
        processes.add(process);
        if (trouble.get() != null) {
            kill(process);
        }
    }

    @Override
    public void tick() {
        // Nothing that is recorded depends on time.
    }

    @Override
    public void allReady() {
        // On a thread of its own, because this one watches the services.
        Thread.ofPlatform().daemon().name("play").start(() -> {
            try {
                play.play(settings);
                supervisor.stop();
            } catch (IOException | RuntimeException e) {
                console.say("the rehearsal failed: " + e);
                breakOff("The rehearsal failed: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                breakOff();
            }
        });
    }
}
