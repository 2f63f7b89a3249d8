package org.carequeue.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A request byte for byte, as no client would send it.
final class RawRequest {

    private static final int PATIENCE_MILLIS = 15_000;

    private RawRequest() {
    }

    /// All that is answered until the other end hangs up.
    static String answer(URI to, String request) {
        try (var socket = new Socket(to.getHost(), to.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
