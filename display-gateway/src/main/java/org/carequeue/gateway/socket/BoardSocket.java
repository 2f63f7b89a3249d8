package org.carequeue.gateway.socket;

import org.carequeue.gateway.fanout.Sequencer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;

/// The browsers' socket. Every callback returns at once, on the connection's event loop, so nothing queues up here.
@WebSocket(path = BoardSocket.PATH)
public class BoardSocket {

    static final String PATH = "/api/socket";
    /// Who offers this gets arrays of messages, and heartbeats.
    static final String BATCH = "carequeue.batch";

    private static final Logger LOG = Logger.getLogger(BoardSocket.class);
    private static final TypedKey<Client> CLIENT = new TypedKey<>("client");

    private final Sequencer sequencer;
    private final Inbound inbound;

    BoardSocket(Sequencer sequencer, Inbound inbound) {
        this.sequencer = sequencer;
        this.inbound = inbound;
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection socket) {
        var audience = SocketUpgrade.audienceOf(socket.handshakeRequest().query()).orElseThrow();
        var outlet = SocketOutlet.of(socket, socket.userData().get(SocketUpgrade.CHANNEL));
        var connection = sequencer.open(outlet.loop(), audience, BATCH.equals(socket.subprotocol()), outlet);
        socket.userData().put(CLIENT, new Client(connection, socket.userData().get(SocketUpgrade.PASS)));
    }

    @OnTextMessage
    @NonBlocking
    void said(String text, WebSocketConnection socket) {
        var client = clientOf(socket);
        if (client != null) {
            inbound.take(client, text);
        }
    }

    @OnPongMessage
    @NonBlocking
    void answered(Buffer pong, WebSocketConnection socket) {
        var client = clientOf(socket);
        if (client != null) {
            client.connection.heard();
        }
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection socket) {
        var client = clientOf(socket);
        if (client != null) {
            client.connection.closed();
        }
    }

    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection socket) {
        LOG.debugf("connection: cause=%s", failure.getMessage());
    }

    private static @Nullable Client clientOf(WebSocketConnection socket) {
        return socket.userData().get(CLIENT);
    }
}
