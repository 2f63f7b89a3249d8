package org.carequeue.bridge.guard;

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
    final GuardCounters counters = new GuardCounters();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Channel accepted) {
            accepted.config()
                    .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(SMALLEST_READ, FIRST_READ, Bounds.READ));
            var place = places.enter(accepted.remoteAddress(), accepted::close);
            accepted.closeFuture().addListener(_ -> place.leave());
            var _ = accepted.pipeline().addFirst("guard", new ConnectionGuard(places.bounds(), place, counters));
        }
        context.fireChannelRead(message);
    }
}
