package org.carequeue.bridge.connector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.event.Protocol;
import org.carequeue.bridge.event.UnknownEventTypeException;
import org.carequeue.bridge.telemetry.Repeated;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;

/// Follows one service's events, for ever: connects, subscribes at the reader's position, hands on batches, acknowledges
/// what was applied, and begins again after any failure.
///
/// One batch is under way at a time; what arrives meanwhile becomes the next one, so that a busy reader takes many events
/// with one write to its disk. A batch that could not be applied is asked for again from the last position that is safe;
/// nothing is skipped. Two things stop a link until somebody acts: a log that has diverged, which an operator accepts or
/// puts back, and an event type that this build does not know. Everything in here happens on one event loop.
///
/// ```
/// waiting ──▶ connecting ──▶ subscribed ──▶ caught up     any of them ──▶ stopped
///    ▲             │              │             │
///    └── back-off ─┴──────────────┴─────────────┘         subscribed ──▶ diverged ── accepted, or put back ──▶ connecting
/// ```
final class ReaderLink {

    private static final int LARGEST_BATCH = 512;
    /// What may wait here, in events: a window, and a frame that was on its way.
    private static final int MOST_WAITING = 2 * Protocol.WINDOW;
    /// How often it is looked whether a log that had diverged has been put back, in ticks.
    private static final int LOOK_AGAIN_TICKS = 3;
    private static final long NOT_BEHIND = -1;
    private static final int NORMAL = 1000;
    private static final Logger LOG = Logger.getLogger(ReaderLink.class);

    /// The connection as a link needs it. All of it, and every call of the link, happens on one event loop.
    interface Wire {

        /// Connects. The outcome is [ReaderLink#opened] or [ReaderLink#lost], with this attempt; messages may come
        /// before the former, because the serving end speaks at once.
        void connect(int attempt);

        /// Sends a text frame on the connection that is open.
        void send(String json);

        /// Closes the connection, at whatever stage it is; nothing happens when there is none.
        void close(int code, String reason);

        /// Runs something on the event loop; called from any thread.
        void later(Runnable task);

        /// Runs something on the event loop after a while.
        void after(long millis, Runnable task);
    }

    /// Takes batches, one at a time.
    interface Downstream {

        /// One of the two is called, once, on any thread: when the batch's effect is safe, or when it is not.
        void take(List<Envelope<Object>> batch, Runnable applied, Consumer<Throwable> failed);
    }

    /// What a link needs to know and to have.
    ///
    /// @param reader this application's name
    /// @param service the one that is read
    record Setup(String reader, String service, ReaderPositions positions, EventCodec codec, BackOff backOff,
            LinkObserver observer) {
    }

    private final Setup setup;
    private final Wire wire;
    private final Downstream downstream;
    private final List<Envelope<Object>> waiting = new ArrayList<>();
    private final Repeated failures = new Repeated();
    private boolean open;
    /// What the other end said first; nothing else counts before it.
    private ServiceMessage.@Nullable Hello greeting;
    private boolean subscribed;
    private boolean followed;
    /// Counts connections, so that what belongs to an earlier one is recognised.
    private int attempt;
    private @Nullable Position applied;
    private long received;
    /// What had been received when a heartbeat told of more.
    private long behindAt = NOT_BEHIND;
    private boolean underWay;
    private boolean caughtUpIsNext;
    private boolean connectIsDue;
    private boolean stopped;
    private int silentTicks;
    private @Nullable Divergence diverged;
    private int divergedTicks;
    private boolean asking;

    ReaderLink(Setup setup, Wire wire, Downstream downstream) {
        this.setup = setup;
        this.wire = wire;
        this.downstream = downstream;
    }

    /// Begins; [#tick] is to be called every [Protocol#TICK_MILLIS] from now on.
    void connect() {
        if (stopped) {
            return;
        }
        attempt++;
        connectIsDue = false;
        behindAt = NOT_BEHIND;
        caughtUpIsNext = false;
        greeting = null;
        subscribed = false;
        followed = false;
        wire.connect(attempt);
    }

    /// The connection is open.
    void opened(int ofAttempt, @Nullable String subprotocol) {
        if (ofAttempt != attempt) {
            return;
        }
        open = true;
        silentTicks = 0;
        if (!Protocol.SUBPROTOCOL.equals(subprotocol)) {
            lost(ofAttempt, "the other end does not speak " + Protocol.SUBPROTOCOL);
        } else if (greeting != null) {
            subscribe(greeting);
        }
    }

