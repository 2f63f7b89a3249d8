package org.carequeue.statistics.messaging;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Singleton;

import org.carequeue.bridge.connector.DivergedLogs;
import org.carequeue.bridge.connector.Divergence;
import org.carequeue.bridge.connector.ReaderPositions;
import org.carequeue.bridge.event.Position;
import org.carequeue.events.Services;
import org.carequeue.statistics.store.Store;
import org.carequeue.statistics.store.StoreThread;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where each log is to be read on: behind what the database has counted. A log that is another one than was counted waits for
/// an operator, as at every service that keeps what it has read.
@Singleton
class LogPositions implements ReaderPositions {

    private final Store store;
    private final StoreThread thread;
    private final DivergedLogs diverged;

    LogPositions(Store store, StoreThread thread, @ConfigProperty(name = "carequeue.data") Path data) {
        this.store = store;
        this.thread = thread;
        this.diverged = new DivergedLogs(Services.STATISTICS, data.resolve(Services.STATISTICS));
    }

    @Override
    public Optional<Position> positionOf(String service) {
        return store.positionOf(service);
    }

    @Override
    public CompletionStage<Boolean> mayReadAnew(Divergence divergence) {
        return diverged.mayReadAnew(divergence, accepted -> thread.readAnew(accepted.service(), accepted.log()));
    }

    @Override
    public void follows(String service) {
        diverged.over(service);
    }
}
