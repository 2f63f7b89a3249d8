package org.carequeue.bridge.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;

import org.awaitility.Awaitility;
import org.carequeue.bridge.access.TestPasses;
import org.carequeue.bridge.connector.Counting.Count;
import org.carequeue.bridge.connector.Counting.Counted;
import org.carequeue.bridge.connector.Counting.State;
import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.tls.PeerTls;

import io.vertx.core.Vertx;

/// The reading side: a desk on a folder that follows the counting service over a real connection.
final class CountingReader implements AutoCloseable {

    private final String name;
    private final Path folder;
    private final int port;
    private final Vertx vertx;
    private final DivergedLogs diverged;
    private final PeerTls tls;
    final Watch watch = new Watch();
    private Desk<State, Count, Counted> desk;
    private ClientWire wire;

    /// @param port where the service is, or what stands before it
    CountingReader(String name, Path folder, int port, Vertx vertx) {
        this(name, folder, port, vertx, new PeerTls(Optional.empty()));
    }

    /// @param tls how the service is spoken to
    CountingReader(String name, Path folder, int port, Vertx vertx, PeerTls tls) {
        this.tls = tls;
        this.name = name;
        this.folder = folder;
        this.port = port;
        this.vertx = vertx;
        this.diverged = new DivergedLogs(name, folder);
        this.desk = open();
        this.wire = follow();
    }

    private Desk<State, Count, Counted> open() {
        try {
            return Desk.open(name, "clinic", folder.resolve("journal"), new Counting(), Counting.TYPES, Clock.systemUTC(),
                    CountingService.IDS, _ -> {
                    }, null, Fatal.ofThisProcess());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // the codec knows no other events
    private ClientWire follow() {
        var link = new ClientWire(name, CountingService.NAME, URI.create("ws://127.0.0.1:" + port + "/events"), vertx,
                TestPasses.ALL, tls);
        var reading = desk;
        link.begin(new ReaderLink(
                new ReaderLink.Setup(name, CountingService.NAME, positions(reading), new EventCodec(Counting.TYPES),
                        new BackOff(new Random(7)), watch),
                link, (batch, applied, failed) -> reading.receive((List<Envelope<Counted>>) (List<?>) batch)
                        .whenComplete((_, failure) -> {
                            if (failure == null) {
                                applied.run();
                            } else {
                                failed.accept(failure);
                            }
                        })));
        return link;
    }

    /// As a service has them, see DeskOpening.
    private ReaderPositions positions(Desk<?, ?, ?> reading) {
        return new ReaderPositions() {
            @Override
            public Optional<Position> positionOf(String service) {
                return reading.positionOf(service);
            }

            @Override
            public CompletionStage<Boolean> mayReadAnew(Divergence divergence) {
                return diverged.mayReadAnew(divergence,
                        accepted -> reading.readAnew(accepted.service(), accepted.log()));
            }

            @Override
            public void follows(String service) {
                diverged.over(service);
            }
        };
    }

    /// What it reports about a log that has diverged, empty when it reports nothing.
    String report() throws IOException {
        return text(folder.resolve("diverged").resolve(CountingService.NAME));
    }

    /// What is accepted and not taken yet.
    String accepted() throws IOException {
        return text(folder.resolve("accept-log").resolve(CountingService.NAME));
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    /// What an operator does.
    void accept() throws IOException {
        accept(report());
    }

    void accept(String report) throws IOException {
        var file = folder.resolve("accept-log").resolve(CountingService.NAME);
        Files.createDirectories(file.getParent());
        Files.writeString(file, report);
    }

    /// Ends as a process does, and begins again from its disk.
    void restart() {
        wire.end();
        desk.close();
        desk = open();
        wire = follow();
    }

    List<Long> numbers() {
        return desk.read(state -> List.copyOf(state.numbers)).toCompletableFuture().join();
    }

    int count() {
        return desk.read(state -> state.numbers.size()).toCompletableFuture().join();
    }

    /// Waits until it has taken so many, and holds them against 1, 2, 3…
    void awaitNumbers(int count, Duration atMost) {
        Awaitility.await(name + " has taken " + count).atMost(atMost).pollInterval(Duration.ofMillis(5))
                .until(() -> count() >= count);
        var expected = LongStream.rangeClosed(1, count).boxed().toList();
        if (!numbers().equals(expected)) {
            throw new AssertionError("taken otherwise than once each and in order: " + excerpt());
        }
    }

    private String excerpt() {
        var numbers = numbers();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) != i + 1) {
                return "at " + i + " stands " + numbers.subList(i, Math.min(i + 5, numbers.size()));
            }
        }
        return "there are " + numbers.size();
    }

    @Override
    public void close() {
        wire.end();
        desk.close();
    }
}
