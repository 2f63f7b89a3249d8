package org.carequeue.bridge.access;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Says what is wrong with the file of the keys. Whoever runs goes on with the keys that it knows, so it is ready all the
/// same; but it would not start again, and would not notice a key that was rotated.
@Readiness
@Singleton
class AccessKeyHealth implements HealthCheck {

    private final AccessKeys keys;

    AccessKeyHealth(AccessKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        var trouble = keys.trouble();
        var response = HealthCheckResponse.named("access-key").up().withData("degraded", trouble.isPresent());
        trouble.ifPresent(reason -> response.withData("reason", reason));
        return response.build();
    }
}
