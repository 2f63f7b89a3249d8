package org.carequeue.bridge.http;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.carequeue.bridge.desk.Refusal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/// At a stop requests end before the container does: whoever comes after [ShutdownEvent] is told that the service is being
/// stopped, and who was there before is waited for.
///
/// Quarkus has the same as `quarkus.shutdown.timeout`, but takes each open socket for a request that has not been answered.
@Singleton
class LastRequests {

    /// Before even the front door: this is what counts.
    private static final int FIRST = FrontDoorFilter.FIRST + 1;

    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean stopping;

    void register(@Observes Filters filters) {
        filters.register(this::take, FIRST);
    }

    void stopping(@Observes @Priority(SocketsFirst.FIRST) ShutdownEvent event) {
        stopping = true;
    }

    /// How many requests wait for their answers; sockets do not count.
    int unanswered() {
        return unanswered.get();
    }

    private void take(RoutingContext routing) {
        if (routing.request().headers().contains("Upgrade")) {
            routing.next();
            return;
        }
        // Counted before it is looked whether a stop has begun: none can slip in between.
        unanswered.incrementAndGet();
        routing.addEndHandler(_ -> unanswered.decrementAndGet());
        if (stopping) {
            Problems.hangUp(routing.request(), Refusal.stopping());
        } else {
            routing.next();
        }
    }
}
