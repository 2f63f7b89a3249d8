package org.carequeue.launcher.up;

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

import org.carequeue.launcher.files.FileTrouble;
import org.carequeue.launcher.files.Folders;
import org.carequeue.launcher.files.RunFolder;
import org.carequeue.launcher.files.RunLock;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Service;

/// `carequeue accept-log`: has the services that have stopped reading a service's log, because it is not the one that they
/// had read, read the new one from its beginning.
///
/// A service that has stopped reports it in `<data>/<reader>/diverged/<service>` and looks for the same file in the folder
/// `accept-log` beside it. So this command needs neither a running system nor a connection to one: whoever may write the
/// data may decide.
///
/// @param patience how long it waits for those who run to take the new log
public record AcceptLog(Path data, PrintStream out, InstantSource clock, Duration patience) {

    /// Those who run look every two seconds.
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final long LOOK_AGAIN_NANOS = 100_000_000;

    /// A service that has stopped, and what it reports.
    private record Stopped(Service reader, Path report, Properties says) {

        String describe() {
            return "%s had read log %s up to event %s, and finds log %s with %s events.".formatted(reader.module(),
                    says.getProperty("read.log"), says.getProperty("read.sequence"), says.getProperty("log"),
                    says.getProperty("head"));
        }
    }

    public int run(String module, Question question) throws Refusal {
        var service = Service.named(module).orElseThrow(() -> Refusal
                .usage("Say whose new log is to be read: ./carequeue accept-log ticket-service (or triage-service)."));
        try {
            var stopped = stoppedBy(service);
            if (stopped.isEmpty()) {
                out.println("Nobody has stopped because of %s's log in %s: there is nothing to accept.".formatted(module,
                        data));
                return 0;
            }
            stopped.forEach(reader -> out.println(reader.describe()));
            if (!question.isAgreed(("If the right data of %s can still be put back, do that instead. Have its new log read "
                    + "from its beginning?").formatted(module))) {
                throw new Refusal("Nothing was accepted. Answer yes, or call ./carequeue accept-log %s --yes.", module);
            }
            for (var reader : stopped) {
                accept(reader, service);
            }
            awaitTaken(stopped);
            return 0;
        } catch (IOException e) {
            throw FileTrouble.refusal(data, e);
        }
    }

    private List<Stopped> stoppedBy(Service service) throws IOException {
        var stopped = new ArrayList<Stopped>();
        for (var reader : Service.values()) {
            var report = data.resolve(reader.module()).resolve("diverged").resolve(service.module());
            if (Files.isRegularFile(report)) {
                var says = new Properties();
                says.load(new StringReader(Files.readString(report)));
                stopped.add(new Stopped(reader, report, says));
            }
        }
        return stopped;
    }

    private static void accept(Stopped reader, Service service) throws IOException {
        var folder = reader.report().resolveSibling("../accept-log").normalize();
        Folders.make(folder);
        var fresh = folder.resolve(service.module() + ".new");
        Files.copy(reader.report(), fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, folder.resolve(service.module()), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void awaitTaken(List<Stopped> stopped) throws IOException {
        var end = RunLock.isHeld(RunFolder.in(data)) ? clock.instant().plus(patience) : Instant.MIN;
        var left = new ArrayList<>(stopped);
        while (true) {
            var taken = left.stream().filter(reader -> !Files.exists(reader.report())).toList();
            taken.forEach(reader -> out.println("%s reads the new log.".formatted(reader.reader().module())));
            left.removeAll(taken);
            if (left.isEmpty() || !clock.instant().isBefore(end)) {
                break;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        left.forEach(reader -> out.println("%s will read the new log as soon as it runs.".formatted(reader.reader().module())));
    }
}
