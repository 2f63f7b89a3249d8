package org.carequeue.bench.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/// One blocking WebSocket client, for publishers and readers of a log. What comes in is handed on by a thread of its own.
public final class WebSocketLink implements AutoCloseable {

    /// Gets each message, on the link's thread.
    @FunctionalInterface
    public interface Heard {
        void message(byte[] bytes, int from, int to) throws IOException;
    }

    private static final int BUFFER = 1 << 20;

    private final Socket socket;
    private final AtomicBoolean closing = new AtomicBoolean();

    private WebSocketLink(Socket socket) {
        this.socket = socket;
    }

    /// Connects, and returns when the connection is a WebSocket.
    public static WebSocketLink connect(int port, Greeting greeting, Heard heard) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(greeting.request());
        var bytes = new byte[BUFFER];
        var length = 0;
        var end = -1;
        while (end < 0) {
            var got = socket.getInputStream().read(bytes, length, bytes.length - length);
            if (got < 0) {
                throw new EOFException("the server hung up");
            }
            length += got;
            end = Greeting.endOfAnswer(bytes, 0, length);
        }
        var link = new WebSocketLink(socket);
        var rest = Arrays.copyOfRange(bytes, end, length);
        Thread.ofPlatform().daemon().name("link").start(() -> link.read(bytes, rest, heard));
        return link;
    }

    /// Sends a text message.
    public void send(byte[] text) throws IOException {
        sendFrames(Frames.masked(1, text, 0, text.length));
    }

    /// Sends bytes as they are, which must be whole frames.
    public void sendFrames(byte[] frames) throws IOException {
        socket.getOutputStream().write(frames);
    }

    /// A text message as servers send it, not masked.
    public static byte[] asServersSendIt(byte[] text) {
        return Frames.unmasked(text);
    }

    private void read(byte[] bytes, byte[] first, Heard heard) {
        var receiver = new Frames.Receiver() {
            private final ByteArrayOutputStream pieces = new ByteArrayOutputStream();

            @Override
            public void piece(byte[] frame, int from, int to, boolean last) {
                pieces.write(frame, from, to - from);
                if (last) {
                    var whole = pieces.toByteArray();
                    pieces.reset();
                    message(whole, 0, whole.length);
                }
            }

            @Override
            public void message(byte[] frame, int from, int to) {
                try {
                    heard.message(frame, from, to);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void ping(byte[] frame, int from, int to) {
                try {
                    sendFrames(Frames.masked(10, frame, from, to));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void closed(int code) {
                throw new IllegalStateException("closed with " + code);
            }
        };
        try {
            var in = socket.getInputStream();
            System.arraycopy(first, 0, bytes, 0, first.length);
            var length = first.length;
            while (true) {
                var at = Frames.read(bytes, 0, length, receiver);
                System.arraycopy(bytes, at, bytes, 0, length - at);
                length -= at;
                var got = in.read(bytes, length, bytes.length - length);
                if (got < 0) {
                    return;
                }
                length += got;
            }
        } catch (IOException | RuntimeException e) {
            if (!closing.get()) {
                System.err.println("bench: a connection ended: " + e.getMessage());
            }
        }
    }

    @Override
    public void close() throws IOException {
        closing.set(true);
        socket.close();
    }
}
