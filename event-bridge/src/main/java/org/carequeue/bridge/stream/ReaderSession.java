package org.carequeue.bridge.stream;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.event.Protocol;
import org.jboss.logging.Logger;

/// One reader that is connected: where it stands, and what goes to it next. Everything in here happens on the
/// connection's event loop; one message is under way at a time, so that what a slow reader costs is one frame.
///
/// ```
/// greeted ── subscribe ──▶ looking up ──▶ streaming ⇄ window full
///                              │               │
///                              └──▶ diverged ──┴──▶ ended
/// ```
///
/// A reader that breaks the protocol is closed with 1002, one that talks too much with 1008; one that says nothing for
/// 8 s, or takes nothing for as long, is hung up on without a word, because it would not read one.
final class ReaderSession {

    /// What may be sent and not yet acknowledged, in bytes of events: the reader holds about so much.
    static final int WINDOW_BYTES = 8 * 1024 * 1024;
    /// A frame holds about so many bytes of events, or one event that is larger.
    private static final int FRAME_BYTES = 128 * 1024;
    private static final int FRAME_EVENTS = 512;
    /// What is read from the journal at once, for several frames: each look into it costs a file that is opened, and some
    /// lines that are read in vain.
    private static final int FETCH_BYTES = 8 * FRAME_BYTES;
    private static final int FETCH_EVENTS = 8 * FRAME_EVENTS;
    /// Messages between two ticks that move nothing on. An acknowledgement that moves is bounded by what was sent.
    private static final int MOST_IDLE_MESSAGES = 64;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int TOO_MUCH = 1008;
    private static final int OUR_FAULT = 1011;
    private static final Logger LOG = Logger.getLogger(ReaderSession.class);

    /// The connection as this session needs it.
    interface Wire {
        /// Sends a text frame; the callback comes on the event loop, with whether it was written.
        void send(byte[] json, Consumer<Boolean> written);

        /// Runs something on the connection's event loop.
        void later(Runnable task);

        /// Runs something that blocks, elsewhere.
        void blocking(Runnable task);

        /// Says why, and ends the connection soon, whether the other end listens or not.
        void close(int code, String reason);

        /// Ends the connection at once: the other end does not listen.
        default void hangUp() {
            close(PROTOCOL_ERROR, "not heard");
        }
    }

    private enum Stage {
        GREETED,
        LOOKING_UP,
        STREAMING,
        DIVERGED,
        ENDED
    }

    /// A frame of events that is not acknowledged yet.
    private record Ahead(long last, int bytes) {
    }

    private final EventStream stream;
    private final Wire wire;
    private final int window;
    private final Runnable changed = this::changed;
    private final AtomicBoolean pumpAsked = new AtomicBoolean();
    private final Map<String, byte[]> sentValues = new HashMap<>();
    private final Deque<Ahead> ahead = new ArrayDeque<>();
    /// Read from the journal and not sent yet.
    private final Deque<CommittedEvent> fetched = new ArrayDeque<>();
    private long bytesAhead;
    private String reader = "?";
    private Stage stage = Stage.GREETED;
    private boolean reading;
    private boolean writing;
    private boolean caughtUp;
    private long sent;
    private long acknowledged;
    /// What was sent and is not acknowledged, for whoever watches from another thread.
    private volatile long unacknowledged;
    private long headAtStart;
    private boolean heartbeatDue;
    private int silentTicks;
    private int writingTicks;
    private int idleMessages;

    ReaderSession(EventStream stream, Wire wire) {
        this(stream, wire, Protocol.WINDOW);
    }

    /// The same with another window, in events.
    ReaderSession(EventStream stream, Wire wire, int window) {
        this.stream = stream;
        this.wire = wire;
        this.window = window;
    }

    void opened() {
        headAtStart = stream.head();
        send(Frames.hello(stream.service(), stream.log(), headAtStart));
    }

    // ── what the reader says ──

    void message(String text) {
        if (stage == Stage.ENDED) {
            return;
        }
        silentTicks = 0;
        try {
            switch (ReaderMessage.parse(text)) {
                case ReaderMessage.Subscribe subscribe -> subscribe(subscribe);
                case ReaderMessage.Ack(var sequence) -> acknowledged(sequence);
                case ReaderMessage.Heartbeat _ -> idle();
            }
        } catch (IOException e) {
            LOG.warnf("reader refused: reader=%s cause=%s", reader, e.getMessage());
            end(PROTOCOL_ERROR, "not a message of this protocol");
        }
    }

    private void subscribe(ReaderMessage.Subscribe subscribe) throws IOException {
        if (stage != Stage.GREETED) {
            throw new IOException("subscribed twice");
        }
        reader = subscribe.reader();
        var from = subscribe.from();
        if (from.log().isEmpty()) {
            start(0);
            return;
        }
        stage = Stage.LOOKING_UP;
        onDisk(() -> {
            var known = from.log().equals(stream.log())
                    && (from.sequence() == 0 || stream.has(from.sequence(), from.eventId()));
            return () -> lookedUp(from, known);
        });
    }

    private void lookedUp(Position from, boolean known) {
        if (stage == Stage.ENDED) {
            return;
        }
        if (known) {
            start(from.sequence());
        } else {
            LOG.errorf("reader diverged: reader=%s position=%d log=%s", reader, from.sequence(), from.log());
            stage = Stage.DIVERGED;
            send(Frames.diverged(stream.log(), stream.head()));
        }
    }

