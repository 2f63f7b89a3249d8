package org.carequeue.bench.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

import org.carequeue.bench.client.WebSocketLink;

/// The log of a service as a reader sees it, from which events come at will: the serving end of `carequeue.events.v1`, for
/// one reader at a time. What waits goes out in one frame, with the bounds that the real services have, while the next
/// frame collects, as long as no more than a window of events is not acknowledged.
final class Upstream implements AutoCloseable {

    private static final int FRAME_EVENTS = 512;
    private static final int FRAME_BYTES = 128 * 1024;
    private static final int WINDOW = 4_096;
    private static final long HEARTBEAT_MILLIS = 2_000;
    private static final int SHORT_LENGTH = 126;
    private static final int MASK = 4;
    private static final Pattern ACK = Pattern.compile("\"type\":\"ack\",\"sequence\":([0-9]+)");
    private static final String WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final String service;
    private final ServerSocket listener;
    private final List<byte[]> log = new ArrayList<>();
    private int sent;
    private int acknowledged;
    private volatile boolean closing;

    /// Serves an empty log on a free port.
    Upstream(String service) throws IOException {
        this.service = service;
        this.listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("upstream-" + service).start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Commits one event.
    ///
    /// @param event makes it from its sequence
    void commit(LongFunction<byte[]> event) {
        synchronized (log) {
            log.add(event.apply(log.size() + 1));
            log.notifyAll();
        }
    }

    /// How many events the reader says it has taken for good.
    int acknowledged() {
        synchronized (log) {
            return acknowledged;
        }
    }

    private int head() {
        synchronized (log) {
            return log.size();
        }
    }

    private void listen() {
        while (!closing) {
            try (var socket = listener.accept()) {
                socket.setTcpNoDelay(true);
                serve(socket);
            } catch (IOException | NoSuchAlgorithmException e) {
                // One that has taken nothing yet was not ready for it.
                if (!closing && acknowledged() > 0) {
                    System.err.println("bench: the reader of " + service + " is gone: " + e.getMessage());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(Socket socket) throws IOException, NoSuchAlgorithmException, InterruptedException {
        var in = new DataInputStream(socket.getInputStream());
        var key = keyOf(in);
        if (key.isEmpty()) {
            return;
        }
        var digest = MessageDigest.getInstance("SHA-1").digest((key + WEB_SOCKET).getBytes(US_ASCII));
        socket.getOutputStream().write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: carequeue.events.v1\r\nSec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n").getBytes(US_ASCII));
        var head = head();
        send(socket, "{\"type\":\"hello\",\"service\":\"" + service + "\",\"log\":\"bench\",\"head\":" + head + "}");
        // The first message is the subscription, and the reader is a new one: there is nothing in it to be learnt.
        message(in);
        sent = 0;
        synchronized (log) {
            acknowledged = 0;
        }
        Thread.ofPlatform().daemon().name("acks-" + service).start(() -> readAll(in));
        while (sent < head) {
            send(socket, next());
        }
        send(socket, "{\"type\":\"caught-up\",\"head\":" + sent + "}");
        while (!closing) {
            send(socket, next());
        }
    }

    /// The next events in one message; a heartbeat when none come.
    private String next() throws InterruptedException {
        synchronized (log) {
            if (hasNothingToSend()) {
                log.wait(HEARTBEAT_MILLIS);
            }
            if (hasNothingToSend()) {
                return "{\"type\":\"heartbeat\",\"head\":" + sent + "}";
            }
            var events = new StringBuilder("{\"type\":\"events\",\"events\":[");
            var count = 0;
            while (sent < log.size() && count < FRAME_EVENTS && events.length() < FRAME_BYTES) {
                events.append(count == 0 ? "" : ",").append(new String(log.get(sent), ISO_8859_1));
                sent++;
                count++;
            }
            return events.append("]}").toString();
        }
    }

    private boolean hasNothingToSend() {
        return sent == log.size() || sent - acknowledged >= WINDOW;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(WebSocketLink.asServersSendIt(text.getBytes(ISO_8859_1)));
    }

    private static String keyOf(DataInputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1).lines().filter(line -> line.toLowerCase(java.util.Locale.ROOT)
                .startsWith("sec-websocket-key:")).map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst().orElse("");
    }

    private void readAll(DataInputStream in) {
        try {
            while (true) {
                var ack = ACK.matcher(message(in));
                if (ack.find()) {
                    synchronized (log) {
                        acknowledged = Integer.parseInt(ack.group(1));
                        log.notifyAll();
                    }
                }
            }
        } catch (IOException gone) {
            // The sending side notices as well, and says so.
        }
    }

    /// Reads one masked frame.
    private static String message(DataInputStream in) throws IOException {
        in.readByte();
        var length = in.readByte() & 0x7F;
        if (length == SHORT_LENGTH) {
            length = in.readUnsignedShort();
        }
        var mask = in.readNBytes(MASK);
        var text = in.readNBytes(length);
        if (mask.length < MASK || text.length < length) {
            throw new EOFException();
        }
        for (int i = 0; i < length; i++) {
            text[i] ^= mask[i % MASK];
        }
        return new String(text, ISO_8859_1);
    }

    @Override
    public void close() {
        closing = true;
        try {
            listener.close();
        } catch (IOException e) {
            // It only listened.
        }
    }
}
