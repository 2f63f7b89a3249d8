package org.carequeue.bridge.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.carequeue.bridge.desk.DeskAtHand;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.desk.Reply;
import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.journal.JournalDamagedException;
import org.carequeue.bridge.stream.EventStream;
import org.carequeue.bridge.stream.SessionAtHand;
import org.jspecify.annotations.Nullable;

/// A service on a machine of its own: its disk stays, its processes come and go.
final class Service {

    private static final Path FOLDER = Path.of("journal");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long TICK = 2 * Timeline.SECONDS;
    private static final int LONGEST_QUEUE = 24;

    final String name;
    private final World world;
    private final Timeline time;
    private final List<Service> reads;
    private final SimulatedDisk disk;
    private final PositionApart apart = new PositionApart();
    private long clockOffset;
    private @Nullable Life life;
    private @Nullable Process process;

    /// @param reads the services upstream
    Service(World world, String name, List<Service> reads) {
        this.world = world;
        this.time = world.time;
        this.name = name;
        this.reads = reads;
        this.disk = new SimulatedDisk(name, time, world.weather);
    }

    /// The life of the process that serves, if one does.
    @Nullable
    Life life() {
        return process == null ? null : life;
    }

    /// Starts it, unless it runs.
    void start() {
        if (life != null) {
            return;
        }
        var beginning = new Life(() -> crash(time.chance(world.weather.powerLoss)));
        life = beginning;
        var rot = time.chance(world.weather.rot) ? Rot.in(disk, time) : null;
        try {
            if (world.has(Bug.CUTS_DAMAGE)) {
                CutAtDamage.of(disk);
            }
            var opened = new Process(beginning);
            if (rot != null) {
                throw time.violated(name + " has not noticed a flipped bit: " + rot);
            }
            process = opened;
            opened.begin();
            time.note(name + " is up, head " + opened.desk.journal().head());
        } catch (JournalDamagedException e) {
            if (rot == null || rot.hasChanged()) {
                throw time.violated(name + " cannot open its journal: " + e.getMessage());
            }
            comeBack(beginning);
        } catch (IOException e) {
            time.note(name + " cannot start: " + e.getMessage());
            comeBack(beginning);
        } finally {
            if (rot != null) {
                rot.heal();
            }
        }
    }

    private void comeBack(Life earlier) {
        earlier.end();
        life = null;
        process = null;
        time.after(time.between(50 * Timeline.MILLIS, 2 * Timeline.SECONDS), this::start);
    }

    /// It dies, whatever it is doing, and comes back some time later.
    ///
    /// @param power whether the machine dies with it
    void crash(boolean power) {
        if (life == null) {
            return;
        }
        time.note(name + (power ? " loses power" : " is killed"));
        var dying = process;
        comeBack(life);
        if (power) {
            disk.losePower();
        }
        if (dying != null) {
            dying.died(power);
        }
    }

    /// Its clock is set.
    void moveClock(long bySeconds) {
        clockOffset += bySeconds;
        time.note(name + " clock moved by " + bySeconds + " s");
    }

    /// A command has reached it.
    ///
    /// @return null when nobody listens
    @Nullable
    CompletableFuture<Reply> submit(Order<Ledger.Request> order) {
        return process == null ? null : process.keyed(order);
    }

    /// A query has reached it; the answer is held against what is committed.
    void query() {
        if (process != null) {
            process.query();
        }
    }

    /// Somebody knows that an event has happened upstream, and asks what has become of it here.
    void readAfter(Service upstream, Reply known) {
        if (process != null && reads.contains(upstream)) {
            process.readAfter(upstream.name, known);
        }
    }

    /// How far it has read another one, as far as its own disk knows.
    Optional<Position> positionOf(String service) {
        if (world.has(Bug.KEEPS_POSITION_APART)) {
            return apart.of(service);
        }
        return process == null ? Optional.empty() : Optional.ofNullable(process.desk.positions().get(service));
    }

    /// Whether it runs and has read all that there is.
    boolean hasSettled() {
        return process != null && process.desk.failure() == null && process.desk.waiting() == 0
                && reads.stream().allMatch(upstream -> positionOf(upstream.name).map(Position::sequence)
                        .orElse(0L) == world.truth.head(upstream.name));
    }

    SessionAtHand accept(Connection connection) {
        if (process == null) {
            throw new IllegalStateException("nobody listens");
        }
        return process.accept(connection);
    }

    void gone(Connection connection) {
        if (process != null) {
            process.gone(connection);
        }
    }

    /// One run of it.
    private final class Process {

        private final Life ours;
        private final DeskAtHand<Ledger.State, Ledger.Request, Ledger.Entry> desk;
        private final EventStream stream;
        private final Map<Connection, SessionAtHand> sessions = new LinkedHashMap<>();
        private final List<LinkWire> links = new ArrayList<>();
        /// See [Bug#FORGETS_OUTCOMES].
        private final Map<String, CompletableFuture<Reply>> outcomes = new HashMap<>();
        private boolean turnIsDue;

        Process(Life ours) throws IOException {
            this.ours = ours;
            var rules = new Ledger();
            var sound = disk.mountedBy(ours);
            var faulty = world.bug == null ? null : new MisusedDisk(sound, world.bug, () -> {
                if (world.has(Bug.SHOWS_UNCOMMITTED) && time.random.nextInt(4) == 0) {
                    world.truth.read(name, rules.uncommitted().entries.size());
                }
            });
            var mounted = faulty == null ? sound : faulty;
            desk = DeskAtHand.open(new DeskAtHand.Setup<>("/clinics/clinic/" + name, mounted, FOLDER,
                    world.segmentBytes, LONGEST_QUEUE, rules, Ledger.TYPES, clock(), world::nextId, this::committed));
            if (faulty != null) {
                faulty.opened();
            }
            world.truth.opened(name, desk.journal().log(), SessionAtHand.eventsOf(desk.journal()),
                    rules.uncommitted());
            world.truth.stands(name, desk.positions());
            stream = SessionAtHand.stream(name, desk.journal(), world.ring);
        }

