package org.carequeue.bench.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;

/// How a client asks for its WebSocket.
///
/// @param path with its query, `/api/socket?audience=doctor`
/// @param subprotocol what it offers, or empty
/// @param pass what it shows
/// @param snapshotFirst whether the server begins with a message that tells how things stand, and no event
public record Greeting(String path, String subprotocol, Pass pass, boolean snapshotFirst) {

    /// Of a client that shows no pass.
    public Greeting(String path, String subprotocol, boolean snapshotFirst) {
        this(path, subprotocol, Pass.NONE, snapshotFirst);
    }

    /// The request. The key is always the same: nobody in between caches anything.
    byte[] request() throws IOException {
        var offer = subprotocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + offer + pass.header()
                + "\r\n")
                .getBytes(US_ASCII);
    }

    /// The place behind the answer's head, or -1 while it is not whole.
    ///
    /// @throws IllegalStateException when the answer is not 101
    static int endOfAnswer(byte[] bytes, int from, int to) {
        for (int at = from; at + 3 < to; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                var head = new String(bytes, from, at - from, US_ASCII);
                if (!head.startsWith("HTTP/1.1 101 ")) {
                    throw new IllegalStateException("no WebSocket: " + head.lines().findFirst().orElse(""));
                }
                return at + 4;
            }
        }
        return -1;
    }
}