    private void start(long after) {
        LOG.infof("reader connected: reader=%s position=%d head=%d", reader, after, stream.head());
        stage = Stage.STREAMING;
        sent = after;
        acknowledged = after;
        unacknowledged = 0;
        stream.listen(changed);
        pump();
    }

    private void acknowledged(long sequence) throws IOException {
        if (stage != Stage.STREAMING || sequence > sent) {
            throw new IOException("acknowledged " + sequence + ", which was not sent");
        }
        if (sequence <= acknowledged) {
            idle();
            return;
        }
        acknowledged = sequence;
        unacknowledged = sent - acknowledged;
        while (!ahead.isEmpty() && ahead.getFirst().last() <= sequence) {
            bytesAhead -= ahead.removeFirst().bytes();
        }
        pump();
    }

    private void idle() {
        idleMessages++;
        if (idleMessages > MOST_IDLE_MESSAGES) {
            LOG.warnf("reader refused: reader=%s cause=%s", reader, "it talks too much");
            end(TOO_MUCH, "too many messages");
        }
    }

    /// How many events were sent and are not acknowledged. From any thread.
    long unacknowledged() {
        return unacknowledged;
    }

    /// Called every [Protocol#TICK_MILLIS].
    void tick() {
        silentTicks++;
        writingTicks = writing ? writingTicks + 1 : 0;
        idleMessages = 0;
        if (stage == Stage.ENDED) {
            return;
        }
        if (silentTicks > Protocol.SILENT_TICKS || writingTicks > Protocol.SILENT_TICKS) {
            LOG.warnf("reader given up: reader=%s cause=%s", reader,
                    silentTicks > Protocol.SILENT_TICKS ? "it says nothing" : "it reads nothing");
            ended();
            wire.hangUp();
        } else {
            heartbeatDue = true;
            pump();
        }
    }

    // ── what it is sent ──

    /// On whichever thread committed something: many commits, one wake-up.
    private void changed() {
        if (pumpAsked.compareAndSet(false, true)) {
            wire.later(() -> {
                pumpAsked.set(false);
                pump();
            });
        }
    }

    private void pump() {
        if (reading || writing || stage == Stage.ENDED) {
            return;
        }
        var streaming = stage == Stage.STREAMING;
        if (streaming && sent < stream.head() && sent - acknowledged < window && bytesAhead < WINDOW_BYTES) {
            if (!fetched.isEmpty()) {
                send(fetchedFrame());
                return;
            }
            var events = stream.fromMemory(sent, room(), FRAME_BYTES);
            if (events == null) {
                stream.missed();
                fetch();
            } else {
                send(events);
            }
        } else if (streaming && !caughtUp && sent >= headAtStart) {
            caughtUp = true;
            send(Frames.caughtUp(sent));
        } else if (!(streaming && sendValue()) && heartbeatDue) {
            heartbeatDue = false;
            send(Frames.heartbeat(stream.head()));
        }
    }

    /// Sends a value that has changed since it was sent last, if there is one.
    @SuppressWarnings("ReferenceEquality") // each change is an array of its own; what is in it does not matter
    private boolean sendValue() {
        for (var value : stream.values().entrySet()) {
            if (sentValues.put(value.getKey(), value.getValue()) != value.getValue()) {
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

    private List<CommittedEvent> fetchedFrame() {
        var events = new ArrayList<CommittedEvent>();
        var most = room();
        for (int bytes = 0; bytes < FRAME_BYTES && events.size() < most && !fetched.isEmpty();) {
            var event = fetched.removeFirst();
            events.add(event);
            bytes += event.json().length;
        }
        return events;
    }

    private void fetch() {
        reading = true;
        var after = sent;
        onDisk(() -> {
            var events = stream.fromJournal(after, FETCH_EVENTS, FETCH_BYTES);
            return () -> {
                reading = false;
                if (events.isEmpty()) {
                    end(OUR_FAULT, "the journal has a gap");
                } else {
                    fetched.addAll(events);
                    pump();
                }
            };
        });
    }

    /// Something that reads the disk, and says what follows from it here.
    @FunctionalInterface
    private interface Lookup {
        Runnable read() throws IOException;
    }

    /// A disk that cannot be read is no answer: the reader is to come back and ask again.
    private void onDisk(Lookup lookup) {
        wire.blocking(() -> {
            try {
                var then = lookup.read();
                wire.later(() -> {
                    if (stage != Stage.ENDED) {
                        then.run();
                    }
                });
            } catch (IOException | RuntimeException e) {
                LOG.errorf(e, "journal not readable: reader=%s", reader);
                wire.later(() -> end(OUR_FAULT, "the journal is not readable"));
            }
        });
    }

    private void send(List<CommittedEvent> events) {
        sent = events.getLast().sequence();
        unacknowledged = sent - acknowledged;
        var frame = Frames.events(events);
        ahead.add(new Ahead(sent, frame.length));
        bytesAhead += frame.length;
        send(frame);
    }

    private void send(byte[] frame) {
        writing = true;
        wire.send(frame, written -> {
            writing = false;
            writingTicks = 0;
            if (written) {
                pump();
            }
        });
    }

    // ── the end ──

    private void end(int code, String reason) {
        if (stage != Stage.ENDED) {
            ended();
            wire.close(code, reason);
        }
    }

    private void ended() {
        stage = Stage.ENDED;
        fetched.clear();
        stream.unlisten(changed);
    }

    /// The connection is closed.
    void closed() {
        ended();
        LOG.infof("reader gone: reader=%s acknowledged=%d head=%d", reader, acknowledged, stream.head());
    }
}
