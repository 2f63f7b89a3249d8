package org.carequeue.gateway.board;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.carequeue.bridge.event.WellFormed;
import org.jspecify.annotations.Nullable;

/// One JSON text, encoded once for everybody who gets it. Any thread may read it.
public final class Text {

    private static final byte WHOLE_TEXT = (byte) 0x81;
    private static final int SHORT_LENGTH = 125;
    private static final int MEDIUM_LENGTH = 0xFFFF;

    private final String json;
    private final int bytes;
    private volatile @Nullable ByteBuffer frame;

    private Text(String json, int bytes) {
        this.json = json;
        this.bytes = bytes;
    }

    /// Measures a text. What could not be encoded in it is replaced first, so that its length is that of its frame.
    public static Text of(String json) {
        var sound = WellFormed.of(json);
        return new Text(sound, utf8Length(sound));
    }

    /// A text whose length is known, put together of others.
    ///
    /// @param bytes as UTF-8
    public static Text of(String json, int bytes) {
        return new Text(json, bytes);
    }

    /// The text.
    public String json() {
        return json;
    }

    /// Its length in UTF-8, which is what waits for a slow connection.
    public int bytes() {
        return bytes;
    }

    /// The text as one whole frame as a WebSocket server sends it (RFC 6455: text, final, not masked), in memory from
    /// which sockets send without a copy. Made when it is first asked for, the same for all who ask, and given back with
    /// the text itself: nobody has to count who still needs it.
    ///
    /// @return shared, so not to be moved
    public ByteBuffer frame() {
        var whole = frame;
        if (whole == null) {
            // Two loops may both make it; they are the same.
            whole = framed();
            frame = whole;
        }
        return whole;
    }

    private ByteBuffer framed() {
        var header = bytes <= SHORT_LENGTH ? 2 : bytes <= MEDIUM_LENGTH ? 4 : 10;
        var whole = ByteBuffer.allocateDirect(header + bytes).put(WHOLE_TEXT);
        switch (header) {
            case 2 -> whole.put((byte) bytes);
            case 4 -> whole.put((byte) (SHORT_LENGTH + 1)).putShort((short) bytes);
            default -> whole.put((byte) (SHORT_LENGTH + 2)).putLong(bytes);
        }
        return whole.put(json.getBytes(StandardCharsets.UTF_8)).flip().asReadOnlyBuffer();
    }

    @Override
    public String toString() {
        return json;
    }

    private static int utf8Length(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a surrogate pair counts two of the pair's four bytes.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }
}
