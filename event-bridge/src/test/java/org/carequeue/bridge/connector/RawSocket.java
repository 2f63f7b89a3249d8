package org.carequeue.bridge.connector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.access.TestPasses;
import org.carequeue.bridge.event.Protocol;

/// A client that sends whatever it likes.
final class RawSocket implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private final Socket socket = new Socket();

    RawSocket(URI service) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", service.getPort()));
    }

    /// One that is a reader's socket already.
    ///
    /// @param further fields of its request, each with the end of its line
    static RawSocket reader(URI service, String further) throws IOException {
        var raw = new RawSocket(service);
        raw.send("GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: "
                + Protocol.SUBPROTOCOL + "\r\n" + Bearer.HEADER + ": " + TestPasses.header("raw", CountingService.NAME) + "\r\n"
                + further + "\r\n");
        var _ = Frame.handshake(raw.in());
        return raw;
    }

    void send(String bytes) throws IOException {
        send(bytes.getBytes(ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    /// Everything that is said until the other end hangs up.
    String toTheEnd() throws IOException {
        return new String(in().readAllBytes(), ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
