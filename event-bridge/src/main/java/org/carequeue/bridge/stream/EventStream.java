package org.carequeue.bridge.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.carequeue.bridge.event.CommittedEvent;
import org.carequeue.bridge.event.Protocol;
import org.carequeue.bridge.journal.Journal;
import org.jspecify.annotations.Nullable;

/// A service's committed events as its readers see them: the last few thousand in memory, the rest in the journal; and
/// its named values.
public final class EventStream {

    /// What a reader may be behind before it is served from the disk.
    static final int RING = 8_192;

    private final String service;
    private final Journal journal;
    private final CommittedEvent[] ring;
    /// In the order in which they came: who is woken first is no matter of chance.
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> values = new ConcurrentHashMap<>();
    /// The ring holds the events from this sequence up to `head`.
    private long oldest;
    private volatile long head;
    /// The journal's head at the last tick.
    private long headBefore;

    /// @param service the service's name
    /// @param journal its journal, read up to its end
    public EventStream(String service, Journal journal) {
        this(service, journal, RING);
    }

    /// The same with room for so many events in memory.
    EventStream(String service, Journal journal, int room) {
        this.ring = new CommittedEvent[room];
        this.service = service;
        this.journal = journal;
        this.head = journal.head();
        this.headBefore = head;
        this.oldest = head + 1;
    }

    String service() {
        return service;
    }

    String log() {
        return journal.log();
    }

    /// The last event that readers may see.
    public long head() {
        return head;
    }

    /// Takes committed events, in order. Called by one thread at a time.
    public void committed(List<CommittedEvent> events) {
        synchronized (ring) {
            for (var event : events) {
                if (event.sequence() <= head) {
                    continue;
                }
                if (event.sequence() != head + 1) {
                    // Never skip: what is missing here stands in the journal, and is served from there.
                    oldest = event.sequence();
                }
                ring[(int) (event.sequence() % ring.length)] = event;
                head = event.sequence();
                oldest = Math.max(oldest, head - ring.length + 1);
            }
        }
        listeners.forEach(Runnable::run);
    }

    /// Called every few seconds: what stood in the journal at the last time, and has not been handed over since, was lost
    /// on its way here, and is served from the journal.
    void tick() {
        synchronized (ring) {
            if (headBefore > head) {
                head = headBefore;
                oldest = head + 1;
            }
            headBefore = journal.head();
        }
        listeners.forEach(Runnable::run);
    }

    /// The latest state of a named value; readers that connect later hear it too.
    ///
    /// @throws IllegalArgumentException when it does not fit a frame
    public void value(String name, byte[] json) {
        if (json.length > Protocol.LARGEST_EVENT) {
            throw new IllegalArgumentException("the value " + name + " has " + json.length + " bytes");
        }
        values.put(name, json);
        listeners.forEach(Runnable::run);
    }

    Map<String, byte[]> values() {
        return values;
    }

    /// Calls the listener after each change, on the thread that made it: it must not block.
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void unlisten(Runnable listener) {
        listeners.remove(listener);
    }

    /// Events after a sequence from memory, or null when they are not all there any more.
    @Nullable
    List<CommittedEvent> fromMemory(long after, int most, int bytes) {
        synchronized (ring) {
            if (after + 1 < oldest) {
                return null;
            }
            var events = new ArrayList<CommittedEvent>();
            var size = 0;
            for (long next = after + 1; next <= head && events.size() < most && size < bytes; next++) {
                var event = ring[(int) (next % ring.length)];
                events.add(event);
                size += event.json().length;
            }
            return events;
        }
    }

    /// Events after a sequence from the journal. Blocks on the disk.
    List<CommittedEvent> fromJournal(long after, int most, int bytes) throws IOException {
        var events = new ArrayList<CommittedEvent>();
        var size = new int[1];
        var visible = head;
        journal.read(after, (_, body) -> {
            for (var event : StoredEvents.of(body)) {
                if (event.sequence() > after && event.sequence() <= visible && events.size() < most
                        && size[0] < bytes) {
                    events.add(event);
                    size[0] += event.json().length;
                }
            }
            return events.size() < most && size[0] < bytes;
        });
        return events;
    }

    /// Whether this log has that event at that place. May block on the disk.
    boolean has(long sequence, String eventId) throws IOException {
        if (sequence > head) {
            return false;
        }
        var inMemory = fromMemory(sequence - 1, 1, 1);
        var events = inMemory == null ? fromJournal(sequence - 1, 1, 1) : inMemory;
        return !events.isEmpty() && events.getFirst().sequence() == sequence
                && events.getFirst().id().equals(eventId);
    }
}
