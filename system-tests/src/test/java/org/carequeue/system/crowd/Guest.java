package org.carequeue.system.crowd;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/// One client of a [Crowd]: knocks, reads frames, answers pings. What it hears goes to its ear, frame by frame.
public final class Guest {

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final String query;
    private final String headers;
    private final BiConsumer<Guest, String> ear;
    private int receiveBytes;
    private boolean comesBack;
    private Runnable uponLoss = () -> {
    };
    private boolean reads = true;

    private @Nullable Crowd crowd;
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private final StringBuilder answer = new StringBuilder();
    private byte[] rest = new byte[0];
    int attempts;
    private boolean upgraded;
    private volatile boolean in;
    private volatile @Nullable String upgrade;
    private volatile @Nullable Integer closedWith;
    private volatile boolean gone;
    private volatile int pings;

    /// @param query such as `?audience=screen`
    /// @param headers further ones, each with its line end
    /// @param ear told each text frame, on the crowd's thread
    public Guest(String query, String headers, BiConsumer<Guest, String> ear) {
        this.query = query;
        this.headers = headers;
        this.ear = ear;
    }

    /// A page: takes arrays of messages.
    public static Guest page(String audience, BiConsumer<Guest, String> ear) {
        return new Guest("?audience=" + audience, "Sec-WebSocket-Protocol: carequeue.batch\r\n", ear);
    }

    /// It comes back whenever its connection ends, as pages do.
    ///
    /// @param lost run before it does
    public Guest comingBack(Runnable lost) {
        comesBack = true;
        uponLoss = lost;
        return this;
    }

    /// It knocks and then reads no byte, with so little room that nothing fits on the way.
    public Guest neverReading() {
        reads = false;
        receiveBytes = 4_096;
        return this;
    }

    int receiveBytes() {
        return receiveBytes;
    }

    /// Whether it is connected now.
    public boolean isIn() {
        return in;
    }

    /// Whether its connection has ended.
    public boolean isGone() {
        return gone;
    }

    /// The answer to its knocking, with all headers; null before there was one.
    public @Nullable String upgrade() {
        return upgrade;
    }

    /// The code of the close frame that it got, if any.
    public @Nullable Integer closedWith() {
        return closedWith;
    }

    /// How often it was asked whether it is still there, and said so.
    public int pings() {
        return pings;
    }

    // ── on the crowd's thread ──

    void knock(Crowd within, SocketChannel over, Selector selector) throws IOException {
        crowd = within;
        channel = over;
        upgraded = false;
        gone = false;
        answer.setLength(0);
        rest = new byte[0];
        key = over.register(selector, SelectionKey.OP_CONNECT, this);
    }

    void connected() throws IOException {
        line().finishConnect();
        line().write(StandardCharsets.US_ASCII.encode("GET /api/socket" + query + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers + "\r\n"));
        if (key != null) {
            key.interestOps(reads ? SelectionKey.OP_READ : 0);
        }
        if (!reads) {
            in = true;
            if (crowd != null) {
                crowd.answered();
            }
        }
    }

    void read(ByteBuffer into) throws IOException {
        into.clear().put(rest);
        var count = line().read(into);
        into.flip();
        if (count < 0) {
            throw new IOException("end of stream");
        }
        if (!upgraded) {
            hearAnswer(into);
        }
        while (upgraded && hearFrame(into)) {
            attempts = 0;
        }
        rest = new byte[into.remaining()];
        into.get(rest);
    }

    private void hearAnswer(ByteBuffer from) {
        while (from.hasRemaining() && !upgraded) {
            answer.append((char) from.get());
            if (answer.length() > 3 && answer.indexOf("\r\n\r\n", answer.length() - 4) >= 0) {
                upgrade = answer.toString();
                upgraded = true;
                in = true;
                if (crowd != null) {
                    crowd.answered();
                }
            }
        }
    }

    /// @return whether there was a whole one
    @SuppressWarnings("NonAtomicVolatileUpdate") // written on the crowd's thread only
    private boolean hearFrame(ByteBuffer from) throws IOException {
        from.mark();
        if (from.remaining() < 2) {
            return false;
        }
        var first = from.get();
        var length = from.get() & 0xFF;
        if ((length & 0x80) != 0 || (first & 0x70) != 0 || (first & 0x80) == 0) {
            throw new IllegalStateException("a frame that a server must not send: " + first + " " + length);
        }
        var extra = length < 126 ? 0 : length == 126 ? 2 : 8;
        if (from.remaining() < extra) {
            from.reset();
            return false;
        }
        length = extra == 0 ? length : extra == 2 ? from.getShort() & 0xFFFF : Math.toIntExact(from.getLong());
        if (from.remaining() < length) {
            from.reset();
            return false;
        }
        var payload = new byte[length];
        from.get(payload);
        switch (first & 0x0F) {
            case TEXT -> ear.accept(this, new String(payload, StandardCharsets.UTF_8));
            case CLOSE -> closedWith = length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
            case PING -> {
                pings++;
                pong(payload);
            }
            default -> throw new IllegalStateException("an unexpected frame: " + first);
        }
        return true;
    }

    /// Masked, as a client must, with a mask of zeros.
    private void pong(byte[] payload) throws IOException {
        line().write(ByteBuffer.allocate(6 + payload.length).put((byte) 0x8A).put((byte) (0x80 | payload.length))
                .putInt(0).put(payload).flip());
    }

    /// @return whether it will come back
    boolean lost() {
        var wasKnocking = !in && !gone;
        in = false;
        gone = true;
        drop(false);
        uponLoss.run();
        if (wasKnocking && crowd != null) {
            crowd.answered();
        }
        return comesBack;
    }

    // ── from any thread ──

    /// Begins to read after all.
    public void startReading() {
        if (crowd != null) {
            crowd.soon(() -> {
                reads = true;
                if (key != null && key.isValid()) {
                    key.interestOps(SelectionKey.OP_READ);
                }
            });
        }
    }

    /// Breaks its connection in the middle: a reset, not an end.
    public void reset() {
        if (crowd != null) {
            crowd.soon(() -> {
                in = false;
                gone = true;
                drop(true);
            });
        }
    }

    void hangUp() {
        comesBack = false;
        in = false;
        drop(false);
    }

    private void drop(boolean reset) {
        var open = channel;
        if (open != null) {
            try (open) {
                if (reset) {
                    open.setOption(StandardSocketOptions.SO_LINGER, 0);
                }
            } catch (IOException e) {
                // It is gone, which is what was wanted.
            }
        }
    }

    private SocketChannel line() throws IOException {
        if (channel == null) {
            throw new IOException("not connected");
        }
        return channel;
    }
}
