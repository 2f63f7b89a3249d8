package org.carequeue.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code carequeue accept-log}: has the services that have stopped reading a service's log, because it is not the one
 * that they had read, read the new one from its beginning.
 *
 * <p>
 * A service that has stopped reports it in {@code <data>/<reader>/diverged/<service>} and looks for the same file in the
 * folder {@code accept-log} beside it. So this command needs neither a running system nor a connection to one: whoever
 * may write the data may decide.
 */
final class AcceptLog {

    /** Those who run look every two seconds. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final long LOOK_AGAIN_NANOS = 100_000_000;

    private final Path data;
    private final PrintStream out;
    private final InstantSource clock;
    private final Duration patience;

    /**
     * @param patience how long it waits for those who run to take the new log
     */
    AcceptLog(Path data, PrintStream out, InstantSource clock, Duration patience) {
        this.data = data;
        this.out = out;
        this.clock = clock;
        this.patience = patience;
    }

    /** A service that has stopped, and what it reports. */
    private record Stopped(Service reader, Path report, Properties says) {

        String describe() {
            return "%s had read log %s up to event %s, and finds log %s with %s events.".formatted(reader.module(),
                    says.getProperty("read.log"), says.getProperty("read.sequence"), says.getProperty("log"),
                    says.getProperty("head"));
        }
    }

    /** Asks on {@code in} unless the answer was given beforehand. */
    int run(String module, boolean yes, BufferedReader in) throws Refusal {
        Service service = named(module);
        try {
            List<Stopped> stopped = stoppedBy(service);
            if (stopped.isEmpty()) {
                out.println("Nobody has stopped because of %s's log in %s: there is nothing to accept."
                        .formatted(service.module(), data));
                return 0;
            }
            stopped.forEach(reader -> out.println(reader.describe()));
            if (!yes && !confirmed(service, in)) {
                throw new Refusal("Nothing was accepted. Answer yes, or call ./carequeue accept-log %s --yes."
                        .formatted(service.module()));
            }
            for (Stopped reader : stopped) {
                accept(reader, service);
            }
            awaitTaken(stopped);
        } catch (IOException e) {
            throw FileTrouble.refusal(data, e);
        }
        return 0;
    }

    private static Service named(String module) throws Refusal {
        for (Service service : Service.values()) {
            if (service.module().equals(module)) {
                return service;
            }
        }
        throw Refusal.usage("Say whose new log is to be read: ./carequeue accept-log ticket-service (or triage-service).");
    }

    private List<Stopped> stoppedBy(Service service) throws IOException {
        List<Stopped> stopped = new ArrayList<>();
        for (Service reader : Service.values()) {
            Path report = data.resolve(reader.module()).resolve("diverged").resolve(service.module());
            if (Files.isRegularFile(report)) {
                Properties says = new Properties();
                says.load(new StringReader(Files.readString(report)));
                stopped.add(new Stopped(reader, report, says));
            }
        }
        return stopped;
    }

    private boolean confirmed(Service service, BufferedReader in) throws IOException {
        out.print(("If the right data of %s can still be put back, do that instead. Have its new log read from its"
                + " beginning? (yes/no) ").formatted(service.module()));
        out.flush();
        String answer = in.readLine();
        // No line at all: nobody is there to be asked.
        return answer != null && answer.strip().equalsIgnoreCase("yes");
    }

    private static void accept(Stopped reader, Service service) throws IOException {
        Path folder = reader.report().resolveSibling("../accept-log").normalize();
        OwnerOnly.makeFolder(folder);
        Path fresh = folder.resolve(service.module() + ".new");
        Files.copy(reader.report(), fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, folder.resolve(service.module()), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void awaitTaken(List<Stopped> stopped) throws IOException {
        Instant end = RunLock.isHeld(RunFolder.in(data)) ? clock.instant().plus(patience) : Instant.MIN;
        List<Stopped> left = new ArrayList<>(stopped);
        while (true) {
            for (Stopped reader : List.copyOf(left)) {
                if (!Files.exists(reader.report())) {
                    out.println("%s reads the new log.".formatted(reader.reader().module()));
                    left.remove(reader);
                }
            }
            if (left.isEmpty() || !clock.instant().isBefore(end)) {
                break;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        left.forEach(reader -> out.println("%s will read the new log as soon as it runs."
                .formatted(reader.reader().module())));
    }
}
