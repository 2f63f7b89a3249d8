package org.carequeue.waiting;

import java.time.Instant;
import java.util.Comparator;

import org.carequeue.events.Policy;
import org.carequeue.events.Visit;

/// The four policies: who of two goes first. Whoever both are still equal goes by the time of issue.
///
/// | policy | compares, the smaller first |
/// | --- | --- |
/// | `RATIO` | tier; share of the target wait that is used, the larger first; rank |
/// | `DUE` | tier; when the target wait ends; rank |
/// | `STRICT` | rank |
/// | `FIFO` | |
///
/// `RATIO` is an accumulating priority queue (Kleinrock 1964; Stanford, Taylor, Ziedins 2014) with strict tiers on top.
final class TurnOrder {

    private static final Comparator<Visit> RANK = Comparator.<Visit> comparingInt(visit -> visit.urgency().rank())
            .thenComparing(LevelQueue.LONGEST_FIRST);
    private static final Comparator<Visit> TIER = Comparator.comparingInt(Standing::tierOf);
    private static final Comparator<Visit> DUE = TIER
            .thenComparing(visit -> visit.issuedAt().plus(visit.urgency().target())).thenComparing(RANK);

    private TurnOrder() {
    }

    /// Who goes first at this time.
    static Comparator<Visit> of(Policy policy, Instant now) {
        return switch (policy) {
            case RATIO -> TIER.thenComparing((one, other) -> largerShareFirst(one, other, now)).thenComparing(RANK);
            case DUE -> DUE;
            case STRICT -> RANK;
            case FIFO -> LevelQueue.LONGEST_FIRST;
        };
    }

    /// Exact: `w/T > w′/T′` is asked as `w·T′ > w′·T`, in whole milliseconds. A target of zero is used up from the
    /// beginning: it goes first, and nothing is divided by it.
    private static int largerShareFirst(Visit one, Visit other, Instant now) {
        if (one.urgency().target().isZero() || other.urgency().target().isZero()) {
            return Boolean.compare(other.urgency().target().isZero(), one.urgency().target().isZero());
        }
        return compareProducts(waited(other, now), one.urgency().target().toMillis(), waited(one, now),
                other.urgency().target().toMillis());
    }

    private static long waited(Visit visit, Instant now) {
        return now.toEpochMilli() - visit.issuedAt().toEpochMilli();
    }

    /// `a·b` against `c·d` in all of their 128 bits: who waits for months, for a target of weeks, is beyond 64.
    private static int compareProducts(long a, long b, long c, long d) {
        var high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }
}
