package org.carequeue.gateway.fanout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.http.KnownPosition;
import org.carequeue.bridge.telemetry.Step;
import org.carequeue.bridge.telemetry.Traces;
import org.carequeue.events.ClinicEvent;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.Board;
import org.carequeue.gateway.board.Change;
import org.carequeue.gateway.board.Change.DayBegan;
import org.carequeue.gateway.board.Change.PrescriptionChanged;
import org.carequeue.gateway.board.Change.RowsLeft;
import org.carequeue.gateway.board.Change.SettingsChanged;
import org.carequeue.gateway.board.Change.TicketChanged;
import org.carequeue.gateway.board.ServiceStatus;
import org.carequeue.gateway.board.Text;
import org.carequeue.gateway.board.WaitingOrder;
import org.carequeue.gateway.board.Waits;
import org.jspecify.annotations.Nullable;

/// The one place through which everything goes that the board is to learn and that clients are to hear, so that all of
/// them see one order. Takes what waits as one turn: applies it, hands each feed its messages, then seats those who have
/// come, each with a snapshot of exactly this moment. Hence a joiner misses nothing and hears nothing twice.
public final class Sequencer implements Seats {

    /// Longer than a loop is waited for: while one alone is blocked, the board moves for all others.
    static final int STANDS_STILL = Group.WAITED_FOR + 2;

    private final Board board;
    private final ReadPositions positions;
    private final Fanout fanout;
    private final Counters counters;
    private final String run;
    private final SnapshotDesk snapshots;
    private final Traces traces;
    /// What of this turn belongs to a trace, until every loop has written it.
    private List<Step> shown = new ArrayList<>();
    private final Inbox inbox = new Inbox(this::endTurn);
    private final Feeds feeds = new Feeds();
    private final Presence<Connection> presence = new Presence<>();
    private final ScreenReports<Connection> screens = new ScreenReports<>();

    private final Seating seating;
    private final List<CompletableFuture<Void>> applied = new ArrayList<>();
    private boolean startOver;
    /// How often a second has passed since it has handed over: its beat.
    private final AtomicInteger secondsStill = new AtomicInteger();
    private volatile @Nullable Thread thread;
    private volatile int openTickets;

    /// @param read how far the logs have been read into this board
    /// @param run names this run of the gateway
    /// @param snapshotWriter where snapshots are encoded: one thread
    /// @param traces where the way of a press ends
    public Sequencer(Board board, Map<String, Position> read, Fanout fanout, Counters counters, String run,
            Executor snapshotWriter, Traces traces) {
        this.board = board;
        this.positions = new ReadPositions(read);
        this.fanout = fanout;
        this.counters = counters;
        this.run = run;
        this.snapshots = new SnapshotDesk(snapshotWriter);
        this.traces = traces;
        this.seating = new Seating(board, feeds, this::snapshotOf);
        this.openTickets = board.openTickets();
        screens.takeAll(board.state().rows());
    }

    /// Begins to take turns, on a thread of its own.
    ///
    /// @param fatal ends the process with that thread
    public void start(Fatal fatal) {
        thread = inbox.start(fatal);
    }

    /// Takes no more turns after what waits.
    public void stop() {
        inbox.stop();
    }

    /// Everything that waits now, on the calling thread: for tests.
    void turn() {
        inbox.turn();
    }

    // ── what the board learns ──

    /// Takes events of one service, in order. Completes when they are on the board.
    public CompletionStage<Void> take(List<Envelope<ClinicEvent>> batch) {
        var done = new CompletableFuture<Void>();
        inbox.put(() -> apply(batch, done));
        return done;
    }

