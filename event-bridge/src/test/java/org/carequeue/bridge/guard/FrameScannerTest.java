package org.carequeue.bridge.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

class FrameScannerTest {

    private static final long SECOND = 1_000_000_000;
    private static final int PING = 0x89;
    private static final int TEXT = 0x81;
    private static final int FIRST_PIECE = 0x01;
    private static final int PIECE = 0x00;

    private final FrameScanner scanner = new FrameScanner(new Bounds(1, 1, 0, Set.of(), Duration.ofSeconds(1),
            Duration.ofSeconds(1), Duration.ofSeconds(1), 10, 100_000, 1), 0);

    /// A client's frame, of so many bytes.
    static ByteBuf frame(int first, int length) {
        var frame = Unpooled.buffer().writeByte(first);
        if (length < 126) {
            frame.writeByte(0x80 | length);
        } else if (length < 65_536) {
            frame.writeByte(0x80 | 126).writeShort(length);
        } else {
            frame.writeByte(0x80 | 127).writeLong(length);
        }
        return frame.writeZero(4 + length);
    }

    @Test
    void frames_of_all_lengths_are_counted_one_by_one_however_they_come() throws BreachException {
        var all = Unpooled.buffer();
        for (var length : new int[] { 0, 1, 125, 126, 300, 70_000 }) {
            all.writeBytes(frame(TEXT, length));
        }
        // 44 more are within the allowance of 50, whatever looked like a frame in there.
        while (all.isReadable()) {
            assertThat(scanner.take(all.readSlice(1), 0)).isZero();
        }
        for (int i = 0; i < 44; i++) {
            assertThat(scanner.take(frame(TEXT, 0), 0)).isZero();
        }
        assertThat(scanner.take(frame(TEXT, 0), 0)).isPositive();
    }

    @Test
    void who_sends_more_than_the_rate_is_read_at_the_rate() throws BreachException {
        for (int i = 0; i < 50; i++) {
            assertThat(scanner.take(frame(TEXT, 2), 0)).isZero();
        }
        assertThat(scanner.take(frame(TEXT, 2), 0)).isBetween(SECOND / 10, SECOND / 9);
        assertThat(scanner.take(frame(TEXT, 2), SECOND)).isZero();
    }

    @Test
    void bytes_have_a_rate_too() throws BreachException {
        assertThat(scanner.take(frame(TEXT, 499_000), 0)).isZero();
        assertThat(scanner.take(frame(TEXT, 101_000), 0)).isBetween(SECOND, SECOND * 11 / 10);
    }

    @Test
    void more_pings_than_anybody_needs_end_the_connection() throws BreachException {
        for (int i = 0; i < 50; i++) {
            assertThat(scanner.take(frame(PING, 125), 0)).isZero();
        }
        assertThatThrownBy(() -> scanner.take(frame(PING, 0), 0)).isInstanceOfSatisfying(BreachException.class,
                breach -> assertThat(breach.code()).isEqualTo(1008));
    }

    @Test
    void a_ping_now_and_then_may_go_on_for_ever() throws BreachException {
        for (int second = 0; second < 10_000; second++) {
            assertThat(scanner.take(frame(PING, 10), second * SECOND)).isZero();
        }
    }

    @Test
    void a_message_has_a_number_of_pieces_and_the_next_one_as_many() throws BreachException {
        for (int message = 0; message < 3; message++) {
            var at = message * 100 * SECOND;
            scanner.take(frame(FIRST_PIECE, 0), at);
            for (int i = 2; i < Bounds.FRAGMENTS; i++) {
                scanner.take(frame(PIECE, 0), at);
                scanner.take(frame(PING, 0), at + i * SECOND);
            }
            scanner.take(frame(PIECE | 0x80, 0), at);
        }
        scanner.take(frame(FIRST_PIECE, 0), 0);
        for (int i = 1; i < Bounds.FRAGMENTS; i++) {
            scanner.take(frame(PIECE, 0), 0);
        }
        assertThatThrownBy(() -> scanner.take(frame(PIECE, 0), 0)).isInstanceOf(BreachException.class);
    }

    @Test
    void a_frame_has_an_end() {
        var endless = Unpooled.buffer().writeByte(TEXT).writeByte(0xFF).writeLong(-1);
        assertThatThrownBy(() -> scanner.take(endless, 0)).isInstanceOf(BreachException.class);
    }
}
