package org.carequeue.bridge.desk;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.carequeue.bridge.event.Position;

/// Who waits until this service has read another one's log far enough. Their number is bounded by the requests under
/// way: one that gives up completes its future itself, and is dropped with it.
final class PositionWaiters {

    private record Waiter(String service, String log, long sequence, CompletableFuture<Void> done) {
    }

    private final Map<String, Position> positions;
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();

    PositionWaiters(Map<String, Position> positions) {
        this.positions = positions;
    }

    CompletableFuture<Void> whenRead(String service, String log, long sequence) {
        var done = new CompletableFuture<Void>();
        var waiter = new Waiter(service, log, sequence, done);
        if (hasRead(waiter)) {
            done.complete(null);
            return done;
        }
        waiters.add(waiter);
        var _ = done.whenComplete((_, _) -> waiters.remove(waiter));
        // The position may have come between the look and the add.
        if (hasRead(waiter)) {
            done.complete(null);
        }
        return done;
    }

    void look() {
        waiters.stream().filter(this::hasRead).toList().forEach(waiter -> waiter.done().complete(null));
    }

    /// A place in another log than the one that is read is not waited for: reading on never leads there, and what this
    /// service knows by itself is to go on until an operator has decided what becomes of the logs.
    private boolean hasRead(Waiter waiter) {
        var position = positions.get(waiter.service());
        return position != null && (!position.log().equals(waiter.log()) || position.sequence() >= waiter.sequence());
    }
}
