package org.carequeue.bridge.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/// A WebSocket frame of a service, which masks nothing.
///
/// @param bytes the whole of it
/// @param text what a text frame says, else empty
record Frame(byte[] bytes, String text) {

    private static final int FINAL_TEXT = 0x81;
    private static final int SHORT = 126;
    private static final int LONG = 127;

    /// The answer to the upgrade, with the empty line that ends it.
    static byte[] handshake(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int last4 = 0; last4 != 0x0d0a0d0a;) {
            var next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
            last4 = last4 << 8 | next;
        }
        return head.toByteArray();
    }

    /// The next one, or null at the end.
    static @Nullable Frame read(InputStream from) throws IOException {
        var in = new DataInputStream(from);
        var first = in.read();
        if (first < 0) {
            return null;
        }
        var size = in.readUnsignedByte();
        long length = size == SHORT ? in.readUnsignedShort() : size == LONG ? in.readLong() : size;
        var payload = new byte[Math.toIntExact(length)];
        in.readFully(payload);
        return new Frame(encode(first, payload), (first & 0xf) == 1 ? new String(payload, UTF_8) : "");
    }

    /// A text frame that says this.
    static Frame of(String text) {
        return new Frame(encode(FINAL_TEXT, text.getBytes(UTF_8)), text);
    }

    private static byte[] encode(int first, byte[] payload) {
        var head = ByteBuffer.allocate(10).put((byte) first);
        if (payload.length < SHORT) {
            head.put((byte) payload.length);
        } else if (payload.length <= 0xffff) {
            head.put((byte) SHORT).putShort((short) payload.length);
        } else {
            head.put((byte) LONG).putLong(payload.length);
        }
        return ByteBuffer.allocate(head.position() + payload.length).put(head.flip()).put(payload).array();
    }

    boolean says(String type) {
        return text.startsWith("{\"type\":\"" + type + "\"");
    }
}
