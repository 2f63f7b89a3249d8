package org.carequeue.bridge.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.journal.Journal;

/// A service's end of a reader's connection, over a connection of the test's own. For the simulator.
public final class SessionAtHand {

    /// As [ReaderSession.Wire].
    public interface Wire {
        void send(byte[] json, Consumer<Boolean> written);

        void later(Runnable task);

        void blocking(Runnable task);

        void close();
    }

    private final ReaderSession session;

    /// @param window how many events may be sent and not yet acknowledged
    public SessionAtHand(EventStream stream, Wire wire, int window) {
        session = new ReaderSession(stream, new Ours(wire), window);
    }

    /// A stream that keeps so many events in memory.
    public static EventStream stream(String service, Journal journal, int room) {
        return new EventStream(service, journal, room);
    }

    /// Looks whether the stream has missed anything, as the serving end does every few seconds.
    public static void tick(EventStream stream) {
        stream.tick();
    }

    /// All events of a journal as they stand there.
    public static List<CommittedEvent> eventsOf(Journal journal) throws IOException {
        var all = new ArrayList<CommittedEvent>();
        journal.read(0, (_, body) -> {
            all.addAll(StoredEvents.of(body));
            return true;
        });
        return all;
    }

    public void opened() {
        session.opened();
    }

    public void message(String text) {
        session.message(text);
    }

    public void tick() {
        session.tick();
    }

    public void closed() {
        session.closed();
    }

    private record Ours(Wire wire) implements ReaderSession.Wire {

        @Override
        public void send(byte[] json, Consumer<Boolean> written) {
            wire.send(json, written);
        }

        @Override
        public void later(Runnable task) {
            wire.later(task);
        }

        @Override
        public void blocking(Runnable task) {
            wire.blocking(task);
        }

        @Override
        public void close(int code, String reason) {
            wire.close();
        }
    }
}
