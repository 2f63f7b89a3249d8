package org.carequeue.statistics.store;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once the database has been open. One that goes away afterwards makes this service degraded: it catches up by itself,
/// and nobody else notices.
@Readiness
@Singleton
class StoreHealth implements HealthCheck {

    private final Store store;
    private volatile boolean wasOpen;

    StoreHealth(Store store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("database");
        var open = store.isOpen();
        wasOpen |= open;
        if (!open) {
            response.withData("reason", store.trouble());
        }
        return response.withData("degraded", !open).status(wasOpen).build();
    }
}
