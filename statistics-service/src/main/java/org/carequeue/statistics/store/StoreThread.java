package org.carequeue.statistics.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.telemetry.Repeated;
import org.carequeue.events.ClinicEvent;
import org.jboss.logging.Logger;

/// The one thread that writes. Once a second it looks whether the database is to be opened, whether days lack their columns or
/// are too old to keep their rows, and whether somebody wants it made anew: that is what a file called `rebuild` in this service's
/// folder means, which is deleted once it is done. So whoever may write there may decide, as with a log that was lost.
public final class StoreThread implements AutoCloseable {

    private static final String REBUILD = "rebuild";
    /// While the database is away, it is asked after less and less often: at last every so many seconds.
    private static final int LONGEST_PAUSE = 30;
    /// Each takes some 30 ms for 2,000 visits, in which no batch is counted.
    private static final int DAYS_AT_ONCE = 4;
    private static final int SECONDS_AT_THE_END = 5;
    private static final Logger LOG = Logger.getLogger(StoreThread.class);

    private final Store store;
    private final Path wish;
    private final Runnable readAnew;
    private final Retention retention;
    private final Repeated failures = new Repeated();
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("statistics").daemon().factory());
    private int pause = 1;
    private int waited;

    private interface Work {
        void run() throws SQLException;
    }

    /// @param folder this service's own
    /// @param readAnew is called when every log is to be read from its beginning
    /// @param retention how long rows are kept
    public StoreThread(Store store, Path folder, Runnable readAnew, Retention retention) {
        this.store = store;
        this.wish = folder.resolve(REBUILD);
        this.readAnew = readAnew;
        this.retention = retention;
    }

    /// Opens the database, now or as soon as it is there.
    public void begin() {
        var _ = thread.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            if (!store.isOpen()) {
                open();
            }
            if (store.isOpen() && Files.exists(wish)) {
                rebuild();
            }
            if (store.isOpen()) {
                writeColumns();
            }
            if (store.isOpen()) {
                retire();
            }
        } catch (RuntimeException | Error e) {
            LOG.error("looking after the database failed", e); // and is done again in a second
        }
    }

    private void open() {
        waited++;
        if (waited < pause) {
            return;
        }
        waited = 0;
        try {
            store.open();
            pause = 1;
            failures.over();
            LOG.infof("database open: read=%s", store.upTo().keySet());
        } catch (SQLException | RuntimeException e) {
            pause = Math.min(LONGEST_PAUSE, 2 * pause);
            if (failures.isToBeSaid(e.getMessage())) {
                LOG.warnf("database not open, it will be tried again: times=%d cause=%s", failures.times(), e.getMessage());
            }
        }
    }

    private void rebuild() {
        try {
            store.empty();
            Files.delete(wish);
            LOG.info("all logs are read from their beginning, because somebody wants the figures made anew");
            readAnew.run();
        } catch (SQLException | IOException e) {
            LOG.warnf("figures not made anew, it will be tried again: cause=%s", e.getMessage());
        }
    }

    private void writeColumns() {
        try {
            var left = DAYS_AT_ONCE;
            while (left > 0 && store.writeColumns()) {
                left--;
            }
        } catch (SQLException e) {
            LOG.warnf("columns of a day not written, it will be tried again: cause=%s", e.getMessage());
        }
    }

    private void retire() {
        try {
            retention.step(store);
        } catch (SQLException e) {
            LOG.warnf("totals of a day not written, it will be tried again: cause=%s", e.getMessage());
        }
    }

    /// Counts a batch; the outcome is a failure where nobody knows whether it is counted.
    public CompletionStage<Void> take(List<Envelope<ClinicEvent>> batch) {
        return run(() -> store.take(batch));
    }

    /// A log is read from its beginning.
    public CompletionStage<Void> readAnew(String service, String log) {
        return run(() -> store.readAnew(service, log));
    }

    private CompletionStage<Void> run(Work work) {
        return CompletableFuture.runAsync(() -> {
            try {
                work.run();
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        }, thread);
    }

    /// Returns when the batch that is being written is, or has had its time.
    @Override
    public void close() throws InterruptedException {
        thread.shutdownNow();
        if (!thread.awaitTermination(SECONDS_AT_THE_END, TimeUnit.SECONDS)) {
            LOG.warn("the database was still being written to at the end; what it lacks is counted after the next start");
        }
    }
}
