package org.carequeue.bridge.connector;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.locks.LockSupport;

import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.access.TestPasses;
import org.carequeue.bridge.event.Protocol;

/// Subscribes, goes on saying that it is there, and reads nothing at all.
final class ReaderThatDoesNotRead implements AutoCloseable {

    private static final int SMALL = 4 * 1024;
    private static final long PAUSE_NANOS = 200_000_000;
    private final Socket socket = new Socket();
    private volatile boolean hungUp;

    ReaderThatDoesNotRead(URI service) throws IOException {
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress("127.0.0.1", service.getPort()));
        socket.getOutputStream().write(("GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: " + Protocol.SUBPROTOCOL + "\r\n" + Bearer.HEADER + ": "
                + TestPasses.header("mute", CountingService.NAME) + "\r\n\r\n").getBytes(US_ASCII));
        var _ = Frame.handshake(socket.getInputStream());
        say("{\"type\":\"subscribe\",\"reader\":\"mute\"}");
        Thread.ofVirtual().start(this::talk);
    }

    private void say(String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        var frame = new ByteArrayOutputStream();
        frame.write(0x81);
        // Masked, with a mask of zeros, which changes nothing.
        frame.write(0x80 | bytes.length);
        frame.writeBytes(new byte[4]);
        frame.writeBytes(bytes);
        socket.getOutputStream().write(frame.toByteArray());
    }

    /// Says that it is there until nobody hears it any more.
    private void talk() {
        try {
            while (!hungUp) {
                say("{\"type\":\"heartbeat\"}");
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException reset) {
            hungUp = true;
        }
    }

    boolean isHungUp() {
        return hungUp;
    }

    @Override
    public void close() throws IOException {
        hungUp = true;
        socket.close();
    }
}
