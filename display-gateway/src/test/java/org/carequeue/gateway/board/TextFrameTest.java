package org.carequeue.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.carequeue.bridge.event.WellFormed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;

class TextFrameTest {

    /// Read by somebody else's decoder, which checks that what a server sends is not masked, and that text is UTF-8.
    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 125, 126, 127, 65_535, 65_536, 300_000 })
    void a_text_of_any_length_is_one_whole_frame(int length) {
        for (var text : new String[] { "x".repeat(length), "é".repeat(length / 2), "💊".repeat(length / 4) }) {
            // When
            var reader = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1 << 20));
            reader.writeInbound(Unpooled.wrappedBuffer(Text.of(text).frame()));

            // Then
            TextWebSocketFrame read = reader.readInbound();
            assertThat(read.isFinalFragment()).isTrue();
            assertThat(read.text()).isEqualTo(text);
            Object more = reader.readInbound();
            assertThat(more).isNull();
            assertThat(reader.finish()).isFalse();
        }
    }

    /// A frame whose header counts other bytes than follow it ends every connection that it reaches.
    @ParameterizedTest
    @ValueSource(strings = { "because \ud83d", "\ude00 first", "\ude00\ud83d", "\ud83d\ud83d\ude00" })
    void half_a_surrogate_pair_is_sent_as_the_sign_for_what_cannot_be_shown(String text) {
        // When
        var reader = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1 << 20));
        reader.writeInbound(Unpooled.wrappedBuffer(Text.of(text).frame()));

        // Then
        TextWebSocketFrame read = reader.readInbound();
        assertThat(read.text()).isEqualTo(WellFormed.of(text)).contains("\ufffd");
        assertThat(reader.finish()).isFalse();
    }

    @Test
    void all_share_one_frame_which_a_socket_that_sends_it_does_not_move() {
        // Given
        var text = Text.of("x".repeat(1_000));

        // When
        var sent = Unpooled.wrappedBuffer(text.frame());
        sent.skipBytes(1_004);

        // Then
        assertThat(text.frame()).isSameAs(text.frame());
        assertThat(text.frame().remaining()).isEqualTo(1_004);
        assertThat(text.frame().isReadOnly()).isTrue();
        assertThat(text.frame().isDirect()).isTrue();
    }
}
