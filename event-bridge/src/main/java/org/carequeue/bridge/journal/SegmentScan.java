package org.carequeue.bridge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/// Reads one segment line by line.
final class SegmentScan {

    private static final int BUFFER = 256 * 1024;

    private final Path file;
    private final Disk.File open;
    private final long limit;
    private byte[] buffer;
    private int start;
    private int filled;
    /// Where in the file the buffer's first byte stands.
    private long base;

    /// @param file where it is, for the message when it is damaged
    /// @param open stays open as long as this reads, and is closed by others
    /// @param from offset at which a line begins
    /// @param limit how much of the file counts
    SegmentScan(Path file, Disk.File open, long from, long limit) {
        this.file = file;
        this.open = open;
        this.base = from;
        this.limit = limit;
        this.buffer = new byte[(int) Math.clamp(limit - from, 1, BUFFER)];
    }

    /// Where the next line begins.
    long offset() {
        return base + start;
    }

    /// The next line, or null at the end and where no valid line begins; [#atEnd] tells which.
    @Nullable
    Line next() throws IOException {
        for (int i = start;; i++) {
            if (i == filled) {
                var scanned = i - start;
                if (!more()) {
                    return null;
                }
                // more() moves what remains to the front of the buffer
                i = start + scanned;
            }
            if (buffer[i] == '\n') {
                var line = Line.parse(buffer, start, i);
                if (line != null) {
                    start = i + 1;
                }
                return line;
            }
        }
    }

    byte[] body(Line line) {
        return Arrays.copyOfRange(buffer, line.bodyStart(), line.end());
    }

    boolean atEnd() {
        return offset() >= limit;
    }

    /// Whether what stands where the scan stopped is the rest of one write that was torn: not more than one line, and
    /// nothing valid behind it.
    boolean isTornWrite() throws IOException {
        if (limit - offset() > Line.LONGEST) {
            return false;
        }
        var rest = new byte[(int) (limit - offset())];
        open.fill(ByteBuffer.wrap(rest), offset());
        for (int from = 1; from < rest.length; from++) {
            if (rest[from] != ' ' && (rest[from - 1] == '\n' || looksLikeLine(rest, from))) {
                int end = from;
                while (end < rest.length && rest[end] != '\n') {
                    end++;
                }
                if (Line.parse(rest, from, end) != null) {
                    return false;
                }
            }
        }
        return true;
    }

    /// A cheap look before the checksum: eight characters, a space, a digit.
    private static boolean looksLikeLine(byte[] bytes, int at) {
        return at + 10 < bytes.length && bytes[at + 8] == ' ' && Character.isDigit(bytes[at + 9])
                && Character.digit(bytes[at], 16) >= 0 && Character.digit(bytes[at + 7], 16) >= 0;
    }

    private boolean more() throws IOException {
        if (base + filled >= limit) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            base += start;
            filled -= start;
            start = 0;
        }
        if (filled == buffer.length) {
            if (buffer.length >= Line.LONGEST) {
                throw new JournalDamagedException(file, offset(), "a line that does not end");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        var room = (int) Math.min(buffer.length - filled, limit - base - filled);
        var read = open.read(ByteBuffer.wrap(buffer, filled, room), base + filled);
        if (read <= 0) {
            return false;
        }
        filled += read;
        return true;
    }
}
