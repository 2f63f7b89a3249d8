package org.carequeue.bench.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Locale;

/// An HTTP/1.1 answer with a `Content-Length`, which all servers here send.
final class HttpAnswer {

    private static final String LENGTH = "content-length:";

    private HttpAnswer() {
    }

    /// Whether all of it is there.
    ///
    /// @throws IOException when its length cannot be known
    static boolean isWhole(byte[] bytes) throws IOException {
        var body = endOfHead(bytes);
        return body > 0 && bytes.length - body >= contentLength(bytes, body);
    }

    /// @throws IOException with the answer, unless its status is 2xx
    static void checkSuccess(byte[] bytes) throws IOException {
        if (bytes.length < 10 || bytes[9] != '2') {
            throw new IOException("answered with " + new String(bytes, ISO_8859_1));
        }
    }

    /// The place behind the empty line, or -1.
    private static int endOfHead(byte[] bytes) {
        for (int at = 0; at + 3 < bytes.length; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                return at + 4;
            }
        }
        return -1;
    }

    private static int contentLength(byte[] bytes, int end) throws IOException {
        for (int line = 0; line < end; line = endOfLine(bytes, line)) {
            if (bytes.length - line > LENGTH.length() && (bytes[line] | 0x20) == 'c'
                    && new String(bytes, line, LENGTH.length(), ISO_8859_1).toLowerCase(Locale.ROOT).equals(LENGTH)) {
                var from = line + LENGTH.length();
                return Integer.parseInt(new String(bytes, from, endOfLine(bytes, line) - from, ISO_8859_1).strip());
            }
        }
        throw new IOException("an answer without Content-Length: " + new String(bytes, 0, end, ISO_8859_1));
    }

    private static int endOfLine(byte[] bytes, int from) {
        var at = from;
        while (bytes[at] != '\n') {
            at++;
        }
        return at + 1;
    }
}
