package org.carequeue.system.crowd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// Many clients of the gateway's socket on one thread and over plain TCP, so that thousands fit beside the system that
/// they look at. Each is a [Guest]; what they hear they tell on the crowd's thread.
public final class Crowd implements AutoCloseable {

    /// How many may be knocking at once: fewer than a server's queue of those that it has not let in yet.
    private static final int AT_THE_DOOR = 256;
    private static final int READ_BYTES = 512 * 1024;

    /// Something to be done at a time.
    private record Later(long nanos, Runnable task) {
    }

    private final InetSocketAddress gateway;
    private final Selector selector;
    private final Thread thread;
    private final ByteBuffer readBuffer = ByteBuffer.allocate(READ_BYTES);
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Later> later = new PriorityQueue<>((one, other) -> Long.compare(one.nanos, other.nanos));
    private final ArrayDeque<Guest> waiting = new ArrayDeque<>();
    private final List<Guest> guests = new CopyOnWriteArrayList<>();
    private final Random random = new Random(20261122);
    private final List<RuntimeException> trouble = new CopyOnWriteArrayList<>();
    private int knocking;
    private volatile boolean stopped;

    /// @param gateway its address
    public Crowd(URI gateway) {
        this.gateway = new InetSocketAddress(gateway.getHost(), gateway.getPort());
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().name("crowd").daemon().start(this::run);
    }

    /// Sends guests in.
    public void join(List<Guest> all) {
        guests.addAll(all);
        soon(() -> {
            waiting.addAll(all);
            letIn();
        });
    }

    /// Sends one guest in.
    public Guest join(Guest guest) {
        join(List.of(guest));
        return guest;
    }

    /// All who were ever sent in.
    public List<Guest> guests() {
        return guests;
    }

    /// Runs something on the crowd's thread.
    void soon(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void after(long nanos, Runnable task) {
        later.add(new Later(System.nanoTime() + nanos, task));
    }

    private void run() {
        try (selector) {
            while (!stopped) {
                turn();
            }
            guests.forEach(Guest::hangUp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turn() throws IOException {
        var next = later.peek();
        var millis = next == null ? 1_000 : Math.max(1, (next.nanos - System.nanoTime()) / 1_000_000 + 1);
        selector.select(key -> {
            var guest = (Guest) key.attachment();
            try {
                if (key.isConnectable()) {
                    guest.connected();
                } else {
                    guest.read(readBuffer);
                }
            } catch (IOException broken) {
                gone(guest);
            } catch (RuntimeException wrong) {
                trouble.add(wrong);
                gone(guest);
            }
        }, millis);
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        while (!later.isEmpty() && later.peek().nanos <= System.nanoTime()) {
            later.remove().task.run();
        }
    }

    private void letIn() {
        while (knocking < AT_THE_DOOR && !waiting.isEmpty()) {
            var guest = waiting.remove();
            knocking++;
            try {
                var channel = SocketChannel.open();
                channel.configureBlocking(false);
                if (guest.receiveBytes() > 0) {
                    channel.setOption(StandardSocketOptions.SO_RCVBUF, guest.receiveBytes());
                }
                guest.knock(this, channel, selector);
                channel.connect(gateway);
            } catch (IOException e) {
                gone(guest);
            }
        }
    }

    /// A guest is in, or is not let in.
    void answered() {
        knocking--;
        letIn();
    }

    /// A guest's connection has ended; one that comes back does so as the pages do: from 0.2 s on, twice as long each
    /// time, at most 5 s, and between half and all of that.
    void gone(Guest guest) {
        if (guest.lost() && !stopped) {
            var longest = Math.min(5_000, 200L << Math.min(guest.attempts++, 10));
            after((long) (longest * 1_000_000 * (0.5 + random.nextDouble() / 2)), () -> {
                waiting.add(guest);
                letIn();
            });
        }
    }

    /// Ends all connections at once, without a word.
    ///
    /// @throws IllegalStateException when a guest was sent something that no server may send
    @Override
    public void close() {
        stopped = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!trouble.isEmpty()) {
            throw new IllegalStateException(trouble.size() + " guests had trouble", trouble.getFirst());
        }
    }

    /// How many guests are as a test wants them.
    public long count(Predicate<Guest> wanted) {
        return new ArrayList<>(guests).stream().filter(wanted).count();
    }
}
