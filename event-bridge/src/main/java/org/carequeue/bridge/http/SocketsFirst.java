package org.carequeue.bridge.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.WebSocketConnection;
import io.quarkus.websockets.next.runtime.ConnectionManager;
import io.quarkus.websockets.next.runtime.ConnectionManager.ConnectionListener;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/// At a stop the sockets and the [LastRequests] end before the container does. Their last callbacks, those of Quarkus itself
/// among them, run on the event loops; one that finds no container any more says so with a stack trace.
///
/// When [ShutdownEvent] is told no socket opens any more, and whoever has some says goodbye. Last of all observers this
/// waits until they have ended, and until the event loops have done what follows from it.
@Singleton
public class SocketsFirst implements HttpUpgradeCheck {

    /// Longer than a close frame may take before its connection is hung up on.
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    /// Of those who are told of the end: nothing else has ended yet.
    public static final int FIRST = 0;
    private static final int LAST = Integer.MAX_VALUE;
    /// A callback may put another one in the queue of its loop, and that again.
    private static final int ROUNDS = 3;
    private static final int UNAVAILABLE = 503;
    private static final Logger LOG = Logger.getLogger(SocketsFirst.class);

    /// Until their last callback has returned; [io.quarkus.websockets.next.OpenConnections] leaves out whoever is closing.
    private final AtomicInteger sockets = new AtomicInteger();
    private final LastRequests requests;
    private final Vertx vertx;
    private volatile boolean stopping;

    SocketsFirst(ConnectionManager connections, LastRequests requests, Vertx vertx) {
        this.requests = requests;
        this.vertx = vertx;
        connections.addListener(new ConnectionListener() {
            @Override
            public void connectionAdded(String endpoint, WebSocketConnection connection) {
                sockets.incrementAndGet();
            }

            @Override
            public void connectionRemoved(String endpoint, String connectionId) {
                sockets.decrementAndGet();
            }
        });
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        return stopping ? CheckResult.rejectUpgrade(UNAVAILABLE) : CheckResult.permitUpgrade();
    }

    void stopping(@Observes @Priority(FIRST) ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    void stopping(@Observes @Priority(FIRST) ShutdownEvent event) {
        stopping = true;
    }

    void stopped(@Observes @Priority(LAST) ShutdownEvent event) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (stillOpen() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        if (stillOpen()) {
            LOG.warnf("still open at the end: sockets=%d requests=%d", sockets.get(), requests.unanswered());
        }
        for (int round = 0; round < ROUNDS; round++) {
            awaitLoops();
        }
    }

    private boolean stillOpen() {
        return sockets.get() > 0 || requests.unanswered() > 0;
    }

    /// Until each event loop has come to what waits for it now; a loop that is held up is not waited for.
    private void awaitLoops() {
        for (var loop : vertx.nettyEventLoopGroup()) {
            if (!loop.isShuttingDown()) {
                var _ = loop.submit(() -> {
                }).awaitUninterruptibly(PATIENCE.toMillis());
            }
        }
    }
}
