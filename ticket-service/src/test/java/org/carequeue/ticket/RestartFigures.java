package org.carequeue.ticket;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.ClinicSettings;
import org.carequeue.ticket.model.TicketCommand;
import org.carequeue.ticket.model.TicketCommand.ConfigureClinic;
import org.carequeue.ticket.model.TicketCommand.IssueTicket;
import org.carequeue.ticket.model.TicketRules;
import org.carequeue.ticket.model.TrackingKey;

/// How long the ticket-service takes from its process's start to its readiness: with nothing in its journal, with a long
/// journal and a snapshot, and with a long journal alone. Not a test; after `mvn -Dquick package`:
///
/// ```
/// java -cp "ticket-service/target/test-classes:ticket-service/target/classes:ticket-service/target/service/lib/*" org.carequeue.ticket.RestartFigures 1000000
/// ```
///
/// The journal is one that the desk itself has written: tickets with idempotency keys, 20,000 a day.
final class RestartFigures {

    private static final int A_DAY = 20_000;
    private static final int AT_ONCE = 500;
    private static final int ROUNDS = 3;
    private static final Path JAR = Path.of("ticket-service/target/service/ticket-service.jar");

    private final Path folder;
    private Instant now = Instant.parse("2026-01-01T06:00:00Z");

    private RestartFigures(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        var folder = Files.createTempDirectory("carequeue-restart-");
        try {
            new RestartFigures(folder).run(events);
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private void run(int events) throws Exception {
        var data = folder.resolve("data");
        var journal = data.resolve("ticket-service").resolve("journal");
        write(journal, events);
        Files.deleteIfExists(journal.resolve("snapshot"));
        var bytes = 0L;
        try (var files = Files.list(journal)) {
            for (var file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        System.out.printf(Locale.ROOT, "journal: %,d events, %,d MB%n", events, bytes / 1_000_000);
        start(folder.resolve("warm"));
        var empty = new ArrayList<Start>();
        var snapshot = new ArrayList<Start>();
        var replay = new ArrayList<Start>();
        for (int round = 0; round < ROUNDS; round++) {
            empty.add(start(folder.resolve("empty-" + round)));
            Files.deleteIfExists(journal.resolve("snapshot"));
            replay.add(start(data));
            snapshot.add(start(data));
        }
        var size = Files.size(journal.resolve("snapshot"));
        System.out.printf(Locale.ROOT, "ready after, medians of %d:%n", ROUNDS);
        print("an empty journal", empty);
        print("with a snapshot of %,d KB".formatted(size / 1_000), snapshot);
        print("replaying the whole journal", replay);
    }

    /// From the process's start to its readiness.
    ///
    /// @param wall milliseconds that passed
    /// @param cpu milliseconds of processor time: on a machine that does other things, too, the figure to trust
    private record Start(long wall, long cpu) {
    }

    private static void print(String what, List<Start> starts) {
        System.out.printf(Locale.ROOT, "  %-32s %,7d ms, %,7d ms CPU%n", what,
                starts.stream().mapToLong(Start::wall).sorted().toArray()[ROUNDS / 2],
                starts.stream().mapToLong(Start::cpu).sorted().toArray()[ROUNDS / 2]);
    }

    // ── the journal ──

    private void write(Path journal, int events) throws IOException {
        var random = new Random(1);
        var desk = Desk.open("ticket-service", "clinic", journal,
                new TicketRules(new TrackingKey(new byte[TrackingKey.LENGTH])),
                new EventTypes(ClinicEventTypes.BY_NAME), new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                }, () -> id(random), _ -> {
                }, null, Fatal.ofThisProcess());
        try (desk) {
            desk.submit(order(new ConfigureClinic(ClinicSettings.defaults(ZoneOffset.UTC), "figures"), random))
                    .toCompletableFuture()
                    .join();
            var ofDay = 0;
            while (desk.journal().head() < events) {
                var replies = new ArrayList<CompletableFuture<?>>();
                for (int i = 0; i < AT_ONCE; i++) {
                    replies.add(desk.submit(order(new IssueTicket(i % 3 == 0 ? "paediatrics" : "general"), random))
                            .toCompletableFuture());
                }
                CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new)).join();
                ofDay += AT_ONCE;
                now = now.plusSeconds(10);
                if (ofDay >= A_DAY) {
                    ofDay = 0;
                    now = now.plus(Duration.ofDays(1));
                }
            }
        }
    }

    private static String id(Random random) {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Order<TicketCommand> order(TicketCommand command, Random random) {
        return new Order<>(command, "kiosk 1", "kiosk 1", id(random),
                "00-" + id(random) + "00000000-" + id(random).substring(0, 16) + "-00");
    }

    // ── the service ──

    /// Starts it, and stops it in order when it is ready.
    private Start start(Path data) throws IOException, InterruptedException {
        Files.createDirectories(data);
        var port = freePort();
        var management = freePort();
        var log = folder.resolve("service.log").toFile();
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                JAR.toString()).redirectErrorStream(true).redirectOutput(log);
        command.environment().put("CAREQUEUE_DATA", data.toString());
        command.environment().put("CAREQUEUE_TICKET_PORT", Integer.toString(port));
        command.environment().put("CAREQUEUE_TICKET_MANAGEMENT_PORT", Integer.toString(management));
        command.environment().put("CAREQUEUE_ZONE", "UTC");
        var begun = System.nanoTime();
        var process = command.start();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(5)).build();
            while (!isReady(client, request)) {
                if (!process.isAlive() || System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(5)) {
                    throw new IOException("not ready: " + Files.readString(log.toPath()));
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            return new Start(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                    process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis());
        } finally {
            Files.readAllLines(log.toPath()).stream().filter(line -> line.contains("journal open"))
                    .map(line -> "  " + line.replaceAll(".*read=", "read ")).forEach(System.err::println);
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
