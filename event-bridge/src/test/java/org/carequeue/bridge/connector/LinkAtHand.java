package org.carequeue.bridge.connector;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.event.Protocol;

/// A reader's link to a service over a connection of the test's own. For the simulator.
public final class LinkAtHand {

    public static final String SUBPROTOCOL = Protocol.SUBPROTOCOL;
    public static final long TICK_MILLIS = Protocol.TICK_MILLIS;

    /// As [ReaderLink.Wire].
    public interface Wire {
        void connect(int attempt);

        void send(String json);

        void close();

        void later(Runnable task);

        void after(long millis, Runnable task);
    }

    /// As [ReaderLink.Downstream].
    public interface Downstream {
        void take(List<Envelope<Object>> batch, Runnable applied, Consumer<Throwable> failed);
    }

    /// Hears what becomes of the link.
    public interface Observer {
        void caughtUp();

        void stopped(String why);
    }

    private final ReaderLink link;

    public LinkAtHand(String reader, String service, ReaderPositions positions, EventTypes types, RandomGenerator random,
            Wire wire, Downstream downstream, Observer observer) {
        link = new ReaderLink(new ReaderLink.Setup(reader, service, positions, new EventCodec(types),
                new BackOff(random), new Told(observer)), new Ours(wire), downstream::take);
    }

    public void connect() {
        link.connect();
    }

    public void opened(int attempt) {
        link.opened(attempt, SUBPROTOCOL);
    }

    public void message(int attempt, String text) {
        link.message(attempt, text);
    }

    public void lost(int attempt, String why) {
        link.lost(attempt, why);
    }

    public void tick() {
        link.tick();
    }

    private record Ours(Wire wire) implements ReaderLink.Wire {

        @Override
        public void connect(int attempt) {
            wire.connect(attempt);
        }

        @Override
        public void send(String json) {
            wire.send(json);
        }

        @Override
        public void close(int code, String reason) {
            wire.close();
        }

        @Override
        public void later(Runnable task) {
            wire.later(task);
        }

        @Override
        public void after(long millis, Runnable task) {
            wire.after(millis, task);
        }
    }

    private record Told(Observer observer) implements LinkObserver {

        @Override
        public void connected(String service) {
            // Nobody in a simulation asks.
        }

        @Override
        public void caughtUp(String service) {
            observer.caughtUp();
        }

        @Override
        public void lost(String service, String why) {
            // The link comes back by itself.
        }

        @Override
        public void stopped(String service, String why) {
            observer.stopped(why);
        }

        @Override
        public void progress(String service, long applied, long head) {
            // The desks say it better.
        }

        @Override
        public void value(String service, String name, String json) {
            // Values are not simulated: the latest one is all that there is.
        }
    }
}
