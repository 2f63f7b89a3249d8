package org.carequeue.bench.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/// Many WebSocket clients of one server, on one thread. It counts events, not frames, and notes of each client in which
/// order it saw them.
public final class Audience implements AutoCloseable {

    /// The largest frame that can be taken, and more than a server has under way for one client.
    private static final int BUFFER = 1 << 20;
    /// So many at once ask for their connection, which is less than any server's backlog.
    private static final int WAVE = 128;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(60);
    private static final int PONG = 10;
    private static final byte[] NOTHING = {};

    private final int port;
    private final byte[] request;
    private final boolean snapshotFirst;
    private final Marker marker;
    private final Selector selector;
    private final List<Client> clients;
    private final byte[] bytes = new byte[BUFFER];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private final CountDownLatch connected = new CountDownLatch(1);
    private final Semaphore reached = new Semaphore(0);
    private final Thread thread;
    private int asked;
    private int open;
    private long delivered;
    /// How many deliveries, all clients together, are waited for; written while nothing is under way.
    private volatile long awaited = Long.MAX_VALUE;
    private volatile long reachedAt;
    private volatile @Nullable Throwable trouble;
    private volatile boolean closing;

    private Audience(int port, int size, Greeting greeting, Marker marker) throws IOException {
        this.port = port;
        this.request = greeting.request();
        this.snapshotFirst = greeting.snapshotFirst();
        this.marker = marker;
        this.selector = Selector.open();
        this.clients = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            clients.add(new Client());
        }
        this.thread = Thread.ofPlatform().name("audience").daemon().start(this::run);
    }

    /// Connects so many clients, and returns when all are connected and know how things stand.
    ///
    /// @throws IOException when one of them is refused, or they are not all connected within a minute
    public static Audience connect(int port, int size, Greeting greeting, Marker marker) throws IOException {
        var audience = new Audience(port, size, greeting, marker);
        try {
            if (!audience.connected.await(CONNECT_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("%d of %d clients are connected".formatted(audience.open, size));
            }
            audience.checkTrouble();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            audience.close();
            throw e;
        }
        return audience;
    }

    public int size() {
        return clients.size();
    }

    /// Begins to wait for so many events at each client, beyond those that have come.
    public void expect(long events) {
        awaited = delivered + events * clients.size();
    }

    /// Begins a new count: as if nobody had seen anything. Only while nothing is under way.
    public void forget() {
        clients.forEach(Client::forget);
        delivered = 0;
        reached.drainPermits();
        // Last: the clients' thread reads it first, and sees with it what stands above.
        awaited = Long.MAX_VALUE;
    }

    /// Waits until all that was expected is there.
    ///
    /// @return when the last of it came, as [System#nanoTime]
    /// @throws IOException when it does not come in time, or a connection is lost
    public long await(Duration patience) throws IOException {
        try {
            if (!reached.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                checkTrouble();
                throw new IOException("%d of %d deliveries have come within %s".formatted(delivered, awaited, patience));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        checkTrouble();
        return reachedAt;
    }

    /// Whether all clients saw the same events in the same order.
    public boolean sawOneOrder() {
        return clients.stream().allMatch(client -> client.tally.sameOrderAs(clients.getFirst().tally));
    }

    /// Whether every client saw each number from the first on, so many of them, exactly once.
    public boolean sawOnceEach(long first, long count) {
        return clients.stream().allMatch(client -> client.tally.sawOnceEach(first, count));
    }

    /// Frames that came, of all clients; fewer than events where a server puts several into one.
    public long frames() {
        return clients.stream().mapToLong(client -> client.frames).sum();
    }

    /// Bytes of payload that came, of all clients.
    public long payload() {
        return clients.stream().mapToLong(client -> client.payload).sum();
    }

    private void checkTrouble() throws IOException {
        if (trouble != null) {
            throw new IOException("a client lost its connection: " + trouble.getMessage(), trouble);
        }
    }

    /// Ends all connections at once.
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing) {
                askMore();
                var _ = selector.select(this::ready);
            }
        } catch (IOException | RuntimeException e) {
            if (trouble == null) {
                trouble = e;
            }
        } finally {
            clients.forEach(Client::end);
            connected.countDown();
            reached.release();
            try {
                selector.close();
            } catch (IOException e) {
                trouble = e;
            }
        }
    }

    private void askMore() throws IOException {
        while (asked < clients.size() && asked - open < WAVE) {
            clients.get(asked).ask();
            asked++;
        }
    }

    private void ready(SelectionKey key) {
        var client = (Client) key.attachment();
        try {
            if (key.isConnectable()) {
                client.greet(key);
            } else {
                client.hear();
            }
        } catch (IOException | RuntimeException e) {
            if (!closing) {
                trouble = e;
                closing = true;
            }
        }
    }

    private final class Client implements Frames.Receiver {

        private @Nullable SocketChannel channel;
        private final Tally tally = new Tally();
        private byte[] rest = NOTHING;
        private boolean greeted;
        private boolean told;
        private long frames;
        private long payload;

        void forget() {
            tally.clear();
            frames = 0;
            payload = 0;
        }

        void ask() throws IOException {
            var opening = SocketChannel.open();
            channel = opening;
            opening.configureBlocking(false);
            opening.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opening.register(selector, SelectionKey.OP_CONNECT, this);
            opening.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }

        void greet(SelectionKey key) throws IOException {
            var opening = (SocketChannel) key.channel();
            opening.finishConnect();
            key.interestOps(SelectionKey.OP_READ);
            send(opening, request);
        }

        void hear() throws IOException {
            var from = channel;
            if (from == null) {
                return;
            }
            buffer.clear();
            buffer.put(rest);
            rest = NOTHING;
            if (from.read(buffer) < 0) {
                throw new IOException("the server hung up");
            }
            var end = buffer.position();
            var at = 0;
            if (!greeted) {
                at = Greeting.endOfAnswer(bytes, 0, end);
                if (at >= 0) {
                    greeted = true;
                    if (!snapshotFirst) {
                        opened();
                    }
                }
            }
            at = greeted ? Frames.read(bytes, at, end, this) : 0;
            if (at < end) {
                if (at == 0 && end == BUFFER) {
                    throw new IOException("a frame that is larger than " + BUFFER + " bytes");
                }
                rest = Arrays.copyOfRange(bytes, at, end);
            }
        }

        private void opened() {
            told = true;
            open++;
            if (open == clients.size()) {
                connected.countDown();
            }
        }

        @Override
        public void message(byte[] frame, int from, int to) {
            if (!told) {
                opened();
                return;
            }
            var wanted = awaited;
            frames++;
            payload += to - from;
            var before = tally.events();
            marker.find(frame, from, to, tally);
            delivered += tally.events() - before;
            if (delivered >= wanted && before != tally.events()) {
                reachedAt = System.nanoTime();
                awaited = Long.MAX_VALUE;
                reached.release();
            }
        }

        @Override
        public void ping(byte[] frame, int from, int to) {
            try {
                send(channel, Frames.masked(PONG, frame, from, to));
            } catch (IOException e) {
                throw new IllegalStateException("a pong was not sent", e);
            }
        }

        @Override
        public void closed(int code) {
            throw new IllegalStateException("closed with " + code);
        }

        /// What is sent here is so small that it always fits.
        private static void send(@Nullable SocketChannel to, byte[] what) throws IOException {
            if (to == null || to.write(ByteBuffer.wrap(what)) != what.length) {
                throw new IOException("a client could not send");
            }
        }

        void end() {
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                // It is gone, which is what was asked for.
            }
        }
    }
}
