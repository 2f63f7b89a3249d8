package org.carequeue.bridge.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.carequeue.bridge.connector.LinkAtHand;
import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.DeskOnDisk;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.desk.Reply;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.simulation.Ledger;
import org.carequeue.bridge.stream.EventStream;
import org.carequeue.bridge.stream.SessionAtHand;
import org.jspecify.annotations.Nullable;

/// The process that is killed: a service and its reader, each with its desk and its journal on the machine's disk.
///
/// Takes idempotency keys on its input, one a line; each is a command to post itself. Answers `<key> <sequence> .`. When
/// the input ends, it ends too, as soon as the reader has read everything.
final class Victim {

    static final String UPSTREAM = "ticket";
    static final String DOWNSTREAM = "triage";
    static final String UP = "up";
    private static final int RING = 64;
    static final int FAILED = 3;
    private static final Logger BRIDGE = Logger.getLogger("org.carequeue.bridge");

    private final @Nullable KillPoint point;
    private int answersLeft;
    private final PrintStream out = new PrintStream(System.out, true, UTF_8);
    private final Desk<Ledger.State, Ledger.Request, Ledger.Entry> upstream;
    private final Desk<Ledger.State, Ledger.Request, Ledger.Entry> downstream;

    /// @param args the data folder; the kill point, and how often it is passed before it kills
    public static void main(String[] args) throws IOException {
        BRIDGE.setLevel(Level.OFF);
        var point = args.length > 1 ? KillPoint.valueOf(args[1]) : null;
        new Victim(Path.of(args[0]), point, point == null ? 0 : Integer.parseInt(args[2])).live();
    }

    private Victim(Path folder, @Nullable KillPoint point, int after) throws IOException {
        this.point = point;
        this.answersLeft = after;
        var isReaders = point != null && point.isReaders();
        var stream = new AtomicReference<EventStream>();
        upstream = open(UPSTREAM, folder, new HaltingDisk(isReaders ? null : point, after),
                events -> stream.get().committed(events));
        stream.set(SessionAtHand.stream(UPSTREAM, upstream.journal(), RING));
        downstream = open(DOWNSTREAM, folder, new HaltingDisk(isReaders ? point : null, after), _ -> {
        });
        var loop = new Loop(stream.get(), () -> {
            if (point == KillPoint.BEFORE_THE_ACKNOWLEDGEMENT) {
                KillPoint.die();
            }
        });
        loop.begin(new LinkAtHand(DOWNSTREAM, UPSTREAM, downstream::positionOf, Ledger.TYPES, new java.util.Random(), loop,
                this::receive, new LinkAtHand.Observer() {
                    @Override
                    public void caughtUp() {
                        // Nobody waits for it.
                    }

                    @Override
                    public void stopped(String why) {
                        System.err.println("stopped: " + why);
                        Runtime.getRuntime().halt(FAILED);
                    }
                }));
    }

    private static Desk<Ledger.State, Ledger.Request, Ledger.Entry> open(String service, Path folder, HaltingDisk disk,
            java.util.function.Consumer<List<CommittedEvent>> publisher) throws IOException {
        return DeskOnDisk.open(service, disk, folder.resolve(service), new Ledger(), Ledger.TYPES,
                () -> UUID.randomUUID().toString(), publisher);
    }

    @SuppressWarnings("unchecked")
    private void receive(List<Envelope<Object>> batch, Runnable applied,
            java.util.function.Consumer<Throwable> failed) {
        var _ = downstream.receive((List<Envelope<Ledger.Entry>>) (List<?>) batch).whenComplete((_, failure) -> {
            if (failure == null) {
                applied.run();
            } else {
                failed.accept(failure);
            }
        });
    }

    private void live() throws IOException {
        out.println(UP);
        try (var in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (var key = in.readLine(); key != null; key = in.readLine()) {
                post(key);
            }
        }
        // Queries wait behind the commands.
        var _ = upstream.read(_ -> true).toCompletableFuture().join();
        downstream.whenRead(UPSTREAM, upstream.journal().log(), upstream.journal().head()).join();
        upstream.close();
        downstream.close();
    }

    private void post(String key) {
        var _ = upstream.submit(new Order<>(new Ledger.Post(key), "somebody", "room 1", key, null))
                .whenComplete((reply, failure) -> answer(key, reply, failure));
    }

    /// On the desk's thread.
    private void answer(String key, @Nullable Reply reply, @Nullable Throwable failure) {
        answersLeft--;
        if (point == KillPoint.BEFORE_THE_ANSWER && answersLeft == 0) {
            KillPoint.die();
        }
        if (reply != null) {
            out.println(key + " " + reply.sequence() + " .");
        } else {
            System.err.println(key + " failed: " + failure);
            Runtime.getRuntime().halt(FAILED);
        }
    }
}
