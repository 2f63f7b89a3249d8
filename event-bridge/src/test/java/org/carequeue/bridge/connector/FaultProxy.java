package org.carequeue.bridge.connector;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/// Stands between a reader and a service, and does to their connection what networks do. Plain TCP on loopback.
final class FaultProxy implements AutoCloseable {

    /// What becomes of the bytes that go one way.
    enum Flow {
        PASSING,
        /// Taken no more: the sender's buffers fill.
        HELD,
        /// Taken and forgotten; such a connection is half open, and stays so for ever.
        SWALLOWED,
        /// One byte a second.
        TRICKLING
    }

    enum Way {
        TO_SERVICE,
        TO_READER
    }

    /// Sees each WebSocket frame that goes to the reader; made anew for each connection.
    @FunctionalInterface
    interface FrameFault {
        void take(Frame frame, Outlet out) throws IOException;
    }

    /// The way on.
    interface Outlet {
        void send(byte[] bytes) throws IOException;

        void cut() throws IOException;
    }

    private static final int BUFFER = 16 * 1024;

    private final int target;
    private final int port;
    private final Queue<Link> links = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Flow toService = Flow.PASSING;
    private volatile Flow toReader = Flow.PASSING;
    private volatile @Nullable Supplier<FrameFault> frames;
    private volatile @Nullable Supplier<Long> cuts;
    private volatile boolean closed;
    private ServerSocket listening;

    /// @param target the service's port
    FaultProxy(int target) {
        this.target = target;
        this.listening = listen(0);
        this.port = listening.getLocalPort();
        accept(listening);
    }

    int port() {
        return port;
    }

    /// How many connections there have been.
    int connections() {
        return connections.get();
    }

    /// Whether the first connection has been given up by its service.
    boolean serviceHasHungUp() {
        return links.peek() != null && links.peek().serviceGone;
    }

