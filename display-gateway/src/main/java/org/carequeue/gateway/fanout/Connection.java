package org.carequeue.gateway.fanout;

import java.util.List;

import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.Text;
import org.jspecify.annotations.Nullable;

/// One client: what it has been sent, and what waits for it. Used on its event loop only, so it needs no locks.
///
/// ```
/// opened ──▶ seated ◀──────────────▶ behind ──▶ closed
///            hears its feed,         hears nothing; once what is in flight has
///            beginning at a          left, it is seated again with a fresh
///            snapshot                snapshot
/// ```
public final class Connection {

    private static final List<Text> HEARTBEAT = List
            .of(Parcel.array(List.of(Text.of("{\"type\":\"heartbeat\"}"))));
    private static final int INTERNAL_ERROR = 1011;
    private static final int TRY_AGAIN_LATER = 1013;

    private final Group group;
    private final Audience audience;
    private final boolean batch;
    private final Outlet outlet;
    private final Seats seats;
    private final Limits limits;
    private final Counters counters;

    private final Backlog backlog;
    private int inFlight;
    private @Nullable Feed feed;
    /// Its place in the group's list for the feed.
    int seat;
    private boolean behind;
    private int behindSeconds;
    private int silentSeconds;
    private int quietSeconds;
    private int secondsToPing;
    /// Whether it was told last that the board stands still.
    private boolean saysStill;
    private boolean pumping;
    private boolean closed;

    Connection(Group group, Audience audience, boolean batch, Outlet outlet, Seats seats, Limits limits,
            Counters counters) {
        this.group = group;
        this.audience = audience;
        this.batch = batch;
        this.outlet = outlet;
        this.seats = seats;
        this.limits = limits;
        this.counters = counters;
        backlog = new Backlog(limits.flightBytes());
        // Not all in the same second: those who came together, after a restart, would be asked together for ever.
        secondsToPing = 1 + group.size() % limits.pingSeconds();
    }

    /// What the client is.
    public Audience audience() {
        return audience;
    }

    Group group() {
        return group;
    }

    /// Hears the feed from this snapshot on; what waited is older.
    void begin(Feed from, Snapshot snapshot) {
        if (closed) {
            return;
        }
        if (feed == null) {
            feed = from;
            group.seat(from, this);
        }
        backlog.begin(snapshot);
        askForPart();
    }

    private void askForPart() {
        var snapshot = backlog.toAsk(inFlight);
        if (snapshot != null) {
            snapshot.ask(backlog.ask(), batch, group.loop(), part -> group.guarded(this, () -> {
                backlog.arrived(snapshot, part);
                pump();
            }), () -> close(INTERNAL_ERROR, "an error here"));
        }
    }

    /// What a turn has brought.
    void take(Parcel parcel) {
        send(batch ? parcel.arrays() : parcel.singles());
    }

    /// Says something to this client alone.
    public void say(Text message) {
        send(List.of(batch ? Parcel.array(List.of(message)) : message));
    }

    private void send(List<Text> frames) {
        if (closed || (behind && feed == null)) {
            return;
        }
        if (frames.size() == 1 && inFlight == 0 && backlog.isEmpty()) {
            sendAtOnce(frames.getFirst());
        } else {
            for (var frame : frames) {
                backlog.add(frame);
            }
            pump();
        }
        if (backlog.bytes() > limits.waitingBytes()) {
            fallBehind();
        }
        if (inFlight > 0) {
            counters.mostHeldBytes.accumulate(inFlight + backlog.bytes());
        }
    }

    /// What most events are for most clients: one frame, before which nothing has to go.
    private void sendAtOnce(Text frame) {
        outlet.write(frame);
        inFlight = frame.bytes();
        quietSeconds = 0;
        counters.frames.increment();
        outlet.flush(new Departure(1, frame.bytes(), false));
    }

