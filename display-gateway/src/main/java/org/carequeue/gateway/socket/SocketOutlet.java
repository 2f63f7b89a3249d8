package org.carequeue.gateway.socket;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.carequeue.bridge.http.HangUp;
import org.carequeue.gateway.board.Text;
import org.carequeue.gateway.fanout.Outlet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;

/// The one class that knows how a socket is written to: straight to Netty, on the socket's own event loop, without
/// waiting. Frames go below the encoder, which would otherwise copy and wrap each one for each client; whatever stands
/// between that and the network, TLS for example, still sees them. Everything that anybody writes to the channel is
/// written there by this one thread and as whole frames, so that pings and closes never end up inside a message.
///
/// It stands in the channel's pipeline right below the encoder, so it sees the close frame go by, the browser's echoed or
/// ours, after which nothing may follow. To ask the connection instead would take its lock twice for each delivery, and
/// fetch four objects that nothing else needs: with thousands of clients, none of them is in a cache.
final class SocketOutlet extends ChannelOutboundHandlerAdapter implements Outlet {

    private static final Logger LOG = Logger.getLogger(SocketOutlet.class);
    private static final int GOODBYE_SECONDS = 3;
    /// The first byte of a close frame, and the most that such a frame has (RFC 6455, 5.5).
    private static final byte CLOSE = (byte) 0x88;
    private static final int LONGEST_CLOSE = 127;
    private static final ByteBuffer PING = ByteBuffer.allocateDirect(2).put((byte) 0x89).put((byte) 0).flip()
            .asReadOnlyBuffer();

    private final WebSocketConnection connection;
    private final Channel channel;
    /// Where to write to; nowhere after a close frame, and when the client was gone before it had been heard.
    private @Nullable ChannelHandlerContext line;
    /// Written last and not handed on yet: with it goes the promise that speaks for all before it.
    private @Nullable ByteBuf last;

    private SocketOutlet(WebSocketConnection connection, Channel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /// Takes its place in the channel; called on the socket's event loop.
    static SocketOutlet of(WebSocketConnection connection, Channel channel) {
        var outlet = new SocketOutlet(connection, channel);
        var encoder = channel.pipeline().context(WebSocketFrameEncoder.class);
        if (encoder != null) {
            var _ = channel.pipeline().addBefore(encoder.name(), "outlet", outlet);
        }
        return outlet;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        line = context;
    }

    /// Everything that somebody else sends to this client.
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf frame && frame.isReadable() && frame.readableBytes() <= LONGEST_CLOSE
                && frame.getByte(frame.readerIndex()) == CLOSE) {
            line = null;
        }
        var _ = context.write(message, promise);
    }

    /// The event loop, by which connections are grouped.
    Executor loop() {
        return channel.eventLoop();
    }

    @Override
    public void write(Text frame) {
        if (last != null && line != null) {
            var _ = line.write(last);
        }
        // The memory is the text's own: nothing is copied for this client, and there is nothing to be released.
        last = Unpooled.wrappedBuffer(frame.frame());
    }

    @Override
    public void flush(Flushed flushed) {
        var frame = last;
        last = null;
        if (frame == null || line == null) {
            flushed.done(new ClosedChannelException());
        } else {
            line.writeAndFlush(frame).addListener(sent -> flushed.done(sent.cause()));
        }
    }

    @Override
    public void ping() {
        if (line != null) {
            var _ = line.writeAndFlush(Unpooled.wrappedBuffer(PING.duplicate()));
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
        HangUp.now(channel);
    }
}
