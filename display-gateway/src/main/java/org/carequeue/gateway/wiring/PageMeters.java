package org.carequeue.gateway.wiring;

import java.util.concurrent.atomic.LongAdder;

import jakarta.inject.Singleton;

import org.carequeue.gateway.pages.PageErrors;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/// The meters of what goes wrong in browsers.
@Singleton
class PageMeters implements MeterBinder {

    private final PageErrors errors;

    PageMeters(PageErrors errors) {
        this.errors = errors;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        errors.counts().forEach((page, count) -> FunctionCounter
                .builder("carequeue.pages.errors", count, LongAdder::sum).tag("page", page).register(registry));
    }
}
