package org.carequeue.bridge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Reads a journal's folder on opening it, hands its lines to who rebuilds something from them, and cuts off a torn end.
final class JournalLoading {

    private static final Pattern SEGMENT = Pattern.compile("[0-9]{6}\\.journal");

    private final Disk disk;
    private final Path folder;
    private final Replay replay;
    private final List<Segment> segments = new ArrayList<>();
    private @Nullable String log;
    private @Nullable Bookmark resumed;
    private long lines;
    private long head;
    private long lastLineAt;
    private long lastChecksum;

    private JournalLoading(Disk disk, Path folder, Replay replay) {
        this.disk = disk;
        this.folder = folder;
        this.replay = replay;
    }

    /// @throws JournalDamagedException when the journal must not be used
    static JournalLoading of(Disk disk, Path folder, Replay replay) throws IOException {
        var loading = new JournalLoading(disk, folder, replay);
        loading.run();
        return loading;
    }

    /// What was found, in order.
    List<Segment> segments() {
        return segments;
    }

    /// Which log it is; null where there was none.
    @Nullable
    String log() {
        return log;
    }

    /// Where the replay went on, when that was not at the first line.
    @Nullable
    Bookmark resumed() {
        return resumed;
    }

    long lines() {
        return lines;
    }

    long head() {
        return head;
    }

    /// Where the last line begins in the last segment.
    long lastLineAt() {
        return lastLineAt;
    }

    long lastChecksum() {
        return lastChecksum;
    }

    private void run() throws IOException {
        var files = disk.files(folder).stream().filter(file -> SEGMENT.matcher(name(file)).matches()).toList();
        for (int i = 0; i < files.size(); i++) {
            if (!name(files.get(i)).equals(Segment.name(i + 1))) {
                throw new JournalDamagedException(files.get(i), 0,
                        "the file " + Segment.name(i + 1) + " before it is missing");
            }
        }
        resume(files);
        for (int i = segments.size(); i < files.size(); i++) {
            load(files.get(i), i == files.size() - 1);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    // ── from a bookmark ──

    private void resume(List<Path> files) throws IOException {
        var bookmark = replay.bookmark();
        if (bookmark == null) {
            return;
        }
        if (!hasHeadersUpTo(bookmark, files) || !isThere(bookmark)) {
            segments.clear();
            replay.beginsAnew();
            return;
        }
        var segment = segments.getLast();
        resumed = bookmark;
        log = bookmark.log();
        lines = bookmark.line();
        head = bookmark.sequence();
        lastLineAt = bookmark.lineAt();
        lastChecksum = bookmark.checksum();
        segment.grew(head, bookmark.end());
        try (var open = disk.open(segment.file)) {
            rest(segment, open, new SegmentScan(segment.file, open, bookmark.end(), open.size()),
                    segment.ordinal == files.size());
        }
    }

    /// Of the files before the bookmark only the headers are read here; all of it is checked later, see [JournalCheck].
    /// Where one does not fit, everything is read from the beginning, which finds out what is wrong, and where.
    private boolean hasHeadersUpTo(Bookmark bookmark, List<Path> files) throws IOException {
        if (bookmark.segment() < 1 || bookmark.segment() > files.size()) {
            return false;
        }
        for (var file : files.subList(0, bookmark.segment())) {
            try (var open = disk.open(file)) {
                var scan = new SegmentScan(file, open, 0, open.size());
                var line = scan.next();
                if (line == null || !SegmentHeader.parse(file, scan.body(line)).log().equals(bookmark.log())) {
                    return false;
                }
                var segment = new Segment(file, segments.size() + 1, line.sequence(), line.number(), scan.offset());
                segment.reaches(open.size());
                segments.add(segment);
            } catch (JournalDamagedException e) {
                return false;
            }
        }
        return true;
    }

    private boolean isThere(Bookmark bookmark) throws IOException {
        var segment = segments.getLast();
        var length = bookmark.end() - bookmark.lineAt();
        if (bookmark.end() > segment.length() || length < 1 || length > Line.LONGEST) {
            return false;
        }
        var bytes = new byte[(int) length];
        try (var open = disk.open(segment.file)) {
            open.fill(ByteBuffer.wrap(bytes), bookmark.lineAt());
        }
        var line = bytes[bytes.length - 1] == '\n' ? Line.parse(bytes, 0, bytes.length - 1) : null;
        return line != null && line.number() == bookmark.line() && line.sequence() == bookmark.sequence()
                && line.checksum() == bookmark.checksum();
    }

    // ── line by line ──

    private void load(Path file, boolean last) throws IOException {
        try (var open = disk.open(file)) {
            var scan = new SegmentScan(file, open, 0, open.size());
            var line = scan.next();
            if (line != null) {
                follows(line, file, 0);
                var header = SegmentHeader.parse(file, scan.body(line));
                if (line.sequence() != head || (log != null && !log.equals(header.log()))) {
                    throw new JournalDamagedException(file, 0, "it belongs to another log");
                }
                log = header.log();
                var segment = new Segment(file, segments.size() + 1, head, line.number(), scan.offset());
                segments.add(segment);
                taken(line, 0);
                rest(segment, open, scan, last);
                return;
            }
            if (!last || !scan.isTornWrite()) {
                throw new JournalDamagedException(file, 0, "it does not begin with a valid line");
            }
        }
        // Begun, but not even its header reached the disk: it is as if it had not been begun.
        disk.delete(file);
        disk.forceFolder(folder);
    }

    private void rest(Segment segment, Disk.File open, SegmentScan scan, boolean last) throws IOException {
        var at = scan.offset();
        for (var line = scan.next(); line != null; line = scan.next()) {
            follows(line, segment.file, at);
            replay(segment.file, at, line.sequence(), scan.body(line));
            taken(line, at);
            at = scan.offset();
            segment.grew(head, at);
        }
        if (!scan.atEnd()) {
            if (!last || !scan.isTornWrite()) {
                throw new JournalDamagedException(segment.file, at, "no valid line begins here");
            }
            open.truncate(at);
        }
    }

    private void follows(Line line, Path file, long at) throws IOException {
        if (line.number() != lines + 1 || line.sequence() < head) {
            throw new JournalDamagedException(file, at, "lines are missing before it");
        }
    }

    private void taken(Line line, long at) {
        lines = line.number();
        head = line.sequence();
        lastLineAt = at;
        lastChecksum = line.checksum();
    }

    private void replay(Path file, long at, long sequence, byte[] body) throws IOException {
        try {
            replay.line(sequence, body);
        } catch (IOException | RuntimeException e) {
            throw new IOException("The journal " + file + " holds at byte " + at + " what this build cannot take: "
                    + e.getMessage() + ". Nothing was changed.", e);
        }
    }
}
