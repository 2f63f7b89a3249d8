package org.carequeue.bridge.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.carequeue.bridge.guard.BreachException.Kind;
import org.carequeue.bridge.guard.RequestScanner.Stage;
import org.jspecify.annotations.Nullable;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/// One connection's guard, first in its pipeline but for TLS: it sees each byte before anybody else does, and has the last word about
/// what is read. What goes out does not pass it.
///
/// - Nothing is read while what was written cannot leave. So a client that does not read cannot make the server write,
///   pongs for example.
/// - Of a socket nothing is read beyond its rates, which costs nobody else anything: what it sends on waits in its own
///   buffers.
/// - A request, its head and its body have their time. A socket has its own: whoever serves it asks for signs of life.
final class ConnectionGuard extends ChannelInboundHandlerAdapter {

    /// How long whoever is refused has to read why.
    private static final long GOODBYE_MILLIS = 500;
    private static final long SHORTEST_PAUSE_NANOS = 10_000_000;
    private static final int LOOKS_A_HEAD = 4;

    private final Bounds bounds;
    private final Places.Place place;
    private final GuardCounters counters;
    private @Nullable RequestScanner requests;
    private @Nullable FrameScanner frames;
    private Stage stage = Stage.BETWEEN;
    private long since;
    private long unsent;
    private boolean isOver;
    private boolean pauses;
    private boolean isHeld;

    ConnectionGuard(Bounds bounds, Places.Place place, GuardCounters counters) {
        this.bounds = bounds;
        this.place = place;
        this.counters = counters;
        this.requests = new RequestScanner(bounds.largestBody());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (context.pipeline().get(SslHandler.class) == null) {
            begin(context);
        }
        context.fireChannelActive();
    }

