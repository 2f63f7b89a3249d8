package org.carequeue.bridge.tls;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Says until when the certificate is good, and what is wrong with the one that is to take its place. Whoever runs goes on
/// with the one that was taken, so it is ready all the same.
@Readiness
@Singleton
class CertificateHealth implements HealthCheck {

    private final OwnCertificate own;

    CertificateHealth(OwnCertificate own) {
        this.own = own;
    }

    @Override
    public HealthCheckResponse call() {
        var trouble = own.trouble();
        var response = HealthCheckResponse.named("certificate").up().withData("degraded", trouble.isPresent());
        own.until().ifPresent(until -> response.withData("until", until.toString()));
        trouble.ifPresent(reason -> response.withData("reason", reason));
        return response.build();
    }
}
