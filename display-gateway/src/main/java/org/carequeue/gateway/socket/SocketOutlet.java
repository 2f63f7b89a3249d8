package org.carequeue.gateway.socket;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.carequeue.bridge.http.HangUp;
import org.carequeue.gateway.board.Text;
import org.carequeue.gateway.fanout.Outlet;
import org.jboss.logging.Logger;

import io.netty.channel.Channel;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;

/// The one class that knows how a socket is written to. Everything is sent without waiting, on the socket's own event
/// loop.
final class SocketOutlet implements Outlet {

    private static final Logger LOG = Logger.getLogger(SocketOutlet.class);
    private static final int GOODBYE_SECONDS = 3;

    private final WebSocketConnection connection;
    private final Channel channel;

    SocketOutlet(WebSocketConnection connection, Channel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /// The event loop, by which connections are grouped.
    Executor loop() {
        return channel.eventLoop();
    }

    @Override
    public void write(Text frame, Written written) {
        connection.sendText(frame.json()).subscribe().with(_ -> written.done(null), written::done);
    }

    /// Says goodbye, then hangs up: a close frame never leaves for a client that does not read.
    @Override
    public void close(int code, String reason) {
        if (connection.isClosed()) {
            return;
        }
        connection.close(new CloseReason(code, reason)).subscribe().with(_ -> {
        }, failure -> LOG.debugf("not closed: cause=%s", failure.getMessage()));
        var _ = channel.eventLoop().schedule(this::hangUp, GOODBYE_SECONDS, TimeUnit.SECONDS);
    }

    private void hangUp() {
        HangUp.now(channel);
    }
}
