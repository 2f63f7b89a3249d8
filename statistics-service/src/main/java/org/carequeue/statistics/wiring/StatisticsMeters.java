package org.carequeue.statistics.wiring;

import jakarta.inject.Singleton;

import org.carequeue.statistics.store.Store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/// The meters of what the figures are kept in.
@Singleton
class StatisticsMeters implements MeterBinder {

    private final Store store;

    StatisticsMeters(Store store) {
        this.store = store;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("carequeue.statistics.database.open", store, kept -> kept.isOpen() ? 1 : 0).register(registry);
    }
}
