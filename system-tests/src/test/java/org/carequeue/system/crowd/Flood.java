package org.carequeue.system.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Sockets that send as fast as they can and read nothing; one that is hung up on comes back at once.
public final class Flood implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;
    private static final int SMALL = 4 * 1024;

    /// What they send.
    public enum Kind {
        PINGS(0, 0x89, 125),
        /// A message that never ends.
        PIECES(0x01, 0x00, 0),
        MESSAGES(0, 0x81, 2);

        private final byte[] first;
        private final byte[] block;

        Kind(int first, int type, int length) {
            this.first = first == 0 ? new byte[0] : frame(first, 0);
            var all = new ByteArrayOutputStream();
            while (all.size() < BLOCK) {
                all.writeBytes(frame(type, length));
            }
            this.block = all.toByteArray();
        }

        /// As a client sends it, masked with zeros.
        private static byte[] frame(int type, int length) {
            var frame = new ByteArrayOutputStream();
            frame.write(type);
            frame.write(0x80 | length);
            frame.writeBytes(new byte[4 + length]);
            return frame.toByteArray();
        }
    }

    private final URI server;
    private final String request;
    private final Kind kind;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong hungUpOn = new AtomicLong();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    /// @param path of the socket
    /// @param subprotocol that is offered
    public Flood(URI server, String path, String subprotocol, Kind kind, int sockets) {
        this.server = server;
        this.kind = kind;
        this.request = "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: " + subprotocol + "\r\n\r\n";
        for (int i = 0; i < sockets; i++) {
            threads.add(Thread.ofPlatform().name("flood").daemon().start(this::run));
        }
    }

    /// How many bytes have left.
    public long sent() {
        return sent.get();
    }

    private void run() {
        while (!stopped) {
            try (var socket = new Socket()) {
                open.add(socket);
                socket.setReceiveBufferSize(SMALL);
                socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
                socket.getOutputStream().write(request.getBytes(US_ASCII));
                var _ = socket.getInputStream().read();
                socket.getOutputStream().write(kind.first);
                while (!stopped) {
                    socket.getOutputStream().write(kind.block);
                    sent.addAndGet(kind.block.length);
                }
            } catch (IOException _) {
                hungUpOn.incrementAndGet();
            } finally {
                open.removeIf(Socket::isClosed);
            }
        }
    }

    /// How often one was hung up on.
    public long hungUpOn() {
        return hungUpOn.get();
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        // A write waits for as long as nobody reads.
        for (var thread : threads) {
            while (thread.isAlive()) {
                for (var socket : open) {
                    socket.close();
                }
                Thread.yield();
            }
        }
    }
}
