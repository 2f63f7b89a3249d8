package org.carequeue.bridge.guard;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;

/// The first on each connection. Once it is known what is spoken there, it puts the guard where that can be read, which is
/// behind TLS, and goes.
final class Doorstep extends ChannelInboundHandlerAdapter {

    private final ConnectionGuard guard;

    Doorstep(ConnectionGuard guard) {
        this.guard = guard;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        var pipeline = context.pipeline();
        var tls = pipeline.context(SslHandler.class);
        if (tls == null) {
            pipeline.replace(this, "guard", guard);
        } else {
            pipeline.addAfter(tls.name(), "guard", guard);
            pipeline.replace(this, "plain", new PlainSpeech());
        }
        context.fireChannelActive();
    }
}
