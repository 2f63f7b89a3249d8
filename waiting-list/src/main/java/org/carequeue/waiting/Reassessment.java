package org.carequeue.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

import org.carequeue.events.Priority;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;

/// Whoever waits is to be looked at again after the level's `reassessAfter`. Where that is zero nobody has to wait for the
/// first look, and each further one is due two minutes after the last: a reminder that never ends is read by nobody.
public final class Reassessment {

    private Reassessment() {
    }

    static final Comparator<Visit> SEEN_FIRST = Comparator.comparing(Reassessment::seen)
            .thenComparing(LevelQueue.LONGEST_FIRST);

    private static final Duration AT_ONCE = Duration.ofMinutes(2);

    private record Due(Visit visit, Instant at) {
    }

    /// Those who are due, the longest due first.
    ///
    /// @param most so many of them at most
    public static List<Visit> due(WaitingList list, Instant now, int most) {
        var scale = list.settings().scale();
        return list.bySeen().entrySet().stream()
                .flatMap(level -> due(level.getValue(), after(level.getKey(), scale), now).limit(most))
                .sorted(Comparator.comparing(Due::at).thenComparing(Due::visit, LevelQueue.LONGEST_FIRST))
                .limit(most).map(Due::visit).toList();
    }

    private static Stream<Due> due(SortedSet<Visit> level, Duration after, Instant now) {
        if (after.isZero()) {
            return level.stream()
                    .map(visit -> new Due(visit,
                            visit.urgency().assessedAt() == null ? seen(visit) : seen(visit).plus(AT_ONCE)))
                    .filter(due -> !due.at.isAfter(now));
        }
        return level.stream().map(visit -> new Due(visit, seen(visit).plus(after)))
                .takeWhile(due -> !due.at.isAfter(now));
    }

    /// A level that the scale has no more is looked after like that of a new ticket.
    private static Duration after(Priority level, TriageScale scale) {
        return scale.level(scale.has(level) ? level : scale.initial()).reassessAfter();
    }

    /// When somebody last looked, or when the ticket was issued.
    private static Instant seen(Visit visit) {
        var assessed = visit.urgency().assessedAt();
        return assessed == null ? visit.issuedAt() : assessed;
    }
}
