package org.carequeue.bridge;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.quarkus.arc.properties.IfBuildProperty;

/// Ready while the journal takes what is decided and is whole. Damage in its past makes this red while the service goes on.
/// A clock that was set back makes it degraded: everything is done, but times stand still.
@Readiness
@IfBuildProperty(name = "carequeue.bridge.journal", stringValue = "true")
class DeskHealth implements HealthCheck {

    private final DeskOpening opening;

    DeskHealth(DeskOpening opening) {
        this.opening = opening;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("journal");
        var trouble = opening.trouble();
        if (trouble.isPresent()) {
            return response.down().withData("reason", trouble.get()).build();
        }
        var clock = opening.clockTrouble();
        clock.ifPresent(said -> response.withData("clock", said));
        return response.up().withData("head", opening.stream().head()).withData("degraded", clock.isPresent()).build();
    }
}
