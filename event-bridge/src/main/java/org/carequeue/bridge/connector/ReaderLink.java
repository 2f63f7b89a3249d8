package org.carequeue.bridge.connector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.event.UnknownEventTypeException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;

/// Follows one service's events, for ever: connects, subscribes at the reader's position, hands on batches, acknowledges
/// what was applied, and begins again after any failure.
///
/// One batch is under way at a time; what arrives meanwhile becomes the next one, so that a busy reader takes many events
/// with one write to its disk. A batch that could not be applied is asked for again from the last position that is safe;
/// nothing is skipped. Two things stop a link until somebody acts: a log that has diverged, and an event type that this
/// build does not know. Everything in here happens on one event loop.
///
/// ```
/// waiting ──▶ connecting ──▶ subscribed ──▶ caught up
///    ▲             │              │             │
///    └── back-off ─┴──────────────┴─────────────┘     any of them ──▶ stopped
/// ```
final class ReaderLink {

    static final String SUBPROTOCOL = "carequeue.events.v1";
    private static final int LARGEST_BATCH = 512;
    private static final int LARGEST_FRAME = 1024 * 1024;
    private static final long TICK_MILLIS = 2_000;
    private static final int SILENT_TICKS = 4;
    private static final Logger LOG = Logger.getLogger(ReaderLink.class);

    /// What a link needs to know and to have.
    ///
    /// @param reader this application's name
    /// @param service the one that is read
    record Setup(String reader, String service, WebSocketConnectOptions address, WebSocketClient client,
            ReaderPositions positions, EventCodec codec, BackOff backOff, LinkObserver observer) {
    }

    private final Setup setup;
    private final Context context;
    private final MultiEmitter<? super Message<List<Envelope<Object>>>> downstream;
    private final List<Envelope<Object>> waiting = new ArrayList<>();
    private @Nullable WebSocket socket;
    /// What the other end said first; nothing counts as heard before it.
    private ServiceMessage.@Nullable Hello greeting;
    /// Counts connections, so that what belongs to an earlier one is recognised.
    private int attempt;
    private @Nullable Position applied;
    private long received;
    private boolean underWay;
    private boolean caughtUpIsNext;
    private boolean stopped;
    private int silentTicks;

    ReaderLink(Setup setup, Context context, MultiEmitter<? super Message<List<Envelope<Object>>>> downstream) {
        this.setup = setup;
        this.context = context;
        this.downstream = downstream;
    }

    void start() {
        var timer = context.owner().setPeriodic(TICK_MILLIS, _ -> onLoop(this::tick));
        downstream.onTermination(() -> {
            context.owner().cancelTimer(timer);
            onLoop(this::stop);
        });
        onLoop(this::connect);
    }

    private void onLoop(Runnable task) {
        context.runOnContext(_ -> task.run());
    }

    private void connect() {
        if (stopped) {
            return;
        }
        attempt++;
        waiting.clear();
        caughtUpIsNext = false;
        greeting = null;
        var thisAttempt = attempt;
        var opening = setup.client().webSocket();
        // Set before the connection is open: the other end speaks first, and at once.
        opening.textMessageHandler(text -> onLoop(() -> message(thisAttempt, text)));
        opening.exceptionHandler(failure -> LOG.debugf("connection: service=%s cause=%s", setup.service(),
                failure.getMessage()));
        opening.closeHandler(_ -> onLoop(() -> lost(thisAttempt, "closed with " + opening.closeStatusCode())));
        opening.connect(setup.address()).onComplete(
                opened -> onLoop(() -> opened(thisAttempt, opened)),
                failure -> onLoop(() -> lost(thisAttempt, failure.getMessage())));
    }

    private void opened(int ofAttempt, WebSocket opened) {
        if (stopped || ofAttempt != attempt) {
            opened.close();
            return;
        }
        if (!SUBPROTOCOL.equals(opened.subProtocol())) {
            opened.close((short) 1002, "not " + SUBPROTOCOL);
            lost(ofAttempt, "the other end does not speak " + SUBPROTOCOL);
            return;
        }
        socket = opened;
        silentTicks = 0;
        if (greeting != null) {
            subscribe(greeting);
        }
    }