    /// From now on, for all connections.
    void flow(Way way, Flow flow) {
        lock.lock();
        try {
            switch (way) {
                case TO_SERVICE -> toService = flow;
                case TO_READER -> toReader = flow;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void flow(Flow both) {
        flow(Way.TO_SERVICE, both);
        flow(Way.TO_READER, both);
    }

    /// For connections that begin from now on.
    void frames(@Nullable Supplier<FrameFault> fault) {
        frames = fault;
    }

    /// Cuts connections that begin from now on after so many bytes to the reader, in the middle of whatever it is.
    void cutAfter(RandomGenerator random, long least, long most) {
        cuts = () -> random.nextLong(least, most);
    }

    /// Ends all connections in good order (FIN).
    void cut() {
        links.forEach(link -> link.end(false));
    }

    /// Ends them as a crash does (RST).
    void reset() {
        links.forEach(link -> link.end(true));
    }

    /// Nobody listens here any more, and nobody is connected.
    void refuse() {
        close(listening);
        reset();
    }

    /// All is well again.
    void heal() {
        cuts = null;
        frames = null;
        flow(Flow.PASSING);
        if (listening.isClosed()) {
            listening = listen(port);
            accept(listening);
        }
    }

    private static ServerSocket listen(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket on) {
        Thread.ofVirtual().start(() -> {
            while (!closed) {
                try {
                    var reader = on.accept();
                    connections.incrementAndGet();
                    var link = new Link(reader, new Socket(InetAddress.getLoopbackAddress(), target));
                    links.add(link);
                    link.begin();
                    if (on.isClosed()) {
                        // It came in just before, and whoever ended all connections may not have seen it.
                        link.end(true);
                    }
                } catch (IOException refusedOrClosed) {
                    if (on.isClosed()) {
                        return;
                    }
                }
            }
        });
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException alreadyGone) {
            // That is what was wanted.
        }
    }

    @Override
    public void close() {
        closed = true;
        refuse();
    }

    private final class Link {
        private final Socket reader;
        private final Socket service;
        private final @Nullable FrameFault fault;
        private long left;
        private boolean swallowsToService;
        private boolean swallowsToReader;
        private volatile boolean serviceGone;

        Link(Socket reader, Socket service) {
            this.reader = reader;
            this.service = service;
            var made = frames;
            this.fault = made == null ? null : made.get();
            var drawn = cuts;
            this.left = drawn == null ? Long.MAX_VALUE : drawn.get();
        }

        boolean isOpen() {
            return !reader.isClosed() && !service.isClosed();
        }

        void begin() {
            Thread.ofVirtual().start(() -> {
                try {
                    pass(Way.TO_SERVICE, reader.getInputStream(), service.getOutputStream());
                } catch (IOException gone) {
                    // Seen below.
                }
                ended(swallowsToReader || swallowsToService || toService != Flow.PASSING);
            });
            Thread.ofVirtual().start(() -> {
                try {
                    var in = service.getInputStream();
                    if (fault == null) {
                        pass(Way.TO_READER, in, reader.getOutputStream());
                    } else {
                        passFrames(fault, in);
                    }
                } catch (IOException gone) {
                    // Seen below.
                }
                serviceGone = true;
                ended(swallowsToReader || swallowsToService || toReader != Flow.PASSING);
            });
        }

        /// One end is gone. Through a network that passes nothing the other one does not learn of it.
        private void ended(boolean silently) {
            if (!silently) {
                end(false);
            }
        }

        private void pass(Way way, InputStream in, OutputStream out) throws IOException {
            var buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                forward(way, buffer, read, out);
            }
        }

        private void passFrames(FrameFault through, InputStream in) throws IOException {
            var out = reader.getOutputStream();
            out.write(Frame.handshake(in));
            for (var frame = Frame.read(in); frame != null; frame = Frame.read(in)) {
                through.take(frame, new Outlet() {
                    @Override
                    public void send(byte[] bytes) throws IOException {
                        forward(Way.TO_READER, bytes, bytes.length, out);
                    }

                    @Override
                    public void cut() throws IOException {
                        end(false);
                        throw new IOException("cut");
                    }
                });
            }
        }

        private void forward(Way way, byte[] bytes, int length, OutputStream out) throws IOException {
            for (int done = 0; done < length;) {
                switch (awaitFlow(way)) {
                    case PASSING, HELD -> {
                        var most = way == Way.TO_READER ? (int) Math.min(left, length - done) : length - done;
                        out.write(bytes, done, most);
                        done += most;
                        if (way == Way.TO_READER) {
                            left -= most;
                            if (left == 0) {
                                end(length % 2 == 0);
                                throw new IOException("cut");
                            }
                        }
                    }
                    case SWALLOWED -> done = length;
                    case TRICKLING -> out.write(bytes, done++, 1);
                }
            }
        }

        /// Waits while the flow is held, or for a second while it trickles.
        private Flow awaitFlow(Way way) throws IOException {
            lock.lock();
            try {
                var flow = flow(way);
                while (flow == Flow.HELD && isOpen()) {
                    changed.await();
                    flow = flow(way);
                }
                if (flow == Flow.TRICKLING) {
                    var _ = changed.await(1, TimeUnit.SECONDS);
                }
                return flow;
            } catch (InterruptedException e) {
                throw new IOException(e);
            } finally {
                lock.unlock();
            }
        }

        private Flow flow(Way way) {
            return switch (way) {
                case TO_SERVICE -> {
                    swallowsToService |= toService == Flow.SWALLOWED;
                    yield swallowsToService ? Flow.SWALLOWED : toService;
                }
                case TO_READER -> {
                    swallowsToReader |= toReader == Flow.SWALLOWED;
                    yield swallowsToReader ? Flow.SWALLOWED : toReader;
                }
            };
        }

        void end(boolean hard) {
            for (var socket : new Socket[] { reader, service }) {
                try {
                    if (hard && !socket.isClosed()) {
                        socket.setSoLinger(true, 0);
                    }
                } catch (IOException alreadyGone) {
                    // That is what was wanted.
                }
                FaultProxy.close(socket);
            }
            lock.lock();
            try {
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
