package org.carequeue.bridge.stream;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.carequeue.bridge.event.CommittedEvent;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
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
@Singleton // said, because a class that also has an @Incoming method would get a new instance for each callback
@IfBuildProperty(name = "carequeue.bridge.journal", stringValue = "true")
public class EventsSocket {

    /// The protocol of ARCHITECTURE.md, "The bridge".
    public static final String SUBPROTOCOL = "carequeue.events.v1";
    private static final long TICK_MILLIS = 2_000;
    private static final int SILENT_TICKS = 4;
    private static final Logger LOG = Logger.getLogger(EventsSocket.class);

    private final ServedStream served;
    private final Vertx vertx;
    private final Map<String, Served> readers = new ConcurrentHashMap<>();
    private int ticks;

    EventsSocket(ServedStream served, Vertx vertx) {
        this.served = served;
        this.vertx = vertx;
    }

    private record Served(ReaderSession session, SocketWire wire) {
    }

    @PostConstruct
    void start() {
        vertx.setPeriodic(TICK_MILLIS, _ -> tick());
    }

    @Incoming("committed")
    void committed(List<CommittedEvent> events) {
        served.get().committed(events);
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        var wire = new SocketWire(connection, vertx.getOrCreateContext(), vertx);
        if (!SUBPROTOCOL.equals(connection.subprotocol())) {
            wire.close(1002, "offer the subprotocol " + SUBPROTOCOL);
            return;
        }
        var session = new ReaderSession(served.get(), wire);
        readers.put(connection.id(), new Served(session, wire));
        session.opened();
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

    private void tick() {
        ticks++;
        var lastChance = ticks % SILENT_TICKS == 0;
        readers.values().forEach(reader -> reader.wire().later(() -> {
            if (lastChance && !reader.session().heardFrom()) {
                reader.wire().close(1001, "nothing was heard from the reader");
            } else {
                reader.session().tick();
            }
        }));
    }

    void stopping(@Observes ShutdownDelayInitiatedEvent event) {
        readers.values().forEach(reader -> reader.wire().close(1001, "the service stops"));
    }

    /// A websockets-next connection as the session needs it.
    private record SocketWire(WebSocketConnection connection, Context context,
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

        @Override
        public void close(int code, String reason) {
            if (connection.isOpen()) {
                connection.close(new CloseReason(code, reason)).subscribe().with(_ -> {
                }, failure -> LOG.debugf("not closed: cause=%s", failure.getMessage()));
            }
        }
    }
}
