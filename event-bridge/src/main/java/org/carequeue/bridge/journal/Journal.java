package org.carequeue.bridge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/// The truth of one service: an append-only log in a folder of segment files, each line one transaction.
///
/// - [#append] returns after the line is on disk. When it fails, nothing is retried: the journal refuses everything
///   from then on, because what is on disk is unknown until the next start has read it.
/// - A bad last line with nothing valid behind it is a torn write that nobody was told of; it is cut on opening. Any
///   other damage is a [JournalDamagedException], and nothing is changed.
/// - The last line is written once more on opening: after a failed `force` it may stand in the system's memory alone,
///   where reading finds it, and a later `force` would not bring it to the disk.
/// - One process at a time: a second one is refused by a lock file.
///
/// One thread appends; any number may [read][#read]. Files of other names in the folder are left alone.
public final class Journal implements AutoCloseable {

    private final Disk disk;
    private final Path folder;
    private final long segmentBytes;
    private final String log;
    private final Closeable lock;
    private final List<Segment> segments;
    private final @Nullable Bookmark resumed;
    private Disk.File out;
    private long lines;
    private long lastLineAt;
    private long lastChecksum;
    private volatile long head;
    private volatile @Nullable IOException failure;
    private volatile boolean closed;

    /// Opens the journal of a folder, or begins one, and hands all its lines to the reader.
    ///
    /// @param folder made when it is not there
    /// @param segmentBytes a new file is begun above this size
    /// @param newLog id of the log if it is begun now: lower-case letters, digits and hyphens
    /// @param replay takes every line there is
    /// @throws JournalDamagedException when the journal must not be used
    /// @throws IOException when the folder cannot be used, or another process uses it
    public static Journal open(Path folder, long segmentBytes, String newLog, LineReader replay) throws IOException {
        return open(Disk.LOCAL, folder, segmentBytes, newLog, replay);
    }

    /// The same on another disk.
    public static Journal open(Disk disk, Path folder, long segmentBytes, String newLog, LineReader replay)
            throws IOException {
        return open(disk, folder, segmentBytes, newLog, Replay.all(replay));
    }

