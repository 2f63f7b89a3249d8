package org.carequeue.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** {@code carequeue up}: from the settings to a running system, and on to its end. */
final class Up {

    /** How many log lines may wait for a terminal that is not read. */
    private static final int CONSOLE_LINES = 10_000;

    /** How often it is tried to write down a process id for which there was no room. */
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private static final List<String> PAGES = List.of("kiosk", "screen", "doctor", "pharmacist", "manager");

    private final Settings settings;
    private final RunFolder folder;
    private final PrintStream out;
    private final PrintStream err;
    private final BackOff backOff;
    private final WhenUp whenUp;

    /** What else is to be done once all services are ready, on the thread that lives as long as the run. */
    interface WhenUp {
        /** @param stop ends the run */
        void begin(Console console, Runnable stop);
    }

    Up(Settings settings, PrintStream out, PrintStream err, BackOff backOff) {
        this(settings, out, err, backOff, (_, _) -> {
        });
    }

    Up(Settings settings, PrintStream out, PrintStream err, BackOff backOff, WhenUp whenUp) {
        this.settings = settings;
        this.folder = RunFolder.in(settings.data());
        this.out = out;
        this.err = err;
        this.backOff = backOff;
        this.whenUp = whenUp;
    }

    /**
     * Runs until it is stopped, and returns the exit code. A stop that was asked for is a success.
     *
     * @param stopper gets what stops the run, as soon as there is something to stop
     */
    int run(Consumer<Runnable> stopper) throws Refusal {
        Preflight.jarsAreThere(settings.home(), settings.services());
        RunLock lock = Preflight.claim(settings.data());
        try {
            stopLeftovers();
            Preflight.portsAreFree(settings);
            return supervise(stopper);
        } finally {
            folder.forgetAll();
            release(lock);
        }
    }

    private int supervise(Consumer<Runnable> stopper) {
        List<String> tether = Tether.ofThisMachine();
        Console console = new Console(out, CONSOLE_LINES);
        Announcements announcements = new Announcements(console);
        Supervisor supervisor = new Supervisor(new Supervision(settings.services(),
                service -> Child.start(service, settings, tether, line -> console.line(service.shortName(), line)),
                service -> Readiness.ask(settings.address(service)),
                console, announcements, new SteadyClock(), settings.startDeadline(), backOff,
                Ending.GRACE));
        announcements.stop = supervisor::stop;
        stopper.accept(supervisor::stop);
        console.say("starting " + settings.services().stream()
                .map(service -> service.module() + " on port " + settings.port(service)).collect(Collectors.joining(", ")));
        settings.leftOut().forEach(service -> console.say("leaving out %s, which the others look for on port %d"
                .formatted(service.module(), settings.port(service))));
        return switch (supervisor.run()) {
            case Outcome.Stopped stopped -> sayStopped(stopped, console);
            case Outcome.NotStarted failure -> sayFailed(failure, console);
        };
    }

    private static int sayStopped(Outcome.Stopped stopped, Console console) {
        console.say("CareQueue is stopped");
        console.close();
        return stopped.killed() == 0 ? 0 : 1;
    }

    private int sayFailed(Outcome.NotStarted failure, Console console) {
        // The log first, so that the reason is what stands last on the terminal.
        console.close();
        List<String> lastLines = failure.lastLines();
        err.println("carequeue: " + failure.sentence() + (lastLines.isEmpty() ? "" : " Its last lines:"));
        lastLines.forEach(line -> err.println("    " + line));
        return 1;
    }

    /** A launcher that was killed may have left services behind, which hold the ports and the journals. */
    private void stopLeftovers() {
        List<ProcessHandle> leftovers = folder.leftovers(settings.home());
        if (!leftovers.isEmpty()) {
            out.println("carequeue: stopping what an earlier run left behind (%d processes)".formatted(leftovers.size()));
            Ending.of(leftovers, Ending.GRACE);
        }
    }

    private static void release(RunLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            // The lock ends with this process, which is about to end.
        }
    }

    private final class Announcements implements Supervision.Listener {

        private final Console console;
        private final InstantSource clock = new SteadyClock();
        /** The disk was full. */
        private final Map<Service, Long> unwritten = new EnumMap<>(Service.class);
        private final Pace tries = new Pace(TRY_AGAIN);
        private Runnable stop = () -> {
        };

        Announcements(Console console) {
            this.console = console;
        }

        @Override
        public void started(Service service, ProcessHandle process) {
            unwritten.remove(service);
            try {
                folder.write(service.module(), process.pid());
            } catch (IOException e) {
                // The service runs all the same; a full disk is for the services to judge.
                unwritten.put(service, process.pid());
                console.say("the process id of %s, %d, could not be written down and is tried again: %s"
                        .formatted(service.module(), process.pid(), e.getMessage()));
            }
        }

        @Override
        public void tick() {
            if (!unwritten.isEmpty() && tries.isDue(clock.instant())) {
                unwritten.entrySet().removeIf(entry -> isWritten(entry.getKey().module(), entry.getValue()));
            }
        }

        private boolean isWritten(String service, long pid) {
            try {
                folder.write(service, pid);
                console.say("the process id of %s, %d, is written down now".formatted(service, pid));
                return true;
            } catch (IOException stillNot) {
                return false; // it was said, and is tried again
            }
        }

        @Override
        public void allReady() {
            String gateway = settings.address(Service.GATEWAY);
            StringBuilder text = new StringBuilder("CareQueue is up, with its data in " + settings.data() + "\n");
            if (settings.leftOut().contains(Service.GATEWAY)) {
                text.append("    its pages will be at %s, once you run %s%n".formatted(gateway, Service.GATEWAY.module()));
            } else {
                PAGES.forEach(page -> text.append("    %-11s %s/%s%n".formatted(page, gateway, page)));
                text.append("    %-11s %s/q/openapi%n".formatted("OpenAPI", gateway));
            }
            // One text, so that no service's line comes in between.
            console.say(text.append("stop it with Ctrl-C, or with ./carequeue down from another terminal").toString());
            whenUp.begin(console, stop);
        }
    }
}
