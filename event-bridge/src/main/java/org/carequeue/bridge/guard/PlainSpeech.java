package org.carequeue.bridge.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;

/// Stands before TLS: whoever speaks plain HTTP there, because an address was typed or printed so, is told, and a browser is
/// led to the same address by https. Nothing of the request is read for that.
final class PlainSpeech extends ChannelInboundHandlerAdapter {

    private static final long GOODBYE_MILLIS = 500;
    private static final byte[] BODY = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>https</title></head><body>
            <p>This address begins with https.</p><p lang="es">Esta dirección empieza por https.</p>
            <script>location.protocol = 'https:';</script></body></html>
            """.getBytes(UTF_8);
    private static final byte[] HEAD = ("HTTP/1.1 400 Bad Request\r\nContent-Type: text/html;charset=UTF-8\r\n"
            + "Content-Length: " + BODY.length + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n").getBytes(UTF_8);

    private boolean isOver;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
        } else if (isOver) {
            bytes.release();
        } else if (bytes.isReadable() && isALetter(bytes.getByte(bytes.readerIndex()))) {
            bytes.release();
            tell(context);
        } else {
            // What is neither, TLS itself ends.
            context.pipeline().remove(this);
            context.fireChannelRead(bytes);
        }
    }

    /// A request begins with its method; TLS begins with something else.
    private static boolean isALetter(byte first) {
        return first >= 'A' && first <= 'Z';
    }

    private void tell(ChannelHandlerContext context) {
        isOver = true;
        var channel = context.channel();
        context.writeAndFlush(Unpooled.wrappedBuffer(HEAD, BODY)).addListener(_ -> {
            if (channel instanceof DuplexChannel duplex) {
                var _ = duplex.shutdownOutput();
            }
        });
        // To close at once would be to throw away what was said, where more has come that nobody reads.
        var _ = context.executor().schedule(() -> context.close(), GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
