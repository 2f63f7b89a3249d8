package org.carequeue.bridge.desk;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes snapshots of a desk while it works, each on a thread of its own: the desk only copies what it knows.
///
/// A snapshot that cannot be written is logged and counted, and harms nobody: the next start takes longer.
final class SnapshotKeeper {

    /// How many events there are between two snapshots. A start replays at most about so many, which takes about a tenth
    /// of a second; and what is written for it stays small beside the journal.
    static final int EVERY = 10_000;
    /// Of the time at most one part in so many is spent on writing snapshots.
    private static final int SHARE = 20;
    private static final Logger LOG = Logger.getLogger(SnapshotKeeper.class);

    private final String service;
    private final DeskWork<?, ?, ?> work;
    private final @Nullable SnapshotFile file;
    private final BiFunction<String, Runnable, Thread> threads;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    /// The last line and event that stand in a snapshot, or are being written into one.
    private long line;
    private long sequence;
    private volatile @Nullable Thread writing;
    private volatile long notBefore = System.nanoTime();

    /// @param threads makes a thread of a name and what it does, which is still to be started
    SnapshotKeeper(String service, DeskWork<?, ?, ?> work, BiFunction<String, Runnable, Thread> threads) {
        this.service = service;
        this.work = work;
        this.threads = threads;
        this.file = work.snapshots();
        var resumed = work.journal().resumed();
        this.line = resumed == null ? 0 : resumed.line();
        this.sequence = resumed == null ? 0 : resumed.sequence();
    }

    /// Begins a snapshot when one is due. Called by the desk's thread between two turns.
    void look() {
        if (file == null || writing != null || work.journal().head() - sequence < EVERY
                || System.nanoTime() - notBefore < 0) {
            return;
        }
        var saved = saved();
        if (saved != null) {
            begin(file, saved);
        }
    }

    private void begin(SnapshotFile to, Saved saved) {
        var thread = threads.apply("snapshot-" + service, () -> {
            try {
                write(to, saved);
            } finally {
                writing = null;
            }
        });
        // Before it starts: it may have ended before this thread goes on.
        writing = thread;
        try {
            thread.start();
        } catch (OutOfMemoryError noMoreThreads) {
            writing = null;
            failed(noMoreThreads);
        }
    }

    private @Nullable Saved saved() {
        // Noted before it is tried: what fails once is not tried again after each turn.
        var place = work.journal().bookmark();
        line = place.line();
        sequence = place.sequence();
        try {
            return work.save();
        } catch (RuntimeException e) {
            failed(e);
            return null;
        }
    }

    /// Waits for the snapshot that is being written, and writes the last one. Called when the desk has ended.
    void close() throws InterruptedException {
        var underWay = writing;
        if (underWay != null) {
            underWay.join();
        }
        if (file != null && work.journal().bookmark().line() > line) {
            var saved = saved();
            if (saved != null) {
                write(file, saved);
            }
        }
    }

    private void write(SnapshotFile to, Saved saved) {
        var begun = System.nanoTime();
        try {
            var size = to.write(saved);
            written.incrementAndGet();
            LOG.debugf("snapshot written: sequence=%d bytes=%d ms=%d", saved.bookmark().sequence(), size,
                    (System.nanoTime() - begun) / 1_000_000);
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
        notBefore = System.nanoTime() + SHARE * (System.nanoTime() - begun);
    }

    private void failed(Throwable cause) {
        failed.incrementAndGet();
        LOG.warnf("snapshot not written, the next start takes longer: cause=%s", cause.toString());
    }

    /// How many were written since the start.
    long written() {
        return written.get();
    }

    /// How many could not be written since the start.
    long failed() {
        return failed.get();
    }
}