    private void message(int ofAttempt, String text) {
        if (ofAttempt != attempt) {
            return;
        }
        try {
            var message = ServiceMessage.parse(text, setup.codec());
            if (greeting != null) {
                silentTicks = 0;
            }
            switch (message) {
                case ServiceMessage.Hello hello -> greeted(hello);
                case ServiceMessage.Diverged diverged -> stopFor("the log of " + setup.service()
                        + " is not the one that was read before (now " + diverged.log() + " up to " + diverged.head()
                        + "; read " + applied + ")");
                case ServiceMessage.Events events -> arrived(ofAttempt, events.events());
                case ServiceMessage.CaughtUp _ -> {
                    caughtUpIsNext = true;
                    handOn(ofAttempt);
                }
                case ServiceMessage.Value value -> setup.observer().value(setup.service(), value.name(), value.json());
                case ServiceMessage.Other _ -> {
                }
            }
        } catch (UnknownEventTypeException e) {
            stopFor(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            lost(ofAttempt, "a malformed message: " + e.getMessage());
        }
    }

    /// May come before the connection is known to be open.
    private void greeted(ServiceMessage.Hello hello) {
        greeting = hello;
        if (socket != null) {
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
        applied = from.orElse(null);
        received = from.map(Position::sequence).orElse(0L);
        LOG.infof("following: service=%s log=%s position=%d head=%d", setup.service(), hello.log(), received,
                hello.head());
        send(new Subscribe("subscribe", setup.reader(), from.map(Position::log).orElse(""), received,
                from.map(Position::eventId).orElse("")));
        setup.observer().connected(setup.service());
    }

    private void arrived(int ofAttempt, List<Envelope<Object>> events) {
        for (var event : events) {
            if (event.sequence() == received + 1) {
                received = event.sequence();
                waiting.add(event);
            } else if (event.sequence() > received) {
                lost(ofAttempt, "a gap: " + event.sequence() + " after " + received);
                return;
            }
        }
        handOn(ofAttempt);
    }

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
        downstream.emit(Message.of(batch, () -> whenApplied(ofAttempt, batch), failure -> whenFailed(failure)));
    }

    private CompletionStage<Void> whenApplied(int ofAttempt, List<Envelope<Object>> batch) {
        onLoop(() -> {
            underWay = false;
            applied = batch.getLast().position();
            if (ofAttempt == attempt) {
                send(new Ack("ack", batch.getLast().sequence()));
            }
            handOn(attempt);
        });
        return CompletableFuture.completedStage(null);
    }

    private CompletionStage<Void> whenFailed(Throwable failure) {
        onLoop(() -> {
            underWay = false;
            LOG.errorf(failure, "batch not applied, it will be asked for again: service=%s applied=%s",
                    setup.service(), applied);
            lost(attempt, "a batch could not be applied: " + failure.getMessage());
        });
        return CompletableFuture.completedStage(null);
    }

    private void lost(int ofAttempt, @Nullable String why) {
        if (stopped || ofAttempt != attempt) {
            return;
        }
        attempt++;
        hangUp();
        context.owner().setTimer(setup.backOff().nextMillis(), _ -> onLoop(this::connect));
        setup.observer().lost(setup.service(), String.valueOf(why));
    }

    private void stopFor(String reason) {
        LOG.errorf("reading stopped: service=%s cause=%s", setup.service(), reason);
        attempt++;
        hangUp();
        stopped = true;
        setup.observer().stopped(setup.service(), reason);
    }

    private void stop() {
        stopped = true;
        attempt++;
        hangUp();
    }

    private void hangUp() {
        waiting.clear();
        var open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }

    private void tick() {
        if (socket != null) {
            silentTicks++;
            if (silentTicks > SILENT_TICKS) {
                lost(attempt, "nothing was heard for " + TICK_MILLIS * SILENT_TICKS + " ms");
            } else {
                send(new Heartbeat("heartbeat"));
            }
        }
    }

    private void send(Record message) {
        var open = socket;
        if (open != null) {
            try {
                open.writeTextMessage(BridgeJson.mapper().writeValueAsString(message));
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

    static int largestFrame() {
        return LARGEST_FRAME;
    }
}
