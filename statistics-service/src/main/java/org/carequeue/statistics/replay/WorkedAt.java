package org.carequeue.statistics.replay;

import java.util.List;

import org.carequeue.events.Workplace;

/// A room or counter, and when somebody worked there.
///
/// @param spans one after the other
/// @param patients how many it called
record WorkedAt(Workplace kind, String name, List<Span> spans, int patients) {

    /// From then, to before then; milliseconds since 1970 in UTC.
    record Span(long from, long to) {
    }

    WorkedAt {
        spans = List.copyOf(spans);
    }
}
