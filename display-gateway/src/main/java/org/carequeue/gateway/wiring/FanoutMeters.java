package org.carequeue.gateway.wiring;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

import jakarta.inject.Singleton;

import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.fanout.Counters;
import org.carequeue.gateway.fanout.Fanout;
import org.carequeue.gateway.fanout.Sequencer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/// The meters of the board and of everything that goes out to browsers.
@Singleton
class FanoutMeters implements MeterBinder {

    private final Counters counters;
    private final Fanout fanout;
    private final Sequencer sequencer;

    FanoutMeters(Counters counters, Fanout fanout, Sequencer sequencer) {
        this.counters = counters;
        this.fanout = fanout;
        this.sequencer = sequencer;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var audience : Audience.values()) {
            Gauge.builder("carequeue.gateway.connections", counters, all -> all.connections(audience))
                    .tag("audience", audience.name().toLowerCase(Locale.ROOT)).register(registry);
        }
        Gauge.builder("carequeue.gateway.open.tickets", sequencer, Sequencer::openTickets).register(registry);
        Gauge.builder("carequeue.gateway.standstill", sequencer, Sequencer::secondsStill).baseUnit("seconds")
                .register(registry);
        Gauge.builder("carequeue.gateway.waiting.bytes", fanout, Fanout::waitingBytes).register(registry);
        Gauge.builder("carequeue.gateway.most.held.bytes", counters, all -> all.mostHeldBytes.get())
                .register(registry);
        count(registry, "carequeue.gateway.events", counters.events);
        count(registry, "carequeue.gateway.frames", counters.frames);
        count(registry, "carequeue.gateway.failed.writes", counters.failedWrites);
        count(registry, "carequeue.gateway.conflated", counters.conflated);
        count(registry, "carequeue.gateway.closed.behind", counters.closedBehind);
        count(registry, "carequeue.gateway.closed.silent", counters.closedSilent);
    }

    private static void count(MeterRegistry registry, String name, LongAdder counter) {
        FunctionCounter.builder(name, counter, LongAdder::sum).register(registry);
    }
}
