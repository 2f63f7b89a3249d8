package org.carequeue.bench.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// Kiosks that send one POST after the other, each when the one before is answered, on one thread and over connections
/// that stay open.
public final class Kiosks {

    private static final int BUFFER = 64 * 1024;
    private static final int KEY_DIGITS = 9;
    private static final long STALLED_MILLIS = 30_000;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final byte[] NOTHING = {};

    /// What came of it.
    ///
    /// @param seconds from the first request to the last answer
    /// @param micros how long each request took
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Outcome(double seconds, double[] micros) {
    }

    private final int port;
    private final Pass pass;
    private final String head;
    private final byte[] tail;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private long lastKey;
    private boolean sameKey;
    private int toSend;
    private int underWay;
    private long until;
    private DoubleStream.Builder micros = DoubleStream.builder();

    /// @param name makes the idempotency keys different from those of other kiosks
    public Kiosks(int port, String path, String body, String name) {
        this(port, path, body, name, Pass.NONE);
    }

    /// @param name makes the idempotency keys different from those of other kiosks
    /// @param pass shown with each request
    public Kiosks(int port, String path, String body, String name, Pass pass) {
        this.port = port;
        this.pass = pass;
        this.head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nContent-Type: application/json\r\nCareQueue-Actor: kiosk 1\r\nCareQueue-Workplace: kiosk 1\r\n"
                + "Content-Length: " + body.length() + "\r\nIdempotency-Key: " + name + "-";
        this.tail = ("\r\n" + body).getBytes(US_ASCII);
    }

    /// So many requests from so many kiosks, each a new one.
    ///
    /// @throws IOException when one is answered with anything but 2xx, or not at all for half a minute
    public Outcome press(int kiosks, int requests) throws IOException {
        sameKey = false;
        return run(kiosks, requests, LONGEST);
    }

    /// As many as there are answers for in that time.
    public Outcome pressFor(int kiosks, Duration time) throws IOException {
        sameKey = false;
        return run(kiosks, Integer.MAX_VALUE, time);
    }

    /// The same, but all requests are the repetition of one: they take the same path and change nothing.
    public Outcome repeat(int kiosks, int requests) throws IOException {
        lastKey++;
        sameKey = true;
        return run(kiosks, requests, LONGEST);
    }

    private Outcome run(int kiosks, int requests, Duration time) throws IOException {
        toSend = requests;
        underWay = 0;
        micros = DoubleStream.builder();
        try (var selector = Selector.open()) {
            try {
                for (int i = 0; i < kiosks; i++) {
                    var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    channel.configureBlocking(false);
                    channel.register(selector, SelectionKey.OP_READ, new Kiosk(channel));
                }
                var began = System.nanoTime();
                until = began + time.toNanos();
                for (var key : selector.keys()) {
                    ((Kiosk) key.attachment()).next();
                }
                while (underWay > 0) {
                    if (selector.select(STALLED_MILLIS) == 0) {
                        throw new IOException("%d requests were not answered".formatted(underWay));
                    }
                    for (var key : selector.selectedKeys()) {
                        ((Kiosk) key.attachment()).hear();
                    }
                    selector.selectedKeys().clear();
                }
                return new Outcome((System.nanoTime() - began) / 1e9, micros.build().toArray());
            } finally {
                for (var key : selector.keys()) {
                    key.channel().close();
                }
            }
        }
    }

    private byte[] request() throws IOException {
        if (!sameKey) {
            lastKey++;
        }
        var key = Long.toString(lastKey);
        var first = (head + "0".repeat(KEY_DIGITS - key.length()) + key + "\r\n" + pass.header()).getBytes(US_ASCII);
        var request = Arrays.copyOf(first, first.length + tail.length);
        System.arraycopy(tail, 0, request, first.length, tail.length);
        return request;
    }

    private final class Kiosk {

        private final SocketChannel channel;
        private byte[] answer = NOTHING;
        private long sentAt;

        Kiosk(SocketChannel channel) {
            this.channel = channel;
        }

        void next() throws IOException {
            if (toSend > 0 && System.nanoTime() - until < 0) {
                toSend--;
                underWay++;
                var request = request();
                sentAt = System.nanoTime();
                if (channel.write(ByteBuffer.wrap(request)) != request.length) {
                    throw new IOException("a kiosk could not send");
                }
            }
        }

        void hear() throws IOException {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                throw new EOFException("the server hung up on a kiosk");
            }
            buffer.flip();
            var before = answer.length;
            answer = Arrays.copyOf(answer, before + buffer.remaining());
            buffer.get(answer, before, answer.length - before);
            if (HttpAnswer.isWhole(answer)) {
                HttpAnswer.checkSuccess(answer);
                micros.add((System.nanoTime() - sentAt) / 1e3);
                underWay--;
                answer = NOTHING;
                next();
            }
        }
    }
}
