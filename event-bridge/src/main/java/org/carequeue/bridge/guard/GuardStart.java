package org.carequeue.bridge.guard;

import java.util.Locale;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.carequeue.bridge.guard.BreachException.Kind;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/// Tells the guards their bounds before the first connection comes, and what they do to the meters.
@Singleton
class GuardStart {

    void start(@Observes StartupEvent event, Vertx vertx, GuardSettings settings, MeterRegistry registry,
            @ConfigProperty(name = "quarkus.management.port") int operatorsPort) {
        var entrance = GuardedTransport.entranceOf(vertx)
                .orElseThrow(() -> new IllegalStateException("Vert.x was started without its guard"));
        entrance.places.bounds(settings.bounds());
        entrance.operators.bounds(settings.bounds().forOperators());
        entrance.operatorsPort = operatorsPort;
        Gauge.builder("carequeue.guard.connections", entrance.places, Places::taken).register(registry);
        FunctionCounter.builder("carequeue.guard.paused", entrance.counters.paused, paused -> paused.sum())
                .register(registry);
        for (var kind : Kind.values()) {
            FunctionCounter.builder("carequeue.guard.ended", entrance.counters.ended(kind), ended -> ended.sum())
                    .tag("reason", kind.name().toLowerCase(Locale.ROOT)).register(registry);
        }
    }
}
