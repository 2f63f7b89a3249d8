package org.carequeue.statistics.report;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Never down: who asks for figures is answered without any report. It says whether one that is due is missing.
@Readiness
@Singleton
class ReportHealth implements HealthCheck {

    private final ReportThread thread;

    ReportHealth(ReportThread thread) {
        this.thread = thread;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("report").up();
        var trouble = thread.reports().flatMap(WeeklyReports::trouble);
        trouble.ifPresent(why -> response.withData("reason", why));
        thread.reports().flatMap(WeeklyReports::last).ifPresent(week -> response.withData("last", week));
        return response.withData("degraded", trouble.isPresent()).build();
    }
}
