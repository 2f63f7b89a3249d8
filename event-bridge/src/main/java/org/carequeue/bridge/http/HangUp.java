package org.carequeue.bridge.http;

import io.netty.channel.Channel;

/// Ends a connection whose other end does not listen.
///
/// To close a WebSocket, or its channel, is no more than to ask: Vert.x makes a close frame of either, which waits behind
/// everything that the other end has not read, and hangs up after it. This goes past all that, down to the socket.
public final class HangUp {

    private HangUp() {
    }

    /// At once; may be called on any thread, and more than once.
    public static void now(Channel channel) {
        channel.eventLoop().execute(() -> {
            var first = channel.pipeline().firstContext();
            var _ = first == null ? channel.close() : first.close();
        });
    }
}
