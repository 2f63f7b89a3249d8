package org.carequeue.gateway.socket;

import java.util.concurrent.Executor;

import org.carequeue.gateway.board.Text;
import org.carequeue.gateway.fanout.Outlet;
import org.jboss.logging.Logger;

import io.netty.channel.EventLoop;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/// The one class that knows how a socket is written to. Everything is sent without waiting, on the socket's own event
/// loop.
final class SocketOutlet implements Outlet {

    private static final Logger LOG = Logger.getLogger(SocketOutlet.class);

    private final WebSocketConnection connection;

    SocketOutlet(WebSocketConnection connection) {
        this.connection = connection;
    }

    /// The event loop on which this is called, by which connections are grouped.
    static Executor currentLoop() {
        var context = Vertx.currentContext();
        if (context instanceof ContextInternal onLoop) {
            EventLoop loop = onLoop.nettyEventLoop();
            return loop;
        }
        throw new IllegalStateException("not on an event loop");
    }

    @Override
    public void write(Text frame, Written written) {
        connection.sendText(frame.json()).subscribe().with(_ -> written.done(null), written::done);
    }

    @Override
    public void close(int code, String reason) {
        if (connection.isClosed()) {
            return;
        }
        connection.close(new CloseReason(code, reason)).subscribe().with(_ -> {
        }, failure -> LOG.debugf("not closed: cause=%s", failure.getMessage()));
    }
}
