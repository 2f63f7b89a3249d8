package org.carequeue.statistics.report;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks once a minute whether a report is due, where the clinic wants any. Without that there is no thread.
public final class ReportThread implements AutoCloseable {

    private static final int SECONDS_AT_THE_END = 5;
    private static final Logger LOG = Logger.getLogger(ReportThread.class);

    private final @Nullable WeeklyReports reports;
    private @Nullable ScheduledExecutorService thread;

    /// @param reports null where none are wanted
    public ReportThread(@Nullable WeeklyReports reports) {
        this.reports = reports;
    }

    /// Begins to look.
    public void begin() {
        var wanted = reports;
        if (wanted == null) {
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("reports").daemon().factory());
        var _ = thread.scheduleWithFixedDelay(() -> {
            try {
                wanted.look();
            } catch (RuntimeException | Error e) {
                LOG.error("looking after reports failed", e); // and is done again in a minute
            }
        }, 1, 1, TimeUnit.MINUTES);
    }

    Optional<WeeklyReports> reports() {
        return Optional.ofNullable(reports);
    }

    /// Returns when the report that is being made is there, or has had its time.
    @Override
    public void close() throws InterruptedException {
        if (thread != null) {
            thread.shutdownNow();
            if (!thread.awaitTermination(SECONDS_AT_THE_END, TimeUnit.SECONDS)) {
                LOG.warn("a report was still being made at the end; it is made after the next start");
            }
        }
    }
}