    /// From now on another log of a service is read, from its beginning: what the former one told is forgotten. Completes
    /// when it is.
    public CompletionStage<Void> readAnew(String service, String log) {
        var done = new CompletableFuture<Void>();
        inbox.put(() -> {
            try {
                changed(board.forget(service));
                positions.readAnew(service, log);
                applied.add(done);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /// Takes whether a service is heard.
    public void take(ServiceStatus service) {
        inbox.put(() -> changed(board.take(service)));
    }

    /// Takes who is next.
    public void take(WaitingOrder order) {
        inbox.put(() -> changed(board.take(order)));
    }

    /// Takes how long it will still take.
    public void take(Waits waits) {
        inbox.put(() -> changed(board.take(waits)));
    }

    private void apply(List<Envelope<ClinicEvent>> batch, CompletableFuture<Void> done) {
        try {
            for (var event : batch) {
                if (positions.isNew(event)) {
                    changed(board.apply(event));
                    positions.read(event);
                    counters.events.increment();
                    traces.step("show ", event).ifSeen(shown::add);
                }
            }
            applied.add(done);
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private void changed(List<Change> changes) {
        for (var change : changes) {
            feeds.take(change);
            switch (change) {
                case TicketChanged(_, var row) -> screens.take(row);
                case PrescriptionChanged prescription -> screens.take(prescription.row());
                case SettingsChanged _ -> presenceChanged();
                case RowsLeft _,DayBegan _ -> {
                    startOver = true;
                    screens.takeAll(board.state().rows());
                }
                default -> {
                }
            }
        }
    }

    private void presenceChanged() {
        changed(board.take(presence.of(board.settings().orElse(null))));
    }

    // ── who hears it ──

    /// Opens a connection, on its event loop. All but those who follow a ticket are seated at the next turn.
    ///
    /// @param batch whether it takes JSON arrays
    public Connection open(Executor loop, Audience audience, boolean batch, Outlet outlet) {
        var connection = fanout.open(loop, audience, batch, outlet, this);
        if (audience != Audience.TICKET) {
            seat(connection);
        }
        return connection;
    }

    @Override
    public void seat(Connection connection) {
        inbox.put(() -> seating.seat(connection));
    }

    /// Has a connection follow one ticket; if nobody knows it yet, as soon as somebody does.
    ///
    /// @param hash of the tracking token
    /// @param unknown what to say in that case
    public void track(Connection connection, String hash, Text unknown) {
        inbox.put(() -> {
            seating.follow(connection, hash);
            if (board.tracked(hash).isEmpty()) {
                connection.group().later(connection, () -> connection.say(unknown));
            }
        });
    }

    @Override
    public void left(Connection connection) {
        inbox.put(() -> {
            seating.left(connection);
            presence.left(connection);
            screens.left(connection);
            presenceChanged();
        });
    }

    /// A page says at which workplace it sits.
    ///
    /// @param workplace an empty text for none
    /// @param tab names the page, whatever connection it has
    /// @param back until when whoever has opened it takes a break; null where none is taken
    /// @param by who has opened it; null where nobody is known
    public void sits(Connection connection, String workplace, String tab, @Nullable Instant back, @Nullable Pass by) {
        inbox.put(() -> {
            presence.sits(connection, workplace, tab, back, by);
            presenceChanged();
        });
    }

    /// A public screen says how it is, and all that it has shown.
    ///
    /// @param by as what it was let in; null where nobody is known
    public void shows(Connection connection, ScreenReport report, @Nullable Pass by) {
        inbox.put(() -> screens.says(connection, by == null ? null : by.actor(), report));
    }

    // ── what others ask ──

    /// Asks the board, as it is after this turn's events.
    public <T> CompletableFuture<T> ask(Function<Board, T> question) {
        var answer = new CompletableFuture<T>();
        inbox.put(() -> {
            try {
                answer.complete(question.apply(board));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /// Done when the board has read so far. Whoever gives up completes it.
    public CompletableFuture<Void> whenRead(Collection<KnownPosition> wanted) {
        return positions.whenRead(wanted);
    }

    /// How far the board has read a service's log.
    public Optional<Position> positionOf(String service) {
        return positions.of(service);
    }

    /// How far the board has read each log; asked within [#ask], it is of the same moment.
    public Map<String, Position> positions() {
        return positions.all();
    }

    /// How many tickets were open after the last turn.
    public int openTickets() {
        return openTickets;
    }

    // ── whether it moves ──

    /// A second has passed: it is to hand over, if there is nothing else to be done. From one other thread.
    void second() {
        secondsStill.incrementAndGet();
        inbox.put(screens::second);
    }

    /// For how many seconds it has handed over nothing although it was to.
    public int secondsStill() {
        return secondsStill.get();
    }

    /// Whether what clients see does not move any more, whatever happens in the clinic.
    public boolean standsStill() {
        return secondsStill() >= STANDS_STILL;
    }

    /// Where its thread is at the moment.
    StackTraceElement[] place() {
        var running = thread;
        return running == null ? new StackTraceElement[0] : running.getStackTrace();
    }

    // ── the end of a turn ──

    /// While the loops still deliver, messages gather here: the faster they come, the more of them share a frame, and
    /// services are read no faster than clients are served, because a batch counts as taken when it is handed over. A burst to
    /// 1,000 pages costs 0.4 µs of processor time for each event and client this way, a write for each would cost 6.4.
    private void endTurn() {
        openTickets = board.openTickets();
        positions.look();
        if (screens.hasChanged()) {
            changed(board.take(screens.look()));
        }
        if (fanout.isIdle()) {
            handOver();
        }
    }

    private void handOver() {
        var parcels = feeds.endTurn();
        if (!parcels.isEmpty()) {
            var steps = shown;
            fanout.hand(parcels, () -> delivered(steps));
        } else {
            shown.forEach(step -> step.end(null));
        }
        shown = new ArrayList<>();
        fanout.startOver(startOver, () -> feeds.snapshots(this::snapshotOf));
        startOver = false;
        seating.endTurn();
        applied.forEach(done -> done.complete(null));
        applied.clear();
        secondsStill.set(0);
    }

    private void delivered(List<Step> steps) {
        steps.forEach(step -> step.end(null));
        wake();
    }

    private void wake() {
        inbox.put(() -> {
        });
    }

    private Snapshot snapshotOf(Feed feed) {
        var state = board.state();
        if (feed.own != null) {
            feed.place = state.order().placeOf(feed.own);
            feed.wait = state.waits().of(feed.own);
        }
        if (feed.own != null) {
            // Nobody shares it, and a board kept for each patient who looks would be many boards.
            return new Snapshot(feed, run, state, snapshots);
        }
        if (feed.latest == null || !feed.latest.isOf(state, feed.version)) {
            feed.latest = new Snapshot(feed, run, state, snapshots);
        }
        return feed.latest;
    }
}
