package org.carequeue.gateway.socket;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.carequeue.gateway.board.Text;
import org.carequeue.gateway.fanout.Outlet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.VoidChannelPromise;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;

/// The one class that knows how a socket is written to: straight to Netty, on the socket's own event loop, without
/// waiting. Frames go below the encoder, which would otherwise copy and wrap each one for each client; whatever stands
/// between that and the network, TLS for example, still sees them. Everything that anybody writes to the channel is
/// written there by this one thread and as whole frames, so that pings and closes never end up inside a message.
final class SocketOutlet implements Outlet {

    private static final Logger LOG = Logger.getLogger(SocketOutlet.class);
    private static final int GOODBYE_SECONDS = 3;
    private static final ByteBuffer PING = ByteBuffer.allocateDirect(2).put((byte) 0x89).put((byte) 0).flip()
            .asReadOnlyBuffer();

    private final WebSocketConnection connection;
    private final Channel channel;
    private final @Nullable ChannelHandlerContext encoder;
    private final ChannelPromise unheard;
    private boolean refused;

    SocketOutlet(WebSocketConnection connection, Channel channel) {
        this.connection = connection;
        this.channel = channel;
        unheard = new VoidChannelPromise(channel, false);
        encoder = channel.pipeline().context(WebSocketFrameEncoder.class);
    }

    /// The event loop, by which connections are grouped.
    Executor loop() {
        return channel.eventLoop();
    }

    @Override
    public void write(Text frame) {
        // After a close frame, the browser's or ours, nothing may follow.
        if (encoder == null || connection.isClosed()) {
            refused = true;
        } else {
            // The memory is the text's own, so there is nothing to be released.
            var _ = encoder.write(Unpooled.wrappedBuffer(frame.frame()), unheard);
        }
    }

    /// Nearly always the network takes all at once, so that no promise is needed to hear of it: looking is cheaper. Where
    /// TLS stands in between, what has left it may still be there.
    @Override
    public Sent flush() {
        if (encoder == null || refused) {
            return Sent.LOST;
        }
        encoder.flush();
        var waiting = channel.unsafe().outboundBuffer();
        if (waiting == null) {
            return Sent.LOST;
        }
        return waiting.isEmpty() && !connection.isSecure() ? Sent.LEFT : Sent.UNDER_WAY;
    }

    @Override
    public void whenLeft(Flushed flushed) {
        if (encoder != null) {
            // Leaves after everything else, or fails with it.
            encoder.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> flushed.done(sent.cause()));
        }
    }

    @Override
    public void ping() {
        if (encoder != null && !connection.isClosed()) {
            var _ = encoder.writeAndFlush(Unpooled.wrappedBuffer(PING.duplicate()));
        }
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
        var _ = channel.close();
    }
}
