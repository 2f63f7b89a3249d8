package org.carequeue.bridge.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.carequeue.bridge.guard.RequestScanner.Stage;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;

/// The bytes of a connection, before anything is parsed. However they are cut they come to the same, and whoever parses them
/// next sees as many requests in them as were let in: nothing can hide between the two.
class RequestFuzzTest {

    private static final int LARGEST_BODY = 64 * 1024;

    /// @param breach code and sentence; empty where there was none
    private record Outcome(String breach, int heads, Stage stage) {
    }

    @FuzzTest
    void whoever_parses_next_sees_the_same_requests(byte[] bytes) {
        var whole = scanned(bytes, Math.max(1, bytes.length));

        assertThat(scanned(bytes, 1)).isEqualTo(whole);
        if (whole.breach().isEmpty()) {
            assertThat(seenByNetty(bytes)).isEqualTo(whole.heads());
        } else {
            assertThat(whole.breach()).matches("4[0-9]{2} [A-Z].*[.]");
        }
    }

    private static Outcome scanned(byte[] bytes, int piece) {
        var scanner = new RequestScanner(LARGEST_BODY);
        var breach = "";
        try {
            for (var buffer = Unpooled.wrappedBuffer(bytes); buffer.isReadable();) {
                scanner.take(buffer.readSlice(Math.min(piece, buffer.readableBytes())));
            }
        } catch (BreachException e) {
            breach = e.code() + " " + e.sentence();
        }
        return new Outcome(breach, scanner.heads(), scanner.stage());
    }

    private static int seenByNetty(byte[] bytes) {
        var channel = new EmbeddedChannel(new HttpRequestDecoder(new HttpDecoderConfig()
                .setMaxInitialLineLength(Bounds.LONGEST_LINE).setMaxHeaderSize(Bounds.LONGEST_HEAD)));
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
            var requests = 0;
            for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
                if (message instanceof HttpRequest request) {
                    assertThat(request.decoderResult().isSuccess()).as("%s", request.decoderResult()).isTrue();
                    requests++;
                }
                ReferenceCountUtil.release(message);
            }
            return requests;
        } finally {
            channel.finishAndReleaseAll();
        }
    }
}
