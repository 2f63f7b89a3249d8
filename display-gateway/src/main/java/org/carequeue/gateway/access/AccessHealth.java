package org.carequeue.gateway.access;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while the journal of access takes what is decided: else nobody could sign in, or out. A sign-in server of the clinic's that
/// does not answer makes it degraded, and not unready: whoever has signed in goes on.
@Readiness
@Singleton
class AccessHealth implements HealthCheck {

    private final AccessDesk desk;
    private final Issuer issuer;

    AccessHealth(AccessDesk desk, Issuer issuer) {
        this.issuer = issuer;
        this.desk = desk;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("access");
        if (issuer.isOn()) {
            response.withData("degraded", issuer.trouble().isPresent()).withData("sign-in server", issuer.trouble()
                    .map(trouble -> trouble.kind().words() + ", since " + trouble.since()).orElse("answers"));
        }
        var trouble = desk.desk().trouble().or(desk.desk()::damage);
        return trouble.map(reason -> response.down().withData("reason", reason))
                .orElseGet(() -> response.up().withData("head", desk.desk().journal().head())).build();
    }
}
