package org.carequeue.bridge.value;

import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.stream.EventStream;
import org.carequeue.bridge.telemetry.Repeated;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/// Publishes one named value: on change, at most one a second, the latest only. What only time changes, or what can be
/// computed from events, is a value and never an event.
public final class ValuePublisher {

    private static final long SHORTEST_MILLIS = 1_000;
    /// In which the companions of a change can join it.
    private static final long A_MOMENT_MILLIS = 5;
    private static final Logger LOG = Logger.getLogger(ValuePublisher.class);

    private final Vertx vertx;
    private final Consumer<byte[]> sink;
    private final String name;
    private final Supplier<CompletionStage<?>> source;
    /// One event loop, on which alone the fields below it are used.
    private final Context loop;
    private final AtomicBoolean pending = new AtomicBoolean();
    private final Repeated failures = new Repeated();
    private long asked;
    private long published;
    private byte[] latest = {};

    /// @param source computes the value; asked on an event loop, so it does not block
    public ValuePublisher(Vertx vertx, EventStream stream, String name, Supplier<CompletionStage<?>> source) {
        this(vertx, json -> stream.value(name, json), name, source);
    }

    ValuePublisher(Vertx vertx, Consumer<byte[]> sink, String name, Supplier<CompletionStage<?>> source) {
        this.vertx = vertx;
        this.sink = sink;
        this.name = name;
        this.source = source;
        this.loop = vertx.getOrCreateContext();
        this.asked = millis() - SHORTEST_MILLIS;
        this.published = asked;
    }

    /// The value may have changed. Cheap; may be called on any thread and as often as one likes: the source is asked at
    /// most once a second because of it.
    public void changed() {
        if (pending.compareAndSet(false, true)) {
            loop.runOnContext(_ -> {
                // The first of a row goes out at once.
                var wait = SHORTEST_MILLIS - (millis() - Math.max(asked, published));
                vertx.setTimer(Math.max(A_MOMENT_MILLIS, wait), _ -> {
                    pending.set(false);
                    asked = millis();
                    ask();
                });
            });
        }
    }

    /// Time has passed, which may have changed the value. The source is asked each time; a change that comes afterwards
    /// need not wait for it.
    public void aged() {
        if (!pending.get()) {
            loop.runOnContext(_ -> ask());
        }
    }

    private void ask() {
        source.get().whenComplete((value, failure) -> loop.runOnContext(_ -> answered(value, failure)));
    }

    private void answered(@Nullable Object value, @Nullable Throwable failure) {
        try {
            if (failure != null) {
                if (failures.isToBeSaid(failure)) {
                    LOG.warnf("value not published: name=%s times=%d cause=%s", name, failures.times(),
                            failure.getMessage());
                }
                return;
            }
            failures.over();
            var json = BridgeJson.mapper().writeValueAsBytes(value);
            if (Arrays.equals(json, latest)) {
                return;
            }
            if (millis() - published < SHORTEST_MILLIS) {
                changed();
                return;
            }
            published = millis();
            latest = json;
            sink.accept(json);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            LOG.errorf(e, "value not published: name=%s", name);
        }
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }
}
