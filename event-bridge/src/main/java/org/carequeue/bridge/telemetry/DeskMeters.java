package org.carequeue.bridge.telemetry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.carequeue.bridge.desk.Desk;
import org.carequeue.bridge.desk.DeskObserver;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/// The meters of a service's desk and journal.
@ApplicationScoped
public class DeskMeters {

    private final MeterRegistry registry;

    DeskMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Measures a desk from now on.
    public void watch(Desk<?, ?, ?> desk) {
        registry.gauge("carequeue.journal.head", desk, one -> one.journal().head());
        registry.gauge("carequeue.desk.waiting", desk, Desk::waiting);
        registry.gauge("carequeue.desk.failed", desk, one -> one.trouble().isPresent() ? 1 : 0);
        registry.more().counter("carequeue.desk.snapshots.written", Tags.empty(), desk, Desk::snapshotsWritten);
        registry.more().counter("carequeue.desk.snapshots.failed", Tags.empty(), desk, Desk::snapshotsFailed);
        desk.observe(turns());
    }

    private DeskObserver turns() {
        var append = Timer.builder("carequeue.journal.append")
                .description("Time to write a turn's line and force it to the disk")
                .serviceLevelObjectives(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5),
                        Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(500))
                .register(registry);
        var tasks = DistributionSummary.builder("carequeue.desk.turn.tasks")
                .description("Commands, batches and queries that were taken in one turn")
                .serviceLevelObjectives(1, 4, 16, 64, 256)
                .register(registry);
        var events = registry.counter("carequeue.journal.events");
        return (inTurn, written, nanos) -> {
            tasks.record(inTurn);
            if (nanos > 0) {
                append.record(nanos, TimeUnit.NANOSECONDS);
                events.increment(written);
            }
        };
    }
}
