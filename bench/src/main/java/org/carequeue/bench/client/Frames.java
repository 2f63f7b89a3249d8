package org.carequeue.bench.client;

/// Reads WebSocket frames as servers send them: not masked and not compressed. Keeps nothing between calls; the caller
/// keeps what is not a whole frame yet.
final class Frames {

    private static final int FINAL = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0F;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7F;
    private static final int LENGTH_IN_2 = 126;
    private static final int LENGTH_IN_8 = 127;

    /// Gets each frame's payload, in place.
    interface Receiver {
        /// A message that is one frame.
        void message(byte[] bytes, int from, int to);

        /// A piece of a message that is several frames, which servers make of a long one.
        ///
        /// @param last whether the message is whole with it
        default void piece(byte[] bytes, int from, int to, boolean last) {
            throw new IllegalStateException("a message in several frames");
        }

        void ping(byte[] bytes, int from, int to);

        void closed(int code);
    }

    private Frames() {
    }

    /// Hands on all whole frames between two places.
    ///
    /// @return the place behind the last whole frame
    /// @throws IllegalStateException when something came that no server of ours sends
    static int read(byte[] bytes, int from, int to, Receiver receiver) {
        var at = from;
        while (to - at >= 2) {
            var first = bytes[at];
            var second = bytes[at + 1];
            if ((second & MASKED) != 0 || (first & RESERVED) != 0) {
                throw new IllegalStateException("a frame that begins with %02x %02x".formatted(first, second));
            }
            var length = (long) (second & LENGTH);
            var header = 2;
            if (length == LENGTH_IN_2) {
                header = 4;
            } else if (length == LENGTH_IN_8) {
                header = 10;
            }
            if (to - at < header) {
                return at;
            }
            if (header > 2) {
                length = number(bytes, at + 2, header - 2);
            }
            if (length < 0 || to - at - header < length) {
                return at;
            }
            var payload = at + header;
            var end = payload + (int) length;
            hand(first, bytes, payload, end, receiver);
            at = end;
        }
        return at;
    }

    private static void hand(int first, byte[] bytes, int from, int to, Receiver receiver) {
        var last = (first & FINAL) != 0;
        var opcode = first & OPCODE;
        switch (opcode) {
            case 0 -> receiver.piece(bytes, from, to, last);
            case 1, 2 -> {
                if (last) {
                    receiver.message(bytes, from, to);
                } else {
                    receiver.piece(bytes, from, to, false);
                }
            }
            case 8 -> receiver.closed(to - from < 2 ? 1005 : (int) number(bytes, from, 2));
            case 9 -> receiver.ping(bytes, from, to);
            case 10 -> {
            }
            default -> throw new IllegalStateException("a frame with opcode " + opcode);
        }
    }

    private static long number(byte[] bytes, int at, int length) {
        var number = 0L;
        for (int i = 0; i < length; i++) {
            number = (number << 8) | (bytes[at + i] & 0xFF);
        }
        return number;
    }

    /// A text frame or pong as a client sends it. The mask is all zeros, which leaves the payload as it is.
    static byte[] masked(int opcode, byte[] bytes, int from, int to) {
        return framed(opcode, MASKED, 4, bytes, from, to);
    }

    /// A text frame as a server sends it.
    static byte[] unmasked(byte[] payload) {
        return framed(1, 0, 0, payload, 0, payload.length);
    }

    private static byte[] framed(int opcode, int maskBit, int maskLength, byte[] bytes, int from, int to) {
        var length = to - from;
        var inHeader = length < LENGTH_IN_2 ? 0 : length <= 0xFFFF ? 2 : 8;
        var frame = new byte[2 + inHeader + maskLength + length];
        frame[0] = (byte) (FINAL | opcode);
        frame[1] = (byte) (maskBit | (inHeader == 0 ? length : inHeader == 2 ? LENGTH_IN_2 : LENGTH_IN_8));
        for (int i = 0; i < inHeader; i++) {
            frame[2 + i] = (byte) ((long) length >>> (8 * (inHeader - 1 - i)));
        }
        System.arraycopy(bytes, from, frame, 2 + inHeader + maskLength, length);
        return frame;
    }
}
