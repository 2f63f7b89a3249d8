package org.carequeue.gateway.board;

/// One JSON text, encoded once for everybody who gets it.
///
/// @param json the text
/// @param bytes its length in UTF-8, which is what waits for a slow connection
public record Text(String json, int bytes) {

    /// Measures a text.
    public static Text of(String json) {
        return new Text(json, utf8Length(json));
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
