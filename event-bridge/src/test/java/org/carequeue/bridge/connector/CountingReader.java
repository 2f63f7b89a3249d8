package org.carequeue.bridge.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.awaitility.Awaitility;
import org.carequeue.bridge.connector.Counting.Count;
import org.carequeue.bridge.connector.Counting.Counted;
import org.carequeue.bridge.connector.Counting.State;
import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;

import io.vertx.core.Vertx;

/// The reading side: a desk on a folder that follows the counting service over a real connection.
final class CountingReader implements AutoCloseable {

    private final String name;
    private final Path folder;
    private final int port;
    private final Vertx vertx;
    final Watch watch = new Watch();
    private Desk<State, Count, Counted> desk;
    private ClientWire wire;

    /// @param port where the service is, or what stands before it
    CountingReader(String name, Path folder, int port, Vertx vertx) {
        this.name = name;
        this.folder = folder;
        this.port = port;
        this.vertx = vertx;
        this.desk = open();
        this.wire = follow();
    }

    private Desk<State, Count, Counted> open() {
        try {
            return Desk.open(name, "clinic", folder, new Counting(), Counting.TYPES, Clock.systemUTC(),
                    CountingService.IDS, _ -> {
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // the codec knows no other events
    private ClientWire follow() {
        var link = new ClientWire(CountingService.NAME, URI.create("ws://127.0.0.1:" + port + "/events"), vertx);
        var reading = desk;
        link.begin(new ReaderLink(
                new ReaderLink.Setup(name, CountingService.NAME, reading::positionOf, new EventCodec(Counting.TYPES),
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
