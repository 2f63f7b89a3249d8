package org.carequeue.bridge.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.carequeue.bridge.guard.BreachException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;

/// A guard before an end that takes everything, at a clock that the test sets.
class ConnectionGuardTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n";
    private static final Duration IDLE = Duration.ofMillis(400);
    private static final Duration HEAD = Duration.ofMillis(100);
    private static final Duration BODY = Duration.ofMillis(200);
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;

    private final Places places = new Places();
    private final GuardCounters counters = new GuardCounters();
    private EmbeddedChannel channel = channel(Set.of());

    private EmbeddedChannel channel(Set<String> peers) {
        places.bounds(new Bounds(1, 1, 1, peers, IDLE, HEAD, BODY, 10, 100_000, 64 * 1024));
        var place = places.enter(new InetSocketAddress("127.0.0.1", 1), () -> {
        });
        var fresh = new EmbeddedChannel();
        fresh.pipeline().addLast(new ConnectionGuard(places.bounds(), place, counters), new Requests());
        fresh.pipeline().fireChannelActive();
        fresh.closeFuture().addListener(_ -> place.leave());
        return fresh;
    }

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    /// Stands for the one of Vert.x, and leaves the bytes as they are.
    private static final class Requests extends HttpRequestDecoder {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.fireChannelRead(message);
        }
    }

    private void send(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, ISO_8859_1));
    }

    /// What the end behind the guard has got since it was asked last.
    private String got() {
        return all(channel::readInbound);
    }

    private String sent() {
        return all(channel::readOutbound);
    }

    private static String all(Supplier<ByteBuf> from) {
        var all = new StringBuilder();
        for (var next = from.get(); next != null; next = from.get()) {
            all.append(next.toString(ISO_8859_1));
            next.release();
        }
        return all.toString();
    }

    private void becomeASocket() {
        send(GET + "Upgrade: websocket\r\n\r\n");
        got();
        // Stands for the one that Vert.x puts there with its answer; frames are left as they are.
        channel.pipeline().addLast(new WebSocket13FrameDecoder(true, false, 1_000_000) {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                context.fireChannelRead(message);
            }
        });
    }

    /// Real time: the guard measures with it. Long enough for what is awaited, however slow the machine.
    private void awaitEnd() {
        var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (channel.isOpen() && System.nanoTime() < patience) {
            channel.runScheduledPendingTasks();
            Thread.onSpinWait();
        }
        assertThat(channel.isOpen()).isFalse();
    }

    // ── requests ──

    @Test
    void a_request_passes_as_it_is() {
        send(GET + "Content-Length: 2\r\n\r\n{}");
        assertThat(got()).isEqualTo(GET + "Content-Length: 2\r\n\r\n{}");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void of_a_malformed_request_nothing_passes_and_it_is_answered_and_ended() {
        // When
        send(GET + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled");

        // Then
        assertThat(got()).isEmpty();
        assertThat(sent()).startsWith("HTTP/1.1 400 ").contains("Connection: close", "malformed-request");
        send(GET + "\r\n");
        assertThat(got()).isEmpty();
        awaitEnd();
        assertThat(counters.ended(Kind.MALFORMED).sum()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", GET + "\r\n", GET + "Upgrade: websocket\r\n\r\n" })
    void who_asks_for_nothing_is_hung_up_on(String before) {
        send(before);
        awaitEnd();
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "G", GET, GET + "X: a", GET + "Content-Length: 2\r\n\r\n{",
            GET + "Transfer-Encoding: chunked\r\n\r\n1" })
    void half_a_request_has_its_time(String half) {
        send(half);
        awaitEnd();
        assertThat(sent()).startsWith("HTTP/1.1 408 ");
        assertThat(counters.ended(Kind.SLOW).sum()).isOne();
    }

    @Test
    void a_drip_does_not_make_it_longer() {
        send(GET + "X: ");
        var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (channel.isOpen() && counters.ended(Kind.SLOW).sum() == 0 && System.nanoTime() < patience) {
            send("a");
            channel.runScheduledPendingTasks();
        }
        assertThat(counters.ended(Kind.SLOW).sum() + counters.ended(Kind.MALFORMED).sum()).isOne();
    }

    // ── places ──

    @Test
    void who_finds_no_place_is_told_so() {
        var first = channel;
        channel = channel(Set.of());
        send(GET + "\r\n");
        assertThat(got()).isEmpty();
        assertThat(sent()).startsWith("HTTP/1.1 503 ").contains("Retry-After: ", "too-many-connections");
        first.finishAndReleaseAll();
    }

    @Test
    void a_known_service_finds_one() {
        var first = channel;
        channel = channel(Set.of("display-gateway"));
        send(GET + Bounds.PEER + ": display-gateway\r\n\r\n");
        assertThat(got()).isNotEmpty();
        first.finishAndReleaseAll();
    }

    // ── sockets ──

    @Test
    void a_socket_is_not_hung_up_on_for_its_silence() {
        becomeASocket();
        var later = System.nanoTime() + IDLE.toNanos() + HEAD.toNanos();
        while (System.nanoTime() < later) {
            channel.runScheduledPendingTasks();
            Thread.onSpinWait();
        }
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void too_many_pings_are_answered_with_a_close_and_nothing_else_of_it_passes() {
        // Given
        becomeASocket();
        var pings = Unpooled.buffer();
        for (int i = 0; i < 200; i++) {
            pings.writeBytes(FrameScannerTest.frame(PING, 0));
        }

        // When
        channel.writeInbound(pings);

        // Then
        assertThat(got()).isEmpty();
        assertThat(sent()).isEqualTo("\u0088\u0010\u0003\u00f0too many pings");
        awaitEnd();
        assertThat(counters.ended(Kind.FLOOD).sum()).isOne();
    }

    @Test
    void who_sends_too_much_is_read_again_after_a_while() {
        // Given
        becomeASocket();
        var messages = 0;

        // When
        while (channel.config().isAutoRead() && messages < 10_000) {
            channel.writeInbound(FrameScannerTest.frame(TEXT, 2));
            messages++;
        }

        // Then
        assertThat(messages).isBetween(51, 9_999);
        assertThat(got()).as("what was read is handed on").hasSize(messages * 8);
        var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!channel.config().isAutoRead() && System.nanoTime() < patience) {
            channel.runScheduledPendingTasks();
        }
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(counters.paused.sum()).isOne();
    }

    @Test
    void nothing_is_read_while_what_was_written_cannot_leave() {
        // Given
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(10, 20));
        becomeASocket();
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                context.write(Unpooled.buffer().writeZero(100));
                context.fireChannelRead(message);
            }
        });

        // When
        channel.writeInbound(FrameScannerTest.frame(TEXT, 2));

        // Then
        assertThat(channel.config().isAutoRead()).isFalse();
        channel.flushOutbound();
        assertThat(channel.config().isAutoRead()).isTrue();
    }
}