    /// A text frame has come.
    void message(int ofAttempt, String text) {
        if (ofAttempt != attempt) {
            return;
        }
        try {
            take(ofAttempt, ServiceMessage.parse(text, setup.codec()));
        } catch (UnknownEventTypeException e) {
            stopFor(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            lost(ofAttempt, "a malformed message: " + e.getMessage());
        }
    }

    /// @throws IOException when it does not belong here
    private void take(int ofAttempt, ServiceMessage message) throws IOException {
        if (message instanceof ServiceMessage.Hello hello) {
            greeted(hello);
            return;
        }
        if (!subscribed) {
            if (message instanceof ServiceMessage.Heartbeat || message instanceof ServiceMessage.Other) {
                return;
            }
            throw new IOException("it came before it was asked for");
        }
        silentTicks = 0;
        switch (message) {
            case ServiceMessage.Hello _,ServiceMessage.Other _ -> {
            }
            case ServiceMessage.Diverged other -> diverged(other);
            case ServiceMessage.Events events -> {
                follow();
                arrived(ofAttempt, events.events());
            }
            case ServiceMessage.CaughtUp _ -> {
                follow();
                caughtUpIsNext = true;
                handOn(ofAttempt);
            }
            case ServiceMessage.Value value -> {
                follow();
                setup.observer().value(setup.service(), value.name(), value.json());
            }
            // Says nothing about the subscription: it comes also while that is looked up.
            case ServiceMessage.Heartbeat heartbeat -> {
                progress(heartbeat.head());
                missesNothing(ofAttempt, heartbeat.head());
            }
        }
    }

    /// May come before the connection is known to be open.
    private void greeted(ServiceMessage.Hello hello) throws IOException {
        if (greeting != null) {
            throw new IOException("a second hello");
        }
        greeting = hello;
        if (open) {
            subscribe(hello);
        }
    }

    private void subscribe(ServiceMessage.Hello hello) {
        Optional<Position> from;
        try {
            from = setup.positions().positionOf(setup.service());
        } catch (RuntimeException notYet) {
            lost(attempt, "this service's own journal is not open yet");
            return;
        }
        subscribed = true;
        applied = from.orElse(null);
        received = from.map(Position::sequence).orElse(0L);
        LOG.infof("following: service=%s log=%s position=%d head=%d", setup.service(), hello.log(), received,
                hello.head());
        send(new Subscribe("subscribe", setup.reader(), from.map(Position::log).orElse(""), received,
                from.map(Position::eventId).orElse("")));
    }

    /// Tells how far this is, and how far it could be.
    private void progress(long head) {
        setup.observer().progress(setup.service(), applied == null ? 0 : applied.sequence(), Math.max(head, received));
    }

    /// The other end has taken the subscription: it has sent what only a reader gets that stands in its log. A heartbeat
    /// may come while it still looks.
    private void follow() {
        if (followed) {
            return;
        }
        followed = true;
        diverged = null;
        setup.positions().follows(setup.service());
        setup.observer().connected(setup.service());
    }

    private void arrived(int ofAttempt, List<Envelope<Object>> events) throws IOException {
        for (var event : events) {
            if (greeting == null || !event.log().equals(greeting.log()) || !event.service().equals(setup.service())) {
                throw new IOException("an event of another log");
            }
            if (event.sequence() == received + 1) {
                received = event.sequence();
                waiting.add(event);
            } else if (event.sequence() > received) {
                lost(ofAttempt, "a gap: " + event.sequence() + " after " + received);
                return;
            }
        }
        if (waiting.size() > MOST_WAITING) {
            throw new IOException("more than a window ahead of what was acknowledged");
        }
        handOn(ofAttempt);
    }

    /// A gap shows when something comes behind it; the head that a heartbeat tells shows one at the end. Two of them,
    /// because what is under way while the first one comes is not missing.
    private void missesNothing(int ofAttempt, long head) {
        var isBehind = !underWay && waiting.isEmpty() && head > received;
        if (isBehind && behindAt == received) {
            lost(ofAttempt, "a gap: nothing after " + received + ", and the head is " + head);
        } else {
            behindAt = isBehind ? received : NOT_BEHIND;
        }
    }

    // ── a log that has diverged ──

    private void diverged(ServiceMessage.Diverged other) {
        var read = applied;
        if (read == null) {
            lost(attempt, "it refuses a reader that has read nothing");
            return;
        }
        hangUp("the log has diverged");
        var now = new Divergence(setup.service(), read, other.log(), other.head());
        if (diverged == null || !diverged.isSameAs(now)) {
            var why = String.format(Locale.ROOT,
                    "the log of %1$s is not the one that was read before (now %2$s up to %3$d; read %4$s up to %5$d). Put the right data back, or have the new log read from its beginning: ./carequeue accept-log %1$s",
                    setup.service(), other.log(), other.head(), read.log(), read.sequence());
            LOG.errorf("reading stopped: service=%s cause=%s", setup.service(), why);
            setup.observer().stopped(setup.service(), why);
        }
        diverged = now;
        divergedTicks = 0;
        ask(now);
    }

    private void ask(Divergence what) {
        if (asking) {
            return;
        }
        asking = true;
        var _ = setup.positions().mayReadAnew(what).whenComplete((may, failure) -> wire.later(() -> {
            asking = false;
            if (failure != null) {
                LOG.errorf(failure, "not known whether the new log may be read: service=%s", setup.service());
            } else if (may && diverged != null && diverged.isSameAs(what)) {
                LOG.warnf("the new log is read from its beginning: service=%s log=%s", setup.service(), what.log());
                hangUp("begins anew");
                connect();
            }
        }));
    }

    private void tickDiverged(Divergence what) {
        divergedTicks++;
        if (divergedTicks % LOOK_AGAIN_TICKS == 0) {
            connect();
        } else {
            ask(what);
        }
    }

    // ── what arrives goes on ──

    private void handOn(int ofAttempt) {
        if (underWay) {
            return;
        }
        if (waiting.isEmpty()) {
            if (caughtUpIsNext) {
                caughtUpIsNext = false;
                setup.backOff().reset();
                setup.observer().caughtUp(setup.service());
            }
            return;
        }
        var first = waiting.subList(0, Math.min(LARGEST_BATCH, waiting.size()));
        var batch = List.copyOf(first);
        first.clear();
        underWay = true;
        try {
            downstream.take(batch, () -> wire.later(() -> applied(ofAttempt, batch)),
                    failure -> wire.later(() -> failed(failure)));
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void applied(int ofAttempt, List<Envelope<Object>> batch) {
        if (stopped) {
            return;
        }
        underWay = false;
        failures.over();
        applied = batch.getLast().position();
        progress(received);
        if (ofAttempt == attempt) {
            // What has carried something was not in vain: the next attempt need not wait for long.
            setup.backOff().reset();
            send(new Ack("ack", batch.getLast().sequence()));
        }
        handOn(attempt);
    }

    private void failed(Throwable failure) {
        if (stopped) {
            return; // the desk has ended, too
        }
        underWay = false;
        if (failures.isToBeSaid(failure.getMessage())) {
            // The first one with all that is known of it.
            LOG.errorf(failures.times() == 1 ? failure : null,
                    "batch not applied, it will be asked for again: service=%s applied=%s times=%d cause=%s",
                    setup.service(), applied, failures.times(), failure.getMessage());
        }
        lost(attempt, "a batch could not be applied: " + failure.getMessage());
    }

    /// The connection is gone, or is of no use.
    void lost(int ofAttempt, @Nullable String why) {
        if (stopped || ofAttempt != attempt) {
            return;
        }
        hangUp(String.valueOf(why));
        if (diverged != null) {
            return;
        }
        // A batch may fail while the link waits to connect again: one attempt is enough.
        if (!connectIsDue) {
            connectIsDue = true;
            wire.after(setup.backOff().nextMillis(), this::connect);
        }
        setup.observer().lost(setup.service(), String.valueOf(why));
    }

    private void stopFor(String reason) {
        LOG.errorf("reading stopped: service=%s cause=%s", setup.service(), reason);
        stop();
        setup.observer().stopped(setup.service(), reason);
    }

    /// Ends the link for good.
    void stop() {
        stopped = true;
        hangUp("not reading any more");
    }

    private void hangUp(String reason) {
        attempt++;
        open = false;
        waiting.clear();
        wire.close(NORMAL, reason);
    }

    /// Another [Protocol#TICK_MILLIS] have passed.
    void tick() {
        if (!open) {
            if (diverged != null && !stopped) {
                tickDiverged(diverged);
            }
            return;
        }
        silentTicks++;
        if (silentTicks > Protocol.SILENT_TICKS) {
            lost(attempt, "nothing was heard for " + Protocol.TICK_MILLIS * Protocol.SILENT_TICKS + " ms");
        } else {
            send(new Heartbeat("heartbeat"));
        }
    }

    private void send(Record message) {
        if (open) {
            try {
                wire.send(BridgeJson.mapper().writeValueAsString(message));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    record Subscribe(String type, String reader, String log, long sequence, String eventId) {
    }

    record Ack(String type, long sequence) {
    }

    record Heartbeat(String type) {
    }
}
