package org.carequeue.bridge.simulation;

import java.util.function.ToLongFunction;

import org.carequeue.bridge.connector.LinkAtHand;
import org.carequeue.bridge.connector.ReaderPositions;
import org.jspecify.annotations.Nullable;

/// A reader's end of its connections to one service, and the link that uses them.
final class LinkWire implements LinkAtHand.Wire {

    private final World world;
    private final Life life;
    private final String reader;
    private final Service service;
    private final ToLongFunction<String> safe;
    private final LinkAtHand link;
    private @Nullable Connection current;

    /// @param life of the process that reads
    /// @param safe up to which event of a service the effect is safe
    LinkWire(World world, Life life, String reader, Service service, ReaderPositions positions,
            ToLongFunction<String> safe, LinkAtHand.Downstream downstream) {
        this.world = world;
        this.life = life;
        this.reader = reader;
        this.service = service;
        this.safe = safe;
        this.link = new LinkAtHand(reader, service.name, positions, Ledger.TYPES, world.time.random, this, downstream,
                new LinkAtHand.Observer() {
                    @Override
                    public void caughtUp() {
                        world.time.note(reader + " has caught up with " + service.name);
                    }

                    @Override
                    public void stopped(String why) {
                        throw world.time.violated(reader + " has stopped: " + why);
                    }
                });
    }

    void begin() {
        link.connect();
        tickLater();
    }

    private void tickLater() {
        after(LinkAtHand.TICK_MILLIS, () -> {
            link.tick();
            tickLater();
        });
    }

    String reader() {
        return reader;
    }

    long safe(String ofService) {
        return safe.applyAsLong(ofService);
    }

    /// The process is gone.
    void died(boolean unheard) {
        if (current != null) {
            current.end(false, !unheard);
        }
    }

    @Override
    public void connect(int attempt) {
        if (current != null) {
            throw world.time.violated(reader + " has a second connection to " + service.name);
        }
        current = new Connection(world, this, attempt, service);
        current.begin();
    }

    @Override
    public void send(String json) {
        if (current != null) {
            current.toService(json);
        }
    }

    @Override
    public void close() {
        if (current != null) {
            var closing = current;
            current = null;
            closing.closedByReader();
        }
    }

    @Override
    public void later(Runnable task) {
        world.time.after(0, life.whileItLasts(task));
    }

    @Override
    public void after(long millis, Runnable task) {
        world.time.after(millis * Timeline.MILLIS, life.whileItLasts(task));
    }

    void opened(int attempt) {
        life.whileItLasts(() -> link.opened(attempt)).run();
    }

    void message(int attempt, String frame) {
        life.whileItLasts(() -> link.message(attempt, frame)).run();
    }

    void lost(int attempt, String why) {
        life.whileItLasts(() -> link.lost(attempt, why)).run();
    }
}