        private Clock clock() {
            return new Clock() {
                @Override
                public Instant instant() {
                    return NOON.plusSeconds(clockOffset).plusMillis(time.now() / Timeline.MILLIS);
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
        }

        void begin() {
            for (var upstream : reads) {
                var link = new LinkWire(world, ours, name, upstream, Service.this::positionOf,
                        service -> positionOf(service).map(Position::sequence).orElse(0L), this::receive);
                links.add(link);
                link.begin();
            }
            tickLater();
        }

        void died(boolean power) {
            // Who loses its power says nothing any more; a process that is killed leaves a system that closes for it.
            sessions.keySet().forEach(connection -> connection.end(!power, false));
            links.forEach(link -> link.died(power));
        }

        private void after(long micros, Runnable task) {
            time.after(micros, ours.whileItLasts(task));
        }

        private void tickLater() {
            after(TICK, () -> {
                SessionAtHand.tick(stream);
                List.copyOf(sessions.values()).forEach(SessionAtHand::tick);
                tickLater();
            });
        }

        private void committed(List<CommittedEvent> events) {
            if (time.chance(world.weather.crashAtDisk)) {
                time.note(name + " dies before it publishes");
                throw new Crash(ours);
            }
            world.truth.published(name, events);
            stream.committed(events);
        }

        CompletableFuture<Reply> keyed(Order<Ledger.Request> order) {
            if (world.has(Bug.FORGETS_OUTCOMES)) {
                return outcomes.computeIfAbsent(String.valueOf(order.key()), _ -> submit(
                        new Order<>(order.command(), order.actor(), order.workplace(), null, null)));
            }
            return submit(order);
        }

        private CompletableFuture<Reply> submit(Order<Ledger.Request> order) {
            var reply = desk.submit(order);
            turnLater();
            return reply;
        }

        void query() {
            var _ = desk.read(state -> state.entries.size()).thenAccept(count -> world.truth.read(name, count));
            turnLater();
        }

        void readAfter(String upstream, Reply known) {
            var reached = desk.whenRead(upstream, known.log(), known.sequence());
            if (!reached.isDone()) {
                time.note(name + " waits for " + known.sequence() + " of " + upstream);
            }
            var _ = reached.thenCompose(_ -> {
                turnLater();
                return desk.read(state -> state.entries.containsAll(Ledger.echoes(upstream, known.sequence())));
            }).thenAccept(isSeen -> {
                if (!isSeen) {
                    throw time.violated(name + " says that it has read " + known.sequence() + " of " + upstream
                            + ", and does not show it");
                }
            });
        }

        @SuppressWarnings("unchecked")
        private void receive(List<Envelope<Object>> batch, Runnable applied, Consumer<Throwable> failed) {
            batch.forEach(event -> world.truth.shown(name, event));
            if (world.has(Bug.ACKNOWLEDGES_BEFORE_APPLYING)) {
                applied.run();
            }
            if (world.has(Bug.KEEPS_POSITION_APART)) {
                receiveApart(batch, applied, failed);
                return;
            }
            if (time.chance(world.weather.refusedBatch)) {
                time.note(name + " is refused a batch");
                after(time.between(1, 20 * Timeline.MILLIS), world.has(Bug.SKIPS_A_REFUSED_BATCH) ? applied
                        : () -> failed.accept(new IllegalStateException("refused")));
                return;
            }
            var _ = desk.receive((List<Envelope<Ledger.Entry>>) (List<?>) batch).whenComplete((_, failure) -> {
                if (failure == null) {
                    applied.run();
                } else {
                    failed.accept(failure);
                }
            });
            turnLater();
        }

        private void receiveApart(List<Envelope<Object>> batch, Runnable applied, Consumer<Throwable> failed) {
            var last = batch.getLast();
            var effects = batch.stream().map(event -> submit(new Order<>(
                    new Ledger.Echo(event.service(), event.sequence()), event.actor(), event.workplace(), null, null)))
                    .toArray(CompletableFuture[]::new);
            var _ = CompletableFuture.allOf(effects).whenComplete((_, failure) -> {
                if (failure == null) {
                    after(Timeline.MILLIS, () -> {
                        apart.store(last.service(), last.position());
                        applied.run();
                    });
                } else {
                    failed.accept(failure);
                }
            });
        }

        private void turnLater() {
            if (!turnIsDue) {
                turnIsDue = true;
                after(time.between(0, 2 * Timeline.MILLIS), this::turn);
            }
        }

        private void turn() {
            turnIsDue = false;
            desk.turn((int) time.between(1, 16));
            if (desk.failure() != null) {
                time.note(name + " has failed: " + desk.failure().getMessage());
                after(time.between(100 * Timeline.MILLIS, Timeline.SECONDS), () -> crash(false));
                return;
            }
            world.truth.stands(name, desk.positions());
            if (desk.waiting() > 0) {
                turnLater();
            }
        }

        SessionAtHand accept(Connection connection) {
            var session = new SessionAtHand(stream, connection,
                    world.has(Bug.IGNORES_THE_WINDOW) ? 2 * world.window : world.window);
            sessions.put(connection, session);
            return session;
        }

        void gone(Connection connection) {
            var session = sessions.remove(connection);
            if (session != null) {
                session.closed();
            }
        }
    }
}
