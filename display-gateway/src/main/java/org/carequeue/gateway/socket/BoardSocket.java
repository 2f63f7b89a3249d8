package org.carequeue.gateway.socket;

import org.carequeue.gateway.access.SessionSockets;
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

    private static final TypedKey<Runnable> CLOSE = new TypedKey<>("close");
    /// An application's own code (RFC 6455, 7.4.2): come back when somebody has signed in.
    private static final int SESSION_ENDED = 4401;

    private final Sequencer sequencer;
    private final Inbound inbound;
    private final SessionSockets sessions;

    BoardSocket(Sequencer sequencer, Inbound inbound, SessionSockets sessions) {
        this.sessions = sessions;
        this.sequencer = sequencer;
        this.inbound = inbound;
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection socket) {
        var audience = SocketUpgrade.audienceOf(socket.handshakeRequest().query()).orElseThrow();
        var outlet = SocketOutlet.of(socket, socket.userData().get(SocketUpgrade.CHANNEL));
        var connection = sequencer.open(outlet.loop(), audience, BATCH.equals(socket.subprotocol()), outlet);
        var session = socket.userData().get(SocketUpgrade.SESSION);
        if (session != null) {
            Runnable close = () -> outlet.loop().execute(() -> connection.close(SESSION_ENDED, "the session has ended"));
            socket.userData().put(CLOSE, close);
            sessions.opened(session, close);
        }
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
        var session = socket.userData().get(SocketUpgrade.SESSION);
        var close = socket.userData().get(CLOSE);
        if (session != null && close != null) {
            sessions.closed(session, close);
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
