package org.carequeue.launcher.up;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.carequeue.launcher.cache.StartCache;
import org.carequeue.launcher.files.Certificate;
import org.carequeue.launcher.files.RunFolder;
import org.carequeue.launcher.files.RunLock;
import org.carequeue.launcher.process.Child;
import org.carequeue.launcher.process.Console;
import org.carequeue.launcher.process.Ending;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Service;
import org.carequeue.launcher.settings.Settings;
import org.carequeue.launcher.supervise.BackOff;
import org.carequeue.launcher.supervise.CouldNotStart;
import org.carequeue.launcher.supervise.Supervision;
import org.carequeue.launcher.supervise.Supervisor;
import org.carequeue.launcher.time.Pace;
import org.carequeue.launcher.time.SteadyClock;
import org.jspecify.annotations.Nullable;

/// `carequeue up`: from the settings to a running system, and on to its end.
///
/// @param backOff how soon a service that died is started again
/// @param whenUp what else is done
public record Up(Settings settings, PrintStream out, PrintStream err, BackOff backOff, WhenUp whenUp) {

    /// How many log lines may wait for a terminal that is not read.
    private static final int CONSOLE_LINES = 10_000;

    /// How often it is tried to write down a process id for which there was no room.
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private static final List<String> PAGES = List.of("kiosk", "screen", "reception", "triage", "doctor", "pharmacist",
            "manager",
            "statistics");

    /// What else is to be done once all services are ready, on the thread that lives as long as the run.
    public interface WhenUp {

        /// @param stop ends the run
        /// @return what goes on beside the run and ends with it, or null
        @Nullable
        Child begin(Console console, Runnable stop);
    }

    /// Runs until it is stopped, and returns the exit code. A stop that was asked for is a success.
    ///
    /// @param stopper gets what stops the run, as soon as there is something to stop
    public int run(Consumer<Runnable> stopper) throws Refusal {
        for (var service : settings.services()) {
            service.mustBeBuilt(settings.home());
        }
        var lock = Preflight.claim(settings.data());
        try {
            stopLeftovers();
            Preflight.accessIsSafe(settings);
            Preflight.certificateIsGood(settings, new SteadyClock().instant());
            Preflight.portsAreFree(settings);
            return supervise(stopper);
        } finally {
            folder().forgetAll();
            release(lock);
        }
    }

    private RunFolder folder() {
        return RunFolder.in(settings.data());
    }

    private int supervise(Consumer<Runnable> stopper) {
        var console = new Console(out, CONSOLE_LINES);
        var announcements = new Announcements(console);
        var supervisor = new Supervisor(new Supervision(settings, this::command, console, announcements, new SteadyClock(),
                backOff, Ending.GRACE));
        stopper.accept(supervisor::stop);
        console.say("starting " + settings.services().stream()
                .map(service -> "%s on ports %d and %d".formatted(service.module(), settings.port(service),
                        settings.managementPort(service)))
                .collect(Collectors.joining(", ")));
        settings.leftOut().forEach(service -> console.say("leaving out %s, which the others look for on port %d"
                .formatted(service.module(), settings.port(service))));
        try {
            var killed = supervisor.run();
            console.say("CareQueue is stopped");
            console.close();
            return killed == 0 ? 0 : 1;
        } catch (CouldNotStart failure) {
            // The log first, so that the reason is what stands last on the terminal.
            console.close();
            err.println("carequeue: " + failure.sentence() + (failure.lastLines().isEmpty() ? "" : " Its last lines:"));
            failure.lastLines().forEach(line -> err.println("    " + line));
            return 1;
        } finally {
            announcements.endBeside();
        }
    }

    private ProcessBuilder command(Service service) {
        var cache = settings.usesStartCache() ? StartCache.of(service, settings.home()).options() : List.<String> of();
        var builder = new ProcessBuilder(settings.command(service, cache));
        builder.environment().putAll(settings.environment());
        return builder;
    }

    /// A launcher that was killed may have left services behind, which hold the ports and the journals.
    private void stopLeftovers() {
        var leftovers = folder().leftovers(settings.home());
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
        /// The disk was full.
        private final Map<Service, Long> unwritten = new EnumMap<>(Service.class);
        private final Pace tries = new Pace(TRY_AGAIN);
        private @Nullable Child beside;

        Announcements(Console console) {
            this.console = console;
        }

        private void endBeside() {
            if (beside != null) {
                beside.end();
            }
        }

        @Override
        public void started(Service service, ProcessHandle process) {
            unwritten.remove(service);
            try {
                folder().write(service.module(), process.pid());
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
                folder().write(service, pid);
                console.say("the process id of %s, %d, is written down now".formatted(service, pid));
                return true;
            } catch (IOException stillNot) {
                return false; // it was said, and is tried again
            }
        }

        @Override
        public void allReady(Runnable stop) {
            var gateway = settings.address(Service.GATEWAY);
            var text = new StringBuilder("CareQueue is up, with its data in " + settings.data() + "\n");
            if (settings.leftOut().contains(Service.GATEWAY)) {
                text.append("    its pages will be at %s, once you run %s%n".formatted(gateway, Service.GATEWAY.module()));
            } else {
                PAGES.forEach(page -> text.append("    %-11s %s/%s%n".formatted(page, gateway, page)));
                text.append("    %-11s %s/openapi.yaml%n".formatted("OpenAPI", gateway));
                if (settings.tls().isAuto()) {
                    text.append(authority(gateway));
                }
            }
            text.append(whoSignsIn()).append('\n');
            // One text, so that no service's line comes in between.
            console.say(text.append("stop it with Ctrl-C, or with ./carequeue down from another terminal").toString());
            beside = whenUp.begin(console, stop);
        }

        private String whoSignsIn() {
            if (settings.demoPassword() != null) {
                return "sign in with one press, or by the password " + settings.demoPassword();
            }
            return settings.access().equals(Settings.OPEN) ? "nobody signs in: whoever reaches it may do everything"
                    : "people sign in: at the clinic's own sign-in server, or as whom the first start says in its log (docs/ACCESS.md)";
        }

        /// What devices take, once, and by what it is known there.
        private String authority(String gateway) {
            try {
                var file = Objects.requireNonNull(settings.tls().vouches(settings.data()));
                return "    %-11s %s/authority%n    %-11s %s%n".formatted("authority", gateway, "fingerprint",
                        Certificate.in(file).fingerprint());
            } catch (IOException e) {
                return "    the authority's fingerprint cannot be read: %s%n".formatted(e.getMessage());
            }
        }
    }
}