    /// The same for somebody who has kept what was before a bookmark.
    public static Journal open(Disk disk, Path folder, long segmentBytes, String newLog, Replay replay)
            throws IOException {
        disk.makeFolder(folder);
        var lock = disk.lock(folder);
        try {
            return new Journal(disk, folder, segmentBytes, newLog, lock, JournalLoading.of(disk, folder, replay));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private Journal(Disk disk, Path folder, long segmentBytes, String newLog, Closeable lock, JournalLoading loaded)
            throws IOException {
        this.disk = disk;
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.lock = lock;
        this.segments = new CopyOnWriteArrayList<>(loaded.segments());
        this.resumed = loaded.resumed();
        this.lines = loaded.lines();
        this.head = loaded.head();
        this.lastLineAt = loaded.lastLineAt();
        this.lastChecksum = loaded.lastChecksum();
        var found = loaded.log();
        this.log = found == null ? newLog : found;
        this.out = segments.isEmpty() ? begin(1) : secured(segments.getLast());
    }

    private Disk.File secured(Segment last) throws IOException {
        var file = disk.open(last.file);
        try {
            var line = new byte[(int) (last.length() - lastLineAt)];
            file.fill(ByteBuffer.wrap(line), lastLineAt);
            // Nothing is written but what was checked: a disk may read differently the second time.
            if (Line.parse(line, 0, line.length - 1) == null || Line.checksum(line) != lastChecksum) {
                throw new JournalDamagedException(last.file, lastLineAt, "this line reads differently each time");
            }
            write(file, line, lastLineAt);
            disk.forceFolder(folder);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private Disk.File begin(int ordinal) throws IOException {
        var path = folder.resolve(Segment.name(ordinal));
        var file = disk.create(path);
        try {
            var header = Line.encode(lines + 1, head, new SegmentHeader(log).encode());
            write(file, header, 0);
            disk.forceFolder(folder);
            lines++;
            lastLineAt = 0;
            lastChecksum = Line.checksum(header);
            segments.add(new Segment(path, ordinal, head, lines, header.length));
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// Writes one transaction. It is on disk when this returns.
    ///
    /// @param newHead the log's head after it: the current one plus the number of its events
    /// @param body the transaction as one line of JSON, UTF-8, without line feeds
    /// @throws IOException when it may not be on disk, with a sentence that says why; every later call fails too
    public void append(long newHead, byte[] body) throws IOException {
        var earlier = failure;
        if (earlier != null) {
            throw new IOException("The journal failed earlier: " + earlier.getMessage(), earlier);
        }
        if (newHead < head) {
            throw new IllegalArgumentException("the head would go back from " + head + " to " + newHead);
        }
        try {
            if (segments.getLast().length() > segmentBytes) {
                var full = out;
                out = begin(segments.getLast().ordinal + 1);
                full.close();
            }
            var line = Line.encode(lines + 1, newHead, body);
            var segment = segments.getLast();
            write(out, line, segment.length());
            lines++;
            lastLineAt = segment.length();
            lastChecksum = Line.checksum(line);
            head = newHead;
            segment.grew(newHead, segment.length() + line.length);
        } catch (IOException e) {
            var cause = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            var said = new IOException("The journal in " + folder + " cannot be written: " + cause
                    + ". Nothing is accepted until that is remedied and the service is started again.", e);
            failure = said;
            throw said;
        }
    }

    private static void write(Disk.File file, byte[] bytes, long offset) throws IOException {
        file.write(ByteBuffer.wrap(bytes), offset);
        file.force();
    }

    /// Reads whole lines, from the one that holds the event after this sequence on (and perhaps some before it), until
    /// the reader has enough. Blocks on the disk.
    ///
    /// @throws JournalDamagedException when what it comes across is not as it was written
    public void read(long afterSequence, LineReader reader) throws IOException {
        var first = segments.size() - 1;
        while (first > 0 && segments.get(first).startsAfter > afterSequence) {
            first--;
        }
        var more = true;
        for (int i = first; more; i++) {
            var segment = segments.get(i);
            // Looked at before its length: a segment that is the last may grow while it is read, and be followed by
            // another then; what it had not yet when its length was taken must not be passed over.
            more = i < segments.size() - 1;
            var from = segment.markFor(afterSequence);
            var reached = from.sequence();
            try (var open = disk.open(segment.file)) {
                var scan = new SegmentScan(segment.file, open, from.offset(), segment.length());
                for (var line = scan.next(); line != null; line = scan.next()) {
                    reached = line.sequence();
                    if (reached > afterSequence && !reader.line(reached, scan.body(line))) {
                        return;
                    }
                }
                if (!scan.atEnd()) {
                    throw new JournalDamagedException(segment.file, scan.offset(), "no valid line begins here");
                }
                if (more && reached != segments.get(i + 1).startsAfter) {
                    // A file that opening has passed over, and that has lost its end: nothing may be skipped.
                    throw new JournalDamagedException(segment.file, scan.offset(), "lines are missing at its end");
                }
            }
        }
    }

    /// Where the last line ends. Only for the thread that appends.
    public Bookmark bookmark() {
        var segment = segments.getLast();
        return new Bookmark(log, segment.ordinal, lastLineAt, segment.length(), lines, head, lastChecksum);
    }

    /// Where the replay went on when this was opened; null when it took every line.
    public @Nullable Bookmark resumed() {
        return resumed;
    }

    /// Reads what opening at a bookmark has passed over, to see whether it still is as it was written. Takes its time,
    /// on a thread of its own.
    ///
    /// @param goOn asked now and then, about every 256 KiB; it may wait a little, so that others have the disk
    /// @return whether all of it was read
    /// @throws JournalDamagedException when something is not, with its file and offset
    public boolean check(BooleanSupplier goOn) throws IOException {
        return resumed == null || new JournalCheck(disk, segments, resumed, () -> !closed && goOn.getAsBoolean()).run();
    }

    /// Which log this is; another one begins when the data is deleted.
    public String log() {
        return log;
    }

    /// The sequence of the last event on disk, 0 when there is none.
    public long head() {
        return head;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try (lock) {
            out.close();
        }
    }
}
