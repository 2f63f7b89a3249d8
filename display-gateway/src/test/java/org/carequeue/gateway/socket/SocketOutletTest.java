package org.carequeue.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.gateway.board.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.quarkus.websockets.next.WebSocketConnection;

/// What leaves by the channel, byte by byte, beside Netty's own encoder.
class SocketOutletTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new WebSocket13FrameEncoder(false));
    private final SocketOutlet outlet = SocketOutlet.of(askedNothing(), channel);
    private final List<@Nullable Throwable> told = new ArrayList<>();

    @Test
    void frames_leave_in_order_with_one_answer_for_all() {
        // When
        outlet.write(Text.of("{\"a\":1}"));
        outlet.write(Text.of("{\"b\":2}"));
        outlet.flush(told::add);

        // Then
        assertThat(sent()).isEqualTo("\u0081\u0007{\"a\":1}\u0081\u0007{\"b\":2}");
        assertThat(told).containsOnlyNulls().hasSize(1);
    }

    @Test
    void nothing_follows_a_close_frame_whoever_sends_it() {
        // Given
        channel.writeOutbound(new CloseWebSocketFrame(1000, "bye"));
        assertThat(sent()).startsWith("\u0088\u0005");

        // When
        outlet.write(Text.of("{}"));
        outlet.flush(told::add);
        outlet.ping();

        // Then
        assertThat(sent()).isEmpty();
        assertThat(told).singleElement().isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void what_others_send_that_is_no_close_frame_passes_and_ends_nothing() {
        // Given
        channel.writeOutbound(new PongWebSocketFrame(Unpooled.wrappedBuffer(new byte[] { (byte) 0x88, 1 })));
        channel.writeOutbound(new TextWebSocketFrame("x".repeat(100_000)));
        assertThat(sent()).startsWith("\u008a\u0002\u0088\u0001").hasSize(4 + 10 + 100_000);

        // When
        outlet.write(Text.of("{}"));
        outlet.flush(told::add);

        // Then
        assertThat(sent()).isEqualTo("\u0081\u0002{}");
        assertThat(told).containsOnlyNulls().hasSize(1);
    }

    @Test
    void what_is_written_to_a_client_that_has_gone_is_known_not_to_have_left() {
        // Given
        var _ = channel.close();

        // When
        outlet.write(Text.of("{}"));
        outlet.flush(told::add);

        // Then
        assertThat(told).singleElement().isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void a_client_that_was_gone_before_it_was_heard_is_written_nothing() {
        // Given
        var late = SocketOutlet.of(askedNothing(), new EmbeddedChannel());

        // When
        late.write(Text.of("{}"));
        late.flush(told::add);

        // Then
        assertThat(told).singleElement().isInstanceOf(ClosedChannelException.class);
    }

    private String sent() {
        var all = new StringBuilder();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            all.append(next.toString(StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }

    /// A frame is sent without asking the connection anything.
    private static WebSocketConnection askedNothing() {
        return (WebSocketConnection) Proxy.newProxyInstance(WebSocketConnection.class.getClassLoader(),
                new Class<?>[] { WebSocketConnection.class }, (_, method, _) -> {
                    throw new AssertionError(method + " was called");
                });
    }
}
