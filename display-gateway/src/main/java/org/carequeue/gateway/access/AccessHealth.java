package org.carequeue.gateway.access;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while the journal of access takes what is decided: else nobody could sign in, or out.
@Readiness
@Singleton
class AccessHealth implements HealthCheck {

    private final AccessDesk desk;

    AccessHealth(AccessDesk desk) {
        this.desk = desk;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("access");
        var trouble = desk.desk().trouble().or(desk.desk()::damage);
        return trouble.map(reason -> response.down().withData("reason", reason))
                .orElseGet(() -> response.up().withData("head", desk.desk().journal().head())).build();
    }
}
