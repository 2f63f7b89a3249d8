package org.carequeue.bridge.connector;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// The meters of this application's links, one of each for every service that it reads.
@ApplicationScoped
class LinkMeters {

    private final MeterRegistry registry;
    private final Map<String, Link> byService = new ConcurrentHashMap<>();

    LinkMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    Link of(String service) {
        return byService.computeIfAbsent(service, name -> new Link(name, registry));
    }

    /// How one link fares. Written on its event loop, read by whoever collects.
    static final class Link {

        private final Counter reconnects;
        private volatile boolean connected;
        private volatile boolean everConnected;
        private volatile long applied;
        private volatile long head;

        private Link(String service, MeterRegistry registry) {
            Gauge.builder("carequeue.link.connected", this, link -> link.connected ? 1 : 0).tag("service", service)
                    .register(registry);
            Gauge.builder("carequeue.link.position", this, link -> link.applied).tag("service", service)
                    .register(registry);
            Gauge.builder("carequeue.link.lag", this, link -> Math.max(0, link.head - link.applied))
                    .tag("service", service).register(registry);
            reconnects = Counter.builder("carequeue.link.reconnects").tag("service", service).register(registry);
        }

        void connected(boolean now) {
            if (now && !connected) {
                if (everConnected) {
                    reconnects.increment();
                }
                everConnected = true;
            }
            connected = now;
        }

        void progress(long appliedNow, long headNow) {
            applied = appliedNow;
            head = headNow;
        }
    }
}
