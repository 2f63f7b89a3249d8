package org.carequeue.bridge.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.util.ReferenceCountUtil;

/// The bytes of a socket, before anything decodes them. However they are cut they come to the same, and every frame of data
/// that the decoder sees behind the guard was counted.
class FrameFuzzTest {

    private static final long SECOND = 1_000_000_000;
    private static final Duration UNUSED = Duration.ofSeconds(1);
    /// One frame of data a second and as many bytes as there are: the pause says how many frames there were.
    private static final Bounds ONE_A_SECOND = new Bounds(1, 1, 0, Set.of(), UNUSED, UNUSED, UNUSED, 1, Integer.MAX_VALUE, 1);

    @FuzzTest
    void every_frame_that_is_decoded_was_counted(byte[] bytes) {
        var whole = counted(bytes, Math.max(1, bytes.length));

        assertThat(counted(bytes, 1)).isEqualTo(whole);
        if (whole >= 0) {
            assertThat(whole).isGreaterThanOrEqualTo(decoded(bytes));
        }
    }

    /// How many frames of data began; less than none where they were a breach.
    private static long counted(byte[] bytes, int piece) {
        var scanner = new FrameScanner(ONE_A_SECOND, 0);
        try {
            for (int i = 0; i < Bounds.BURST_SECONDS; i++) {
                assertThat(scanner.take(FrameScannerTest.frame(0x81, 0), 0)).isZero();
            }
            var pause = 0L;
            for (var buffer = Unpooled.wrappedBuffer(bytes); buffer.isReadable();) {
                pause = scanner.take(buffer.readSlice(Math.min(piece, buffer.readableBytes())), 0);
            }
            return pause / SECOND;
        } catch (BreachException e) {
            assertThat(e.code()).isEqualTo(FrameScanner.POLICY_VIOLATION);
            assertThat(e.sentence()).isNotBlank();
            return -1;
        }
    }

    private static long decoded(byte[] bytes) {
        var channel = new EmbeddedChannel(new WebSocket13FrameDecoder(true, false, 64 * 1024));
        var frames = 0L;
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        } catch (CodecException refused) {
            // What came before it was decoded.
        }
        for (Object frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            frames += frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame
                    || frame instanceof ContinuationWebSocketFrame ? 1 : 0;
            ReferenceCountUtil.release(frame);
        }
        channel.finishAndReleaseAll();
        return frames;
    }
}
