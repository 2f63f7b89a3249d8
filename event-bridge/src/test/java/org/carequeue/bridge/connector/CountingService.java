package org.carequeue.bridge.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

import org.carequeue.bridge.connector.Counting.Count;
import org.carequeue.bridge.connector.Counting.Counted;
import org.carequeue.bridge.connector.Counting.State;
import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.stream.CommittedChannel;
import org.carequeue.bridge.stream.EventStream;
import org.carequeue.bridge.stream.ServedStream;

/// The serving side: a desk on a folder, served by the application of the test. It starts, stops and loses its data
/// while the application's socket stays as it is; the proxy sees to the connections.
final class CountingService implements AutoCloseable {

    static final String NAME = "tally-service";
    private static final int AT_ONCE = 500;
    private static final SecureRandom RANDOM = new SecureRandom();
    static final Ids IDS = () -> {
        var bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    };

    private final Path folder;
    private final ServedStream served;
    private final CommittedChannel committed;
    private Desk<State, Count, Counted> desk;
    private EventStream stream;

    CountingService(Path folder, ServedStream served, CommittedChannel committed) {
        this.folder = folder;
        this.served = served;
        this.committed = committed;
        this.desk = open();
        this.stream = serve();
    }

    private Desk<State, Count, Counted> open() {
        try {
            return Desk.open(NAME, "clinic", folder, new Counting(), Counting.TYPES, Clock.systemUTC(), IDS,
                    committed::send, null, Fatal.ofThisProcess());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EventStream serve() {
        var fresh = new EventStream(NAME, desk.journal());
        served.begin(fresh);
        return fresh;
    }

    EventStream stream() {
        return stream;
    }

    String log() {
        return desk.journal().log();
    }

    long head() {
        return desk.journal().head();
    }

    /// Counts so many further; they are committed when this returns.
    void count(int times) {
        count(times, "");
    }

    void count(int times, String note) {
        for (int left = times; left > 0; left -= AT_ONCE) {
            desk.submit(new Order<>(new Count(Math.min(AT_ONCE, left), note), "test", "test", null, null))
                    .toCompletableFuture().join();
        }
    }

    /// Stops, as far as readers can tell, and starts again on the same folder.
    void restart() {
        desk.close();
        desk = open();
        stream = serve();
    }

    /// A copy of its folder as it is now.
    Path copy(Path to) {
        TemporaryFolder.copy(folder, to);
        return to;
    }

    /// Starts again on nothing.
    void loseData() {
        desk.close();
        TemporaryFolder.delete(folder);
        desk = open();
        stream = serve();
    }

    /// Starts again on a copy.
    void restore(Path copy) {
        desk.close();
        TemporaryFolder.delete(folder);
        TemporaryFolder.copy(copy, folder);
        desk = open();
        stream = serve();
    }

    @Override
    public void close() {
        desk.close();
    }
}
