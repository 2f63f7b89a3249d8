package org.carequeue.bridge.journal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;

/// One file of a journal, and where in it which sequence stands, roughly.
final class Segment {

    /// A reader that seeks a sequence reads at most about this much in vain.
    static final int MARK_EVERY = 256 * 1024;

    final Path file;
    final int ordinal;
    /// The log's head before this segment's first line.
    final long startsAfter;
    /// The number of its first line, which is its header.
    final long firstLine;
    /// Where the line behind the header begins.
    final long headerEnd;
    private final TreeMap<Long, Long> marks = new TreeMap<>();
    private long lastMark;
    private volatile long length;

    Segment(Path file, int ordinal, long startsAfter, long firstLine, long headerEnd) {
        this.file = file;
        this.ordinal = ordinal;
        this.startsAfter = startsAfter;
        this.firstLine = firstLine;
        this.headerEnd = headerEnd;
        this.length = headerEnd;
        marks.put(startsAfter, headerEnd);
    }

    /// How much of the file is whole lines that are on disk.
    long length() {
        return length;
    }

    /// How long the file is; what is in it is looked at later.
    void reaches(long fileLength) {
        length = fileLength;
    }

    /// A line has been read or written.
    void grew(long sequence, long newLength) {
        length = newLength;
        if (newLength - lastMark > MARK_EVERY) {
            lastMark = newLength;
            mark(sequence, newLength);
        }
    }

    /// A line ends there.
    synchronized void mark(long sequence, long lineEnd) {
        marks.put(sequence, lineEnd);
    }

    /// A place where a line begins, behind which every event after this sequence stands.
    synchronized Mark markFor(long sequence) {
        var mark = marks.floorEntry(sequence);
        return mark == null ? new Mark(startsAfter, headerEnd) : new Mark(mark.getKey(), mark.getValue());
    }

    /// @param sequence the log's head there
    /// @param offset in the file
    record Mark(long sequence, long offset) {
    }

    static String name(int ordinal) {
        return String.format(Locale.ROOT, "%06d.journal", ordinal);
    }
}
