package org.carequeue.bridge.value;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.stream.EventStream;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.vertx.core.Vertx;

/// Publishes one named value: on change, at most one a second, the latest only. What only time changes, or what can be
/// computed from events, is a value and never an event.
public final class ValuePublisher {

    private static final long SHORTEST_MILLIS = 1_000;
    private static final Logger LOG = Logger.getLogger(ValuePublisher.class);

    private final Vertx vertx;
    private final EventStream stream;
    private final String name;
    private final Supplier<CompletionStage<?>> source;
    private final AtomicBoolean pending = new AtomicBoolean();
    private volatile long lastMillis;

    /// @param source computes the value; asked on an event loop, so it does not block
    public ValuePublisher(Vertx vertx, EventStream stream, String name, Supplier<CompletionStage<?>> source) {
        this.vertx = vertx;
        this.stream = stream;
        this.name = name;
        this.source = source;
        this.lastMillis = -SHORTEST_MILLIS;
    }

    /// The value may have changed. Cheap; may be called on any thread and as often as one likes.
    public void changed() {
        if (pending.compareAndSet(false, true)) {
            var sinceLast = System.nanoTime() / 1_000_000 - lastMillis;
            // The first of a row goes out at once, after a moment in which its companions can join it.
            vertx.setTimer(Math.max(5, SHORTEST_MILLIS - sinceLast), _ -> publish());
        }
    }

    private void publish() {
        lastMillis = System.nanoTime() / 1_000_000;
        pending.set(false);
        source.get().whenComplete((value, failure) -> {
            try {
                if (failure == null) {
                    stream.value(name, BridgeJson.mapper().writeValueAsBytes(value));
                } else {
                    LOG.warnf("value not published: name=%s cause=%s", name, failure.getMessage());
                }
            } catch (JsonProcessingException | IllegalArgumentException e) {
                LOG.errorf(e, "value not published: name=%s", name);
            }
        });
    }
}
