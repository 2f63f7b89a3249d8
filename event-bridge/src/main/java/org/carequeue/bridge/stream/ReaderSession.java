package org.carequeue.bridge.stream;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Position;
import org.jboss.logging.Logger;

/// One reader that is connected: where it stands, and what goes to it next. Everything in here happens on the
/// connection's event loop; one message is under way at a time.
///
/// ```
/// opened ── subscribe ──▶ streaming ⇄ window full
///    │                        │
///    └── position unknown ──▶ diverged (the reader hangs up)
/// ```
final class ReaderSession {

    /// What may be sent and not yet acknowledged, in events.
    static final int WINDOW = 4_096;
    /// A frame holds about so many bytes of events, or one event that is larger.
    private static final int FRAME_BYTES = 128 * 1024;
    private static final int FRAME_EVENTS = 512;
    private static final Logger LOG = Logger.getLogger(ReaderSession.class);

    /// The connection as this session needs it.
    interface Wire {
        /// Sends a text frame; the callback comes on the event loop, with whether it was written.
        void send(byte[] json, Consumer<Boolean> written);

        /// Runs something on the connection's event loop.
        void later(Runnable task);

        /// Runs something that blocks, elsewhere.
        void blocking(Runnable task);

        void close(int code, String reason);
    }

    private final EventStream stream;
    private final Wire wire;
    private final int window;
    private final Runnable changed = this::changed;
    private final AtomicBoolean pumpAsked = new AtomicBoolean();
    private final Map<String, byte[]> sentValues = new HashMap<>();
    private String reader = "?";
    private boolean streaming;
    private boolean busy;
    private boolean ended;
    private boolean caughtUp;
    private long sent;
    private long acknowledged;
    private long headAtStart;
    private boolean heartbeatDue;
    private boolean heard = true;

    ReaderSession(EventStream stream, Wire wire) {
        this(stream, wire, WINDOW);
    }

    /// The same with another window, in events.
    ReaderSession(EventStream stream, Wire wire, int window) {
        this.stream = stream;
        this.wire = wire;
        this.window = window;
    }

    void opened() {
        headAtStart = stream.head();
        wire.send(Frames.hello(stream.service(), stream.log(), headAtStart), _ -> {
        });
    }

    void message(String text) {
        heard = true;
        try {
            switch (ReaderMessage.parse(text)) {
                case ReaderMessage.Subscribe subscribe -> subscribe(subscribe);
                case ReaderMessage.Ack ack -> {
                    if (ack.sequence() > acknowledged && ack.sequence() <= sent) {
                        acknowledged = ack.sequence();
                        pump();
                    }
                }
                case ReaderMessage.Heartbeat _ -> {
                }
            }
        } catch (IOException e) {
            LOG.warnf("reader refused: reader=%s cause=%s", reader, e.getMessage());
            wire.close(1002, "not a message of this protocol");
        }
    }

    private void subscribe(ReaderMessage.Subscribe subscribe) {
        reader = subscribe.reader();
        var from = subscribe.from();
        if (from == null) {
            start(0);
            return;
        }
        wire.blocking(() -> {
            try {
                var known = from.log().equals(stream.log()) && stream.has(from.sequence(), from.eventId());
                wire.later(() -> begin(from, known));
            } catch (IOException e) {
                // Whether it has diverged is not known, and a reader that is told so stops for good.
                unreadable(e, from.sequence());
            }
        });
    }

    private void begin(Position from, boolean known) {
        if (known) {
            start(from.sequence());
        } else {
            LOG.errorf("reader diverged: reader=%s position=%d log=%s", reader, from.sequence(), from.log());
            wire.send(Frames.diverged(stream.log(), stream.head()), _ -> {
            });
        }
    }

    private void unreadable(IOException cause, long position) {
        LOG.errorf(cause, "journal not readable: reader=%s position=%d", reader, position);
        wire.later(() -> wire.close(1011, "the journal is not readable"));
    }

    private void start(long after) {
        if (!streaming && !ended) {
            LOG.infof("reader connected: reader=%s position=%d head=%d", reader, after, stream.head());
            streaming = true;
            sent = after;
            acknowledged = after;
            stream.listen(changed);
            pump();
        }
    }

    /// On whichever thread committed something: many commits, one wake-up.
    private void changed() {
        if (pumpAsked.compareAndSet(false, true)) {
            wire.later(() -> {
                pumpAsked.set(false);
                pump();
            });
        }
    }

    /// Called every two seconds.
    void tick() {
        heartbeatDue = true;
        pump();
    }

    /// Whether the reader has said anything since the last time that this was asked.
    boolean heardFrom() {
        var was = heard;
        heard = false;
        return was;
    }

    private void pump() {
        if (busy || ended) {
            return;
        }
        if (streaming && sent < stream.head() && sent - acknowledged < window) {
            var events = stream.fromMemory(sent, room(), FRAME_BYTES);
            if (events == null) {
                fromJournal();
            } else {
                send(events);
            }
        } else if (streaming && !caughtUp && sent >= headAtStart) {
            caughtUp = true;
            send(Frames.caughtUp(sent));
        } else if (!sendValue() && heartbeatDue) {
            heartbeatDue = false;
            send(Frames.heartbeat(stream.head()));
        }
    }

    /// Sends a value that has changed since it was sent last, if there is one.
    @SuppressWarnings("ReferenceEquality") // each change is an array of its own; what is in it does not matter
    private boolean sendValue() {
        for (var value : stream.values().entrySet()) {
            if (streaming && sentValues.put(value.getKey(), value.getValue()) != value.getValue()) {
                send(Frames.value(value.getKey(), value.getValue()));
                return true;
            }
        }
        return false;
    }

    /// How many events the next frame may hold: never more than the window has room for.
    private int room() {
        return (int) Math.min(FRAME_EVENTS, window - (sent - acknowledged));
    }

    private void fromJournal() {
        busy = true;
        var after = sent;
        var most = room();
        wire.blocking(() -> {
            try {
                var events = stream.fromJournal(after, most, FRAME_BYTES);
                wire.later(() -> {
                    busy = false;
                    if (events.isEmpty()) {
                        wire.close(1011, "the journal has a gap");
                    } else {
                        send(events);
                    }
                });
            } catch (IOException e) {
                unreadable(e, after);
            }
        });
    }

    private void send(List<CommittedEvent> events) {
        sent = events.getLast().sequence();
        send(Frames.events(events));
    }

    private void send(byte[] frame) {
        busy = true;
        wire.send(frame, written -> {
            busy = false;
            if (written) {
                pump();
            }
        });
    }

    void closed() {
        ended = true;
        stream.unlisten(changed);
        LOG.infof("reader gone: reader=%s acknowledged=%d head=%d", reader, acknowledged, stream.head());
    }
}
