package org.carequeue.bench.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/// The reading end of `carequeue.events.v1`, as thin as it can be: begins at the beginning, acknowledges each message of
/// events, checks that no sequence is missing, and ends when it has caught up.
public final class LogReader implements WebSocketLink.Heard {

    public static final String SUBPROTOCOL = "carequeue.events.v1";

    private static final Marker SEQUENCE = Marker.after("\"sequence\":\"", 0);
    private static final byte[] CAUGHT_UP = "{\"type\":\"caught-up\"".getBytes(US_ASCII);
    private static final byte[] SUBSCRIBE = "{\"type\":\"subscribe\",\"reader\":\"bench\",\"log\":\"\",\"sequence\":0,\"eventId\":\"\"}"
            .getBytes(US_ASCII);

    private final CompletableFuture<Long> done;
    private @Nullable WebSocketLink link;
    private long last;

    /// @param done gets how many events there were, or why it went wrong
    public LogReader(CompletableFuture<Long> done) {
        this.done = done;
    }

    /// Subscribes.
    public synchronized void begin(WebSocketLink over) throws IOException {
        link = over;
        over.send(SUBSCRIBE);
    }

    @Override
    public synchronized void message(byte[] bytes, int from, int to) throws IOException {
        var before = last;
        SEQUENCE.find(bytes, from, to, this::event);
        if (last > before && link != null) {
            link.send(("{\"type\":\"ack\",\"sequence\":" + last + "}").getBytes(US_ASCII));
        }
        if (begins(bytes, from, to)) {
            done.complete(last);
        }
    }

    private void event(long sequence) {
        if (sequence != last + 1) {
            done.completeExceptionally(new IOException("event " + sequence + " came after " + last));
        }
        last = sequence;
    }

    private static boolean begins(byte[] bytes, int from, int to) {
        if (to - from < CAUGHT_UP.length) {
            return false;
        }
        for (int i = 0; i < CAUGHT_UP.length; i++) {
            if (bytes[from + i] != CAUGHT_UP[i]) {
                return false;
            }
        }
        return true;
    }
}
