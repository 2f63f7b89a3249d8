package org.carequeue.gateway.messaging;

import jakarta.inject.Singleton;

import org.carequeue.gateway.fanout.Counters;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

import io.smallrye.health.api.Wellness;

/// What the sockets have been through since the start, at `/q/health/well`. For people: nothing depends on it, because
/// clients that are too slow or hang up say nothing about the gateway.
@Wellness
@Singleton
public class FanoutHealth implements HealthCheck {

    private final Counters counters;

    FanoutHealth(Counters counters) {
        this.counters = counters;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("fanout").up()
                .withData("connections", counters.opened.sum() - counters.closed.sum())
                .withData("opened", counters.opened.sum())
                .withData("events", counters.events.sum())
                .withData("frames", counters.frames.sum())
                .withData("failedWrites", counters.failedWrites.sum())
                .withData("conflated", counters.conflated.sum())
                .withData("closedBehind", counters.closedBehind.sum())
                .withData("closedSilent", counters.closedSilent.sum())
                .withData("mostHeldBytes", counters.mostHeldBytes.get())
                .build();
    }
}
