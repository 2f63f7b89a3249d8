package org.carequeue.gateway.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Executors;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.telemetry.Traces;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.gateway.board.Board;
import org.carequeue.gateway.fanout.Counters;
import org.carequeue.gateway.fanout.Fanout;
import org.carequeue.gateway.fanout.Limits;
import org.carequeue.gateway.fanout.Sequencer;
import org.carequeue.gateway.fanout.Watch;
import org.carequeue.gateway.store.BoardFile;
import org.carequeue.gateway.store.BoardKeeper;
import org.carequeue.gateway.store.SavedBoard;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// The board: what it begins with, who fills it, who saves it.
class BoardWiring {

    private static final String NAME = "display-gateway";

    @Produces
    @Singleton
    EventTypes eventTypes() {
        return new EventTypes(ClinicEventTypes.BY_NAME);
    }

    @Produces
    @Singleton
    Counters counters() {
        return new Counters();
    }

    @Produces
    @Singleton
    Fanout fanout(GatewaySettings settings, Counters counters, Fatal fatal) {
        var fanout = settings.fanout();
        return new Fanout(new Limits(fanout.flightBytes(), fanout.waitingBytes(),
                (int) fanout.behind().toSeconds(), (int) fanout.silent().toSeconds(),
                (int) fanout.ping().toSeconds(), (int) fanout.heartbeat().toSeconds()), counters, fatal);
    }

    @Produces
    @Singleton
    BoardFile boardFile(@ConfigProperty(name = "carequeue.data") Path data) {
        return new BoardFile(data.resolve(NAME));
    }

    @Produces
    @Singleton
    Sequencer sequencer(BoardFile file, Fanout fanout, Counters counters, Clock clock, Ids ids,
            Traces traces, Fatal fatal) {
        var saved = file.read();
        var board = saved.map(was -> new Board(was.savedAt(), was.board()))
                .orElseGet(() -> new Board(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        var snapshotWriter = Executors.newSingleThreadExecutor(task -> fatal.writer("snapshots", task));
        return new Sequencer(board, saved.map(SavedBoard::positions).orElse(Map.of()), fanout, counters, ids.next(),
                snapshotWriter, traces);
    }

    @Produces
    @Singleton
    BoardKeeper boardKeeper(Sequencer sequencer, BoardFile file, Clock clock) {
        return new BoardKeeper(sequencer, file, clock);
    }

    @Produces
    @Singleton
    Watch watch(Sequencer sequencer, Fanout fanout, Clock clock, Fatal fatal) {
        return new Watch(sequencer, fanout, clock, fatal);
    }

    /// Before the first event comes in: the saved board is there when the channels connect.
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event, Sequencer sequencer,
            BoardKeeper keeper, Watch watch, Fatal fatal) {
        sequencer.start(fatal);
        keeper.start(fatal);
        watch.start();
    }

    void stop(@Observes ShutdownEvent event, Sequencer sequencer, BoardKeeper keeper, Watch watch) {
        watch.stop();
        keeper.stop();
        sequencer.stop();
    }
}
