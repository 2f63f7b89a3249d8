package org.carequeue.bench.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

    private static final class Heard implements Frames.Receiver {

        private final List<String> heard = new ArrayList<>();

        @Override
        public void message(byte[] bytes, int from, int to) {
            heard.add(new String(bytes, from, to - from, UTF_8));
        }

        @Override
        public void piece(byte[] bytes, int from, int to, boolean last) {
            heard.add((last ? "last " : "more ") + new String(bytes, from, to - from, UTF_8));
        }

        @Override
        public void ping(byte[] bytes, int from, int to) {
            heard.add("ping " + new String(bytes, from, to - from, UTF_8));
        }

        @Override
        public void closed(int code) {
            heard.add("closed " + code);
        }
    }

    private final Heard heard = new Heard();

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 125, 126, 65_535, 65_536, 200_000 })
    void a_message_of_any_length_is_read_as_it_was_written(int length) {
        var text = "x".repeat(length);
        var frame = Frames.unmasked(text.getBytes(UTF_8));

        assertThat(Frames.read(frame, 0, frame.length, heard)).isEqualTo(frame.length);
        assertThat(heard.heard).containsExactly(text);
    }

    @Test
    void what_is_not_whole_yet_is_left() {
        var frames = joined(Frames.unmasked("one".getBytes(UTF_8)), Frames.unmasked("y".repeat(300).getBytes(UTF_8)));

        for (int length = 0; length < frames.length; length++) {
            var fresh = new Heard();
            var end = Frames.read(frames, 0, length, fresh);
            assertThat(end).isEqualTo(length < 5 ? 0 : 5);
            assertThat(fresh.heard).hasSize(length < 5 ? 0 : 1);
        }
    }

    @Test
    void frames_are_read_from_the_middle_of_a_buffer() {
        var frames = joined("junk".getBytes(UTF_8), Frames.unmasked("here".getBytes(UTF_8)), "junk".getBytes(UTF_8));

        assertThat(Frames.read(frames, 4, frames.length - 4, heard)).isEqualTo(frames.length - 4);
        assertThat(heard.heard).containsExactly("here");
    }

    @Test
    void a_long_message_may_come_in_pieces() {
        var frames = new byte[] { 0x01, 1, 'a', 0x00, 1, 'b', (byte) 0x80, 1, 'c' };

        assertThat(Frames.read(frames, 0, frames.length, heard)).isEqualTo(frames.length);
        assertThat(heard.heard).containsExactly("more a", "more b", "last c");
    }

    @Test
    void pings_and_closes_are_told_apart() {
        var frames = new byte[] { (byte) 0x89, 2, 'h', 'i', (byte) 0x8A, 0, (byte) 0x88, 2, 0x03, (byte) 0xF5 };

        assertThat(Frames.read(frames, 0, frames.length, heard)).isEqualTo(frames.length);
        assertThat(heard.heard).containsExactly("ping hi", "closed 1013");
    }

    @Test
    void what_no_server_sends_is_an_error() {
        var masked = Frames.masked(1, "x".getBytes(UTF_8), 0, 1);
        assertThatThrownBy(() -> Frames.read(masked, 0, masked.length, heard)).hasMessageContaining("81 81");
        // Compressed: its reserved bit is set.
        assertThatThrownBy(() -> Frames.read(new byte[] { (byte) 0xC1, 0 }, 0, 2, heard)).hasMessageContaining("c1 00");
        assertThatThrownBy(() -> Frames.read(new byte[] { (byte) 0x83, 0 }, 0, 2, heard)).hasMessageContaining("opcode 3");
    }

    @Test
    void a_client_masks_with_zeros() {
        assertThat(Frames.masked(1, "_hi_".getBytes(UTF_8), 1, 3))
                .containsExactly(0x81, 0x82, 0, 0, 0, 0, 'h', 'i');
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
