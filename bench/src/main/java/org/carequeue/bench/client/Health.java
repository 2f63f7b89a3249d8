package org.carequeue.bench.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Asks a server whether it is ready, over a bare socket: it is asked often while the machine has other things to do.
public final class Health {

    private static final int PATIENCE_MILLIS = 2_000;
    private static final int STATUS_LINE = 12;

    private Health() {
    }

    /// Whether `/q/health/ready` is answered with 200.
    ///
    /// @param port that of its operators
    public static boolean isReady(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(
                    "GET /q/health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes(STATUS_LINE), US_ASCII).endsWith(" 200");
        } catch (IOException notThere) {
            return false;
        }
    }
}
