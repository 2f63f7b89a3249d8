package org.carequeue.bridge.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Protocol;
import org.carequeue.bridge.guard.Bounds;
import org.carequeue.bridge.http.HangUp;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/// `/events`: the serving end of the bridge, in the services that have a journal.
///
/// Takes what the desk commits from the in-memory channel `committed`, and serves it to every reader.
@WebSocket(path = "/events")
@RolesAllowed(Pass.SERVICE)
@Singleton // said, because a class that also has an @Incoming method would get a new instance for each callback
@IfBuildProperty(name = "carequeue.bridge.journal", stringValue = "true")
public class EventsSocket {

    /// Far more than there are services; above that a reader is told to come back later.
    static final int MOST_READERS = 64;
    /// So many of them may be strangers: programs of a clinic's own, for example. The others are the services that read.
    static final int MOST_STRANGERS = 48;
    private static final int GOING_AWAY = 1001;
    private static final String STOPS = "the service stops";
    private static final int PROTOCOL_ERROR = 1002;
    private static final int TRY_LATER = 1013;
    /// How long a close frame may take.
    private static final int GOODBYE_SECONDS = 3;
    private static final Logger LOG = Logger.getLogger(EventsSocket.class);

    private final ServedStream served;
    private final Vertx vertx;
    private final Set<String> peers;
    private volatile boolean stopping;
    private final Map<String, Served> readers = new ConcurrentHashMap<>();

    EventsSocket(ServedStream served, Vertx vertx, MeterRegistry registry,
            @ConfigProperty(name = "carequeue.guard.peers") Optional<Set<String>> peers) {
        this.served = served;
        this.peers = peers.orElse(Set.of());
        this.vertx = vertx;
        Gauge.builder("carequeue.stream.readers", readers, Map::size).register(registry);
        Gauge.builder("carequeue.stream.unacknowledged", readers, EventsSocket::unacknowledged).register(registry);
        FunctionCounter.builder("carequeue.stream.ring.misses", served, ServedStream::ringMisses).register(registry);
    }

    private static long unacknowledged(Map<String, Served> readers) {
        return readers.values().stream().mapToLong(reader -> reader.session().unacknowledged()).max().orElse(0);
    }

    private record Served(ReaderSession session, SocketWire wire, boolean isStranger) {
    }

    private boolean isFull(boolean forStrangers) {
        return readers.size() >= MOST_READERS
                || forStrangers && readers.values().stream().filter(Served::isStranger).count() >= MOST_STRANGERS;
    }

    @PostConstruct
    void start() {
        vertx.setPeriodic(Protocol.TICK_MILLIS, _ -> tick());
    }

    @Incoming("committed")
    void committed(List<CommittedEvent> events) {
        served.get().committed(events);
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        var wire = new SocketWire(connection, connection.userData().get(EventsUpgrade.CHANNEL),
                vertx.getOrCreateContext(), vertx);
        var name = connection.handshakeRequest().header(Bounds.PEER);
        var isStranger = name == null || !peers.contains(name);
        if (!Protocol.SUBPROTOCOL.equals(connection.subprotocol())) {
            wire.close(PROTOCOL_ERROR, "offer the subprotocol " + Protocol.SUBPROTOCOL);
        } else if (stopping) {
            wire.close(GOING_AWAY, STOPS);
        } else if (isFull(isStranger)) {
            wire.close(TRY_LATER, "too many readers");
        } else {
            var session = new ReaderSession(served.get(), wire);
            readers.put(connection.id(), new Served(session, wire, isStranger));
            session.opened();
        }
    }

    @OnTextMessage
    @NonBlocking
    void message(String text, WebSocketConnection connection) {
        var reader = readers.get(connection.id());
        if (reader != null) {
            reader.session().message(text);
        }
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection connection) {
        var reader = readers.remove(connection.id());
        if (reader != null) {
            reader.session().closed();
        }
    }

    /// What goes wrong with one connection, a frame that is too large for example, ends that one.
    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection connection) {
        LOG.debugf("connection of a reader: cause=%s", failure.getMessage());
        var reader = readers.get(connection.id());
        if (reader != null) {
            reader.wire().hangUp();
        }
    }

    private void tick() {
        served.tick();
        readers.values().forEach(reader -> reader.wire().later(reader.session()::tick));
    }

    void stopping(@Observes ShutdownEvent event) {
        stopping = true;
        readers.values().forEach(reader -> reader.wire().close(GOING_AWAY, STOPS));
    }

    /// A websockets-next connection as the session needs it.
    private record SocketWire(WebSocketConnection connection, Channel channel, Context context,
            Vertx vertx) implements ReaderSession.Wire {

        @Override
        public void send(byte[] json, Consumer<Boolean> written) {
            connection.sendText(Buffer.buffer(json)).subscribe().with(
                    _ -> later(() -> written.accept(true)),
                    failure -> later(() -> {
                        LOG.debugf("not sent: cause=%s", failure.getMessage());
                        written.accept(false);
                    }));
        }

        @Override
        public void later(Runnable task) {
            context.runOnContext(_ -> task.run());
        }

        @Override
        public void blocking(Runnable task) {
            vertx.executeBlocking(() -> {
                task.run();
                return null;
            }, false);
        }

        /// A close frame never leaves for a reader that does not read: after a while it is hung up on.
        @Override
        public void close(int code, String reason) {
            if (connection.isOpen()) {
                connection.close(new CloseReason(code, reason)).subscribe().with(_ -> {
                }, failure -> LOG.debugf("not closed: cause=%s", failure.getMessage()));
            }
            var _ = channel.eventLoop().schedule(this::hangUp, GOODBYE_SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public void hangUp() {
            HangUp.now(channel);
        }
    }
}
