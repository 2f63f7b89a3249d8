package org.carequeue.gateway.fanout;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.http.KnownPosition;

/// How far the board has read each log, and who waits until it has read further.
final class ReadPositions {

    private record Waiter(Collection<KnownPosition> wanted, CompletableFuture<Void> done) {
    }

    private final Map<String, Position> read = new ConcurrentHashMap<>();
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();

    ReadPositions(Map<String, Position> saved) {
        read.putAll(saved);
    }

    /// Whether this event has not been read before. A reader that asks for a batch again may get some of it twice.
    boolean isNew(Envelope<?> event) {
        var position = read.get(event.service());
        return position == null || !position.log().equals(event.log()) || event.sequence() > position.sequence();
    }

    void readAnew(String service, String log) {
        read.put(service, Position.start(log));
    }

    void read(Envelope<?> event) {
        read.put(event.service(), event.position());
    }

    Optional<Position> of(String service) {
        return Optional.ofNullable(read.get(service));
    }

    Map<String, Position> all() {
        return Map.copyOf(read);
    }

    /// Done when all of this has been read. Whoever gives up completes it.
    CompletableFuture<Void> whenRead(Collection<KnownPosition> wanted) {
        var waiter = new Waiter(wanted, new CompletableFuture<>());
        waiters.add(waiter);
        var _ = waiter.done().whenComplete((_, _) -> waiters.remove(waiter));
        look(waiter);
        return waiter.done();
    }

    void look() {
        waiters.forEach(this::look);
    }

    private void look(Waiter waiter) {
        if (waiter.wanted().stream().allMatch(this::isRead)) {
            waiter.done().complete(null);
        }
    }

    private boolean isRead(KnownPosition wanted) {
        var position = read.get(wanted.service());
        return position != null && position.log().equals(wanted.log()) && position.sequence() >= wanted.sequence();
    }
}
