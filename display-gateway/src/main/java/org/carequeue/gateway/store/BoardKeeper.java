package org.carequeue.gateway.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.telemetry.Repeated;
import org.carequeue.gateway.board.BoardState;
import org.carequeue.gateway.fanout.Sequencer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Saves the board when it has changed, on a thread of its own: every two seconds, less often where it is so large that
/// this would cost more than what it is worth. A restart reads what was not saved once more, at many thousand events a
/// second.
public final class BoardKeeper {

    private static final Logger LOG = Logger.getLogger(BoardKeeper.class);
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /// Of its time the thread spends at most one part in so many on saving, short of the longest pause.
    private static final int SHARE = 50;
    private static final int ANSWER_SECONDS = 5;

    private final Sequencer sequencer;
    private final BoardFile file;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Repeated failures = new Repeated();
    private @Nullable BoardState saved;

    /// @param clock says how old a saved board is
    public BoardKeeper(Sequencer sequencer, BoardFile file, Clock clock) {
        this.sequencer = sequencer;
        this.file = file;
        this.clock = clock;
    }

    /// Begins.
    ///
    /// @param fatal ends the process with the thread that saves
    public void start(Fatal fatal) {
        fatal.writer("board-keeper", this::work).start();
    }

    private void work() {
        try {
            for (var pause = SHORTEST; !stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);) {
                var begun = System.nanoTime();
                save(false);
                pause = pauseAfter(Duration.ofNanos(System.nanoTime() - begun));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the keeper", e);
        }
    }

    /// How long not to save.
    ///
    /// @param took how long the last time has taken
    static Duration pauseAfter(Duration took) {
        var wanted = took.multipliedBy(SHARE);
        return wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }

    /// Saves once more, and ends. An unchanged board, too: until now it was live, which is the age that it will show.
    public void stop() {
        stopping.countDown();
        try {
            save(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("ReferenceEquality") // a board that has changed is another object
    private synchronized void save(boolean always) throws InterruptedException {
        try {
            var board = sequencer
                    .ask(now -> new SavedBoard(SavedBoard.FORMAT, clock.instant().truncatedTo(ChronoUnit.MILLIS),
                            sequencer.positions(), now.state()))
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (always || board.board() != saved) {
                file.write(board);
                saved = board.board();
            }
            failures.over();
        } catch (IOException | RuntimeException | ExecutionException | TimeoutException e) {
            // Nobody needs it before a restart, so whatever it was, it is tried again.
            if (failures.isToBeSaid(e.toString())) {
                LOG.warnf("board not saved; a restart would read the logs from further back: times=%d cause=%s",
                        failures.times(), e.toString());
            }
        }
    }
}