    /// Writes as long as the network takes it.
    private void pump() {
        if (pumping || backlog.isEmpty()) {
            return;
        }
        pumping = true;
        try {
            var more = true;
            while (more) {
                more = writeOnce();
            }
        } finally {
            pumping = false;
        }
        askForPart();
    }

    /// Writes all that the network may have now, which leaves together.
    ///
    /// @return whether that was anything
    private boolean writeOnce() {
        var frames = 0;
        var bytes = 0;
        var whole = false;
        for (var next = next(); next != null; next = next()) {
            outlet.write(next);
            frames++;
            bytes += next.bytes();
            inFlight += next.bytes();
            whole |= backlog.ends(next);
        }
        if (frames > 0) {
            quietSeconds = 0;
            counters.frames.add(frames);
            outlet.flush(new Departure(frames, bytes, whole));
        }
        return frames > 0;
    }

    private @Nullable Text next() {
        return closed ? null : backlog.next(inFlight);
    }

    /// Frames that left together, or did not.
    ///
    /// @param whole whether the snapshot is out with them
    private final class Departure implements Outlet.Flushed {
        private final int frames;
        private final int bytes;
        private final boolean whole;

        Departure(int frames, int bytes, boolean whole) {
            this.frames = frames;
            this.bytes = bytes;
            this.whole = whole;
        }

        @Override
        public void done(@Nullable Throwable failure) {
            inFlight -= bytes;
            if (failure != null) {
                // Also those of a connection that has ended meanwhile: nobody got them.
                counters.failedWrites.add(frames);
            }
            group.guarded(Connection.this, () -> departed(whole, failure));
        }
    }

    private void departed(boolean whole, @Nullable Throwable failure) {
        if (closed) {
            return;
        }
        if (failure != null) {
            close(INTERNAL_ERROR, "a write failed");
            return;
        }
        behind &= !whole;
        if (behind && feed == null && inFlight == 0) {
            seats.seat(this);
        }
        pump();
    }

    /// Too much waits: it is dropped for a fresh snapshot, which comes when what is in flight has left.
    private void fallBehind() {
        counters.conflated.increment();
        backlog.clear();
        if (feed != null) {
            group.unseat(feed, this);
            feed = null;
        }
        if (!behind) {
            behind = true;
            behindSeconds = 0;
        }
        if (inFlight == 0) {
            seats.seat(this);
        }
    }

    /// Something was heard of the client, if only a pong.
    public void heard() {
        silentSeconds = 0;
    }

    /// A second has passed.
    ///
    /// @param standsStill what to say instead of a heartbeat; null while the board moves
    void tick(@Nullable List<Text> standsStill) {
        if (behind && ++behindSeconds > limits.behindSeconds()) {
            counters.closedBehind.increment();
            close(TRY_AGAIN_LATER, "too slow");
        } else if (++silentSeconds > limits.silentSeconds()) {
            counters.closedSilent.increment();
            close(TRY_AGAIN_LATER, "nothing was heard");
        } else {
            signOfLife(standsStill);
        }
    }

    private void signOfLife(@Nullable List<Text> standsStill) {
        if (--secondsToPing == 0) {
            secondsToPing = limits.pingSeconds();
            outlet.ping();
        }
        var isDue = ++quietSeconds >= limits.heartbeatSeconds() || saysStill != (standsStill != null);
        if (batch && isDue && inFlight == 0) {
            saysStill = standsStill != null;
            send(standsStill == null ? HEARTBEAT : standsStill);
        }
    }

    /// Ends it from this side.
    public void close(int code, String reason) {
        if (!closed) {
            closed();
            outlet.close(code, reason);
        }
    }

    /// It has ended.
    public void closed() {
        if (!closed) {
            closed = true;
            backlog.clear();
            if (feed != null) {
                group.unseat(feed, this);
                feed = null;
            }
            group.remove(this);
            seats.left(this);
            counters.closed(audience);
        }
    }

    /// How much waits, beyond what is in flight.
    int waitingBytes() {
        return backlog.bytes();
    }
}
