package org.carequeue.bridge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// The truth of one service: an append-only log in a folder of segment files, each line one transaction.
///
/// - [#append] returns after the line is on disk. When it fails, nothing is retried: the journal refuses everything
///   from then on, because what is on disk is unknown until the next start has read it.
/// - A bad last line with nothing valid behind it is a torn write that nobody was told of; it is cut on opening. Any
///   other damage is a [JournalDamagedException], and nothing is changed.
/// - One process at a time: a second one is refused by a lock file.
///
/// One thread appends; any number may [read][#read].
public final class Journal implements AutoCloseable {

    private static final Pattern SEGMENT = Pattern.compile("([0-9]{6})\\.journal");
    private static final Pattern HEADER = Pattern.compile("\\{\"format\":1,\"log\":\"([a-z0-9-]{1,64})\"\\}");

    private final Disk disk;
    private final Path folder;
    private final long segmentBytes;
    private final String log;
    private final Closeable lock;
    private final List<Segment> segments = new CopyOnWriteArrayList<>();
    private Disk.File out;
    private long lines;
    /// Of the last line that was read on opening.
    private byte[] lastBody = new byte[0];
    private volatile long head;
    private volatile @Nullable IOException failure;

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
        disk.makeFolder(folder);
        var lock = disk.lock(folder);
        try {
            return new Journal(disk, folder, segmentBytes, newLog, lock, replay);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private Journal(Disk disk, Path folder, long segmentBytes, String newLog, Closeable lock, LineReader replay)
            throws IOException {
        this.disk = disk;
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.lock = lock;
        var files = segmentFiles();
        String found = null;
        for (int i = 0; i < files.size(); i++) {
            found = load(files.get(i), i + 1, i == files.size() - 1, found, replay);
        }
        this.log = found == null ? newLog : found;
        this.out = segments.isEmpty() ? begin(1) : goOn(segments.getLast());
    }

    /// Opens the last file to append to, once all that was read of it is safe: the process before this one may have died
    /// before its last line, or the file's name, was forced. Then the machine holds it, shows it, and may still lose it.
    /// The line is written again, because after a `force` that failed another one need not write anything.
    private Disk.File goOn(Segment segment) throws IOException {
        var file = disk.open(segment.file);
        var line = Line.encode(lines, head, lastBody);
        write(file, line, segment.length() - line.length);
        lastBody = new byte[0];
        disk.forceFolder(folder);
        return file;
    }

    /// Fills the buffer as far as the file goes.
    static void readFully(Disk.File file, ByteBuffer into, long offset) throws IOException {
        var start = into.position();
        while (into.hasRemaining() && file.read(into, offset + into.position() - start) > 0) {
            // A read may give less than was asked for.
        }
    }

    private List<Path> segmentFiles() throws IOException {
        return disk.files(folder).stream().filter(file -> SEGMENT.matcher(name(file)).matches()).toList();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// Reads one segment; the last may end in a torn write. Returns the log's id.
    private @Nullable String load(Path file, int ordinal, boolean last, @Nullable String known, LineReader replay)
            throws IOException {
        if (!name(file).equals(Segment.name(ordinal))) {
            throw new JournalDamagedException(file, 0, "the file " + Segment.name(ordinal) + " before it is missing");
        }
        var segment = new Segment(file, ordinal, head, lines + 1);
        var found = known;
        try (var open = disk.open(file)) {
            var scan = new SegmentScan(file, open, 0, open.size());
            for (var line = scan.next(); line != null; line = scan.next()) {
                if (line.number() != lines + 1 || line.sequence() < head) {
                    throw new JournalDamagedException(file, scan.offset(), "lines are missing before it");
                }
                var body = scan.body(line);
                lastBody = body;
                if (segment.length() == 0) {
                    found = header(file, body, known);
                } else {
                    replay.line(line.sequence(), body);
                }
                lines++;
                head = line.sequence();
                segment.grew(head, scan.offset());
            }
            if (!scan.atEnd()) {
                if (!last || scan.anythingValidBehind()) {
                    throw new JournalDamagedException(file, scan.offset(), "no valid line begins here");
                }
                open.truncate(scan.offset());
            }
        }
        if (segment.length() == 0) {
            // Begun, but not even its header reached the disk: it is as if it had not been begun.
            if (!last) {
                throw new JournalDamagedException(file, 0, "the file is empty");
            }
            disk.delete(file);
            disk.forceFolder(folder);
        } else {
            segments.add(segment);
        }
        return found;
    }

    private static String header(Path file, byte[] body, @Nullable String known) throws IOException {
        var match = HEADER.matcher(new String(body, UTF_8));
        if (!match.matches()) {
            throw new JournalDamagedException(file, 0, "it does not begin with a header of this format");
        }
        if (known != null && !known.equals(match.group(1))) {
            throw new JournalDamagedException(file, 0, "it belongs to another log");
        }
        return match.group(1);
    }

    private Disk.File begin(int ordinal) throws IOException {
        var path = folder.resolve(Segment.name(ordinal));
        var file = disk.create(path);
        var header = Line.encode(lines + 1, head, ("{\"format\":1,\"log\":\"" + log + "\"}").getBytes(UTF_8));
        write(file, header, 0);
        disk.forceFolder(folder);
        lines++;
        var segment = new Segment(path, ordinal, head, lines);
        segment.grew(head, header.length);
        segments.add(segment);
        return file;
    }

    /// Writes one transaction. It is on disk when this returns.
    ///
    /// @param newHead the log's head after it: the current one plus the number of its events
    /// @param body the transaction as one line of JSON, UTF-8, without line feeds
    /// @throws IOException when it may not be on disk; every later call fails too
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
                out.close();
                out = begin(segments.getLast().ordinal + 1);
            }
            var line = Line.encode(lines + 1, newHead, body);
            var segment = segments.getLast();
            write(out, line, segment.length());
            lines++;
            head = newHead;
            segment.grew(newHead, segment.length() + line.length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private static void write(Disk.File file, byte[] bytes, long offset) throws IOException {
        file.write(ByteBuffer.wrap(bytes), offset);
        file.force();
    }

    /// Reads whole lines, from the one that holds the event after this sequence on (and perhaps some before it), until
    /// the reader has enough. Blocks on the disk.
    public void read(long afterSequence, LineReader reader) throws IOException {
        var first = segments.size() - 1;
        while (first > 0 && segments.get(first).startsAfter > afterSequence) {
            first--;
        }
        for (int i = first; i < segments.size(); i++) {
            var segment = segments.get(i);
            var from = segment.offsetFor(afterSequence);
            try (var open = disk.open(segment.file)) {
                var scan = new SegmentScan(segment.file, open, from, segment.length());
                for (var line = scan.next(); line != null; line = scan.next()) {
                    var isHeader = line.number() == segment.firstLine;
                    if (!isHeader && line.sequence() > afterSequence
                            && !reader.line(line.sequence(), scan.body(line))) {
                        return;
                    }
                }
                if (!scan.atEnd()) {
                    throw new JournalDamagedException(segment.file, scan.offset(), "no valid line begins here");
                }
            }
        }
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
        out.close();
        lock.close();
    }
}