    /// Over TLS it begins with what is said after the handshake, for which TLS itself has a bound.
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        context.fireUserEventTriggered(event);
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
            begin(context);
        }
    }

    private void begin(ChannelHandlerContext context) {
        if (context.pipeline().get(HttpRequestDecoder.class) == null) {
            // Something else than plain HTTP/1.1 is spoken here: nothing that is served, but tests have such servers.
            context.pipeline().remove(this);
        } else {
            since = System.nanoTime();
            watch(context);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
            return;
        }
        if (isOver) {
            bytes.release();
            return;
        }
        try {
            var now = System.nanoTime();
            if (isSocket(context, now)) {
                pause(context, scanned(bytes, now));
            } else {
                request(bytes, now);
            }
        } catch (BreachException breach) {
            bytes.release();
            end(context, breach);
            return;
        }
        context.fireChannelRead(bytes);
        if (!context.channel().isWritable() && !isOver) {
            isHeld = true;
            context.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (isHeld && context.channel().isWritable()) {
            isHeld = false;
            goOn(context);
        }
        context.fireChannelWritabilityChanged();
    }

    // ── sockets ──

    private boolean isSocket(ChannelHandlerContext context, long now) {
        if (frames == null && stage == Stage.UPGRADE
                && context.pipeline().get(WebSocket13FrameDecoder.class) != null) {
            frames = new FrameScanner(bounds, now);
            requests = null;
        }
        return frames != null;
    }

    private long scanned(ByteBuf bytes, long now) throws BreachException {
        return frames == null ? 0 : frames.take(bytes, now);
    }

    private void pause(ChannelHandlerContext context, long nanos) {
        if (nanos > 0 && !pauses) {
            pauses = true;
            counters.paused.increment();
            context.channel().config().setAutoRead(false);
            var _ = context.executor().schedule(() -> {
                pauses = false;
                goOn(context);
            }, Math.max(nanos, SHORTEST_PAUSE_NANOS), TimeUnit.NANOSECONDS);
        }
    }

    private void goOn(ChannelHandlerContext context) {
        if (!pauses && !isHeld && !isOver) {
            context.channel().config().setAutoRead(true);
        }
    }

    // ── requests ──

    private void request(ByteBuf bytes, long now) throws BreachException {
        var scanner = requests;
        if (scanner == null) {
            return;
        }
        if (stage == Stage.UPGRADE) {
            scanner.upgradeWasRefused();
        }
        var heads = scanner.heads();
        scanner.take(bytes);
        if (heads == 0 && scanner.heads() > 0) {
            introduce(scanner);
        }
        if (scanner.heads() > heads || scanner.stage() != stage) {
            since = now;
        }
        stage = scanner.stage();
    }

    private void introduce(RequestScanner scanner) throws BreachException {
        if (place.isPeer(scanner.peer()) == Places.Kind.AT_THE_DOOR) {
            throw place.isOfACrowd()
                    ? new BreachException(Kind.FULL, 429,
                            "There are as many connections from this address as one may have.")
                    : new BreachException(Kind.FULL, 503,
                            "There are as many connections as can be kept. Please try again in a while.");
        }
    }

    private void watch(ChannelHandlerContext context) {
        var _ = context.executor().schedule(() -> {
            if (!context.isRemoved() && context.channel().isOpen() && !isOver
                    && !isSocket(context, System.nanoTime())) {
                look(context);
            }
        }, bounds.head().toNanos() / LOOKS_A_HEAD, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext context) {
        var now = System.nanoTime();
        var longest = switch (stage) {
            case BETWEEN, UPGRADE -> place.kind() == Places.Kind.AT_THE_DOOR ? bounds.head() : bounds.idle();
            case HEAD -> bounds.head();
            case BODY -> bounds.body();
        };
        if (now - since < longest.toNanos()) {
            watch(context);
        } else if (stage == Stage.HEAD || stage == Stage.BODY) {
            end(context, new BreachException(Kind.SLOW, 408, "The request did not come in time."));
        } else if (isStillTaken(context)) {
            since = now;
            watch(context);
        } else {
            isOver = true;
            var _ = context.close();
        }
    }

    /// Whether somebody goes on reading an answer that is so long.
    private boolean isStillTaken(ChannelHandlerContext context) {
        var out = context.channel().unsafe().outboundBuffer();
        var before = unsent;
        unsent = out == null ? 0 : out.totalPendingWriteBytes();
        return unsent > 0 && unsent != before;
    }

    // ── the end ──

    /// Says why, if that can be said, and hangs up.
    private void end(ChannelHandlerContext context, BreachException breach) {
        isOver = true;
        counters.count(breach.kind());
        var channel = context.channel();
        channel.config().setAutoRead(false);
        if (!channel.isWritable()) {
            var _ = context.close();
            return;
        }
        var said = frames == null ? answer(breach) : closeFrame(breach);
        context.writeAndFlush(said).addListener(_ -> {
            if (channel instanceof DuplexChannel duplex) {
                var _ = duplex.shutdownOutput();
            }
        });
        // What has come meanwhile is never read, and to close would be to throw away what was said, too.
        var _ = context.executor().schedule(() -> context.close(), GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static ByteBuf answer(BreachException breach) {
        var code = breach.kind().problem();
        var title = breach.kind().title();
        var body = """
                {"type":"urn:carequeue:problem:%s","status":%d,"title":"%s","detail":"%s","code":"%s"}""";
        var problem = String.format(Locale.ROOT, body, code, breach.code(), title, breach.sentence(), code).getBytes(UTF_8);
        var head = String.format(Locale.ROOT, "HTTP/1.1 %d %s\r\nContent-Type: application/problem+json\r\n"
                + "Content-Length: %d\r\n%sConnection: close\r\n\r\n", breach.code(), title, problem.length,
                breach.kind() == Kind.FULL ? "Retry-After: 10\r\n" : "");
        return Unpooled.wrappedBuffer(head.getBytes(UTF_8), problem);
    }

    private static ByteBuf closeFrame(BreachException breach) {
        var reason = breach.sentence().getBytes(UTF_8);
        return Unpooled.wrappedBuffer(new byte[] { (byte) 0x88, (byte) (reason.length + 2), (byte) (breach.code() >> 8),
                (byte) breach.code() }, reason);
    }
}
