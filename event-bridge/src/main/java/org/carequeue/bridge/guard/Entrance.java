package org.carequeue.bridge.guard;

import java.net.InetSocketAddress;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Stands where connections are accepted, and gives each its guard.
@Sharable
final class Entrance extends ChannelInboundHandlerAdapter {

    private static final int SMALLEST_READ = 64;
    private static final int FIRST_READ = 2 * 1024;

    final Places places = new Places();
    /// Operators have places of their own, so that they are answered also when there are too many others.
    final Places operators = new Places();
    final GuardCounters counters = new GuardCounters();
    /// Where they come in; 0 as long as that is not known.
    volatile int operatorsPort;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Channel accepted) {
            accepted.config()
                    .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(SMALLEST_READ, FIRST_READ, Bounds.READ));
            var theirs = context.channel().localAddress() instanceof InetSocketAddress here && here.getPort() == operatorsPort
                    ? operators
                    : places;
            var place = theirs.enter(accepted.remoteAddress(), accepted::close);
            accepted.closeFuture().addListener(_ -> place.leave());
            var _ = accepted.pipeline().addFirst("doorstep",
                    new Doorstep(new ConnectionGuard(theirs.bounds(), place, counters)));
        }
        context.fireChannelRead(message);
    }
}
