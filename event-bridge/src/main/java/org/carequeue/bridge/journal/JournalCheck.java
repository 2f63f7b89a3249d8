package org.carequeue.bridge.journal;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Reads, behind the back of a service that already works, what opening the journal at a bookmark has passed over; and
/// notes where in it which sequence stands, for readers that are far behind.
final class JournalCheck {

    private final Disk disk;
    private final List<Segment> segments;
    private final Bookmark upTo;
    private final BooleanSupplier goOn;
    private long lines;
    private long head;

    /// @param goOn asked after each quarter of a mebibyte; it may take its time
    JournalCheck(Disk disk, List<Segment> segments, Bookmark upTo, BooleanSupplier goOn) {
        this.disk = disk;
        this.segments = List.copyOf(segments.subList(0, upTo.segment()));
        this.upTo = upTo;
        this.goOn = goOn;
    }

    /// @return whether it came to the end
    /// @throws JournalDamagedException at the first place that is not as it was written
    boolean run() throws IOException {
        for (var segment : segments) {
            if (!check(segment)) {
                return false;
            }
        }
        if (lines != upTo.line() || head != upTo.sequence()) {
            throw new JournalDamagedException(segments.getLast().file, upTo.end(), "lines are missing before it");
        }
        return true;
    }

    private boolean check(Segment segment) throws IOException {
        var isLast = segment.ordinal == upTo.segment();
        try (var open = disk.open(segment.file)) {
            var scan = new SegmentScan(segment.file, open, 0, isLast ? upTo.end() : segment.length());
            var at = 0L;
            var marked = 0L;
            for (var line = scan.next(); line != null; line = scan.next()) {
                if (line.number() != lines + 1 || line.sequence() < head) {
                    throw new JournalDamagedException(segment.file, at, "lines are missing before it");
                }
                lines = line.number();
                head = line.sequence();
                at = scan.offset();
                if (at - marked > Segment.MARK_EVERY) {
                    marked = at;
                    segment.mark(head, at);
                    if (!goOn.getAsBoolean()) {
                        return false;
                    }
                }
            }
            if (!scan.atEnd()) {
                throw new JournalDamagedException(segment.file, at, "no valid line begins here");
            }
        }
        return true;
    }
}
