package org.carequeue.bridge.connector;

import java.io.IOException;
import java.util.List;
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
/// [LinkState] is where it stands with the other end, [Batches] what is on its way to this application. A batch that could
/// not be applied is asked for again from the last position that is safe; nothing is skipped. Two things stop a link until
/// somebody acts: a log that has diverged ([DivergedLog]), which an operator accepts or puts back, and an event type that
/// this build does not know. Everything in here happens on one event loop.
final class ReaderLink {

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
    private final Batches batches = new Batches();
    private final DivergedLog diverged;
    private final Repeated failures = new Repeated();
    private LinkState state = new LinkState.Apart(false);
    /// Counts connections, so that what belongs to an earlier one is recognised.
    private int attempt;
    private @Nullable Position applied;
    private long received;
    /// What had been received when a heartbeat told of more.
    private long behindAt = NOT_BEHIND;
    private int silentTicks;

    ReaderLink(Setup setup, Wire wire, Downstream downstream) {
        this.setup = setup;
        this.wire = wire;
        this.downstream = downstream;
        this.diverged = new DivergedLog(setup, wire, this::readAnew);
    }

    /// Begins; [#tick] is to be called every [Protocol#TICK_MILLIS] from now on.
    void connect() {
        if (isStopped()) {
            return;
        }
        attempt++;
        behindAt = NOT_BEHIND;
        state = new LinkState.Connecting(null);
        wire.connect(attempt);
    }

    /// The connection is open.
    void opened(int ofAttempt, @Nullable String subprotocol) {
        if (ofAttempt != attempt || !(state instanceof LinkState.Connecting(var greeting))) {
            return;
        }
        state = new LinkState.Greeting();
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
        var greeting = state.subscribedTo();
        if (greeting == null) {
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
                follow(greeting);
                arrived(ofAttempt, greeting, events.events());
            }
            case ServiceMessage.CaughtUp _ -> {
                follow(greeting);
                state = new LinkState.Following(greeting, true);
                handOn(ofAttempt);
            }
            case ServiceMessage.Value value -> {
                follow(greeting);
                setup.observer().value(setup.service(), value.name(), value.json());
            }
            // Says nothing about the subscription: it comes also while that is looked up.
            case ServiceMessage.Heartbeat heartbeat -> {
                progress(heartbeat.head());
                missesNothing(ofAttempt, heartbeat.head());
            }
        }
    }

    private void greeted(ServiceMessage.Hello hello) throws IOException {
        switch (state) {
            case LinkState.Connecting(var early) when early == null -> state = new LinkState.Connecting(hello);
            case LinkState.Greeting _ -> subscribe(hello);
            default -> throw new IOException("a second hello");
        }
    }

    private void subscribe(ServiceMessage.Hello hello) {
        Optional<Position> from;
        try {
            from = setup.positions().positionOf(setup.service());
        } catch (RuntimeException notYet) {
            lost(attempt, "where to read on is not known here yet: " + notYet.getMessage());
            return;
        }
        state = new LinkState.Subscribed(hello);
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

    private void follow(ServiceMessage.Hello greeting) {
        if (state instanceof LinkState.Subscribed) {
            state = new LinkState.Following(greeting, false);
            diverged.over();
            setup.positions().follows(setup.service());
            setup.observer().connected(setup.service());
        }
    }

    private void arrived(int ofAttempt, ServiceMessage.Hello greeting, List<Envelope<Object>> events)
            throws IOException {
        for (var event : events) {
            if (!event.log().equals(greeting.log()) || !event.service().equals(setup.service())) {
                throw new IOException("an event of another log");
            }
            if (event.sequence() == received + 1) {
                received = event.sequence();
                batches.add(event);
            } else if (event.sequence() > received) {
                lost(ofAttempt, "a gap: " + event.sequence() + " after " + received);
                return;
            }
        }
        if (batches.areTooMany()) {
            throw new IOException("more than a window ahead of what was acknowledged");
        }
        handOn(ofAttempt);
    }

    /// A gap shows when something comes behind it; the head that a heartbeat tells shows one at the end. Two of them,
    /// because what is under way while the first one comes is not missing.
    private void missesNothing(int ofAttempt, long head) {
        var isBehind = batches.areAllApplied() && head > received;
        if (isBehind && behindAt == received) {
            lost(ofAttempt, "a gap: nothing after " + received + ", and the head is " + head);
        } else {
            behindAt = isBehind ? received : NOT_BEHIND;
        }
    }

    private void diverged(ServiceMessage.Diverged other) {
        var read = applied;
        if (read == null) {
            lost(attempt, "it refuses a reader that has read nothing");
            return;
        }
        hangUp("the log has diverged");
        diverged.found(read, other);
    }

    /// Reads on from where the position is now, which may be another place than the one that was read up to.
    void readAnew() {
        if (!isStopped()) {
            hangUp("begins anew");
            connect();
        }
    }

    private void handOn(int ofAttempt) {
        if (batches.isUnderWay()) {
            return;
        }
        if (batches.areAllApplied()) {
            if (state instanceof LinkState.Following(var greeting, var caughtUpIsNext) && caughtUpIsNext) {
                state = new LinkState.Following(greeting, false);
                setup.backOff().reset();
                setup.observer().caughtUp(setup.service());
            }
            return;
        }
        var batch = batches.next();
        try {
            downstream.take(batch, () -> wire.later(() -> applied(ofAttempt, batch)),
                    failure -> wire.later(() -> failed(failure)));
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void applied(int ofAttempt, List<Envelope<Object>> batch) {
        if (isStopped()) {
            return;
        }
        batches.done();
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
        if (isStopped()) {
            return; // the desk has ended, too
        }
        batches.done();
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
        if (isStopped() || ofAttempt != attempt) {
            return;
        }
        // A batch may fail while the link waits to connect again: one attempt is enough.
        var isDue = state instanceof LinkState.Apart(var attemptIsDue) && attemptIsDue;
        hangUp(String.valueOf(why));
        if (diverged.isThere()) {
            return;
        }
        state = new LinkState.Apart(true);
        if (!isDue) {
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
        hangUp("not reading any more");
        state = new LinkState.Stopped();
    }

    private boolean isStopped() {
        return state instanceof LinkState.Stopped;
    }

    private void hangUp(String reason) {
        attempt++;
        state = new LinkState.Apart(false);
        batches.forgetWaiting();
        wire.close(NORMAL, reason);
    }

    /// Another [Protocol#TICK_MILLIS] have passed.
    void tick() {
        if (!state.isOpen()) {
            if (!isStopped() && diverged.tick()) {
                connect();
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
        if (state.isOpen()) {
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
