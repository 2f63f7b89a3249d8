package org.carequeue.waiting.estimate;

import java.util.Arrays;

import org.carequeue.events.Policy;

/// Patients of one place and one standing in the order of their issue, as [Replay] sees them: numbers alone, so that a
/// replay makes no objects. Times are milliseconds from the moment of the estimate on.
final class Lane {

    private static final int ROOM_FOR_ARRIVALS = 16;

    final int tier;
    final int rank;
    final long target;
    /// Others go first until then; [Long#MIN_VALUE] where they do not. Who did not answer a call is in a lane alone.
    final long paused;
    /// How long a call of one of them keeps a room in the mean, by hour.
    final double[] service;
    /// How many stand there at the moment of the estimate.
    private final int present;
    private long[] issued;
    private final long[] order;
    /// Which of the waits that are asked for is whose; below 0 where none is.
    private final int[] asked;
    private int head;
    private int tail;
    /// Of whoever stands first.
    private long firstIssued;
    private long firstOrder;

    /// @param issued of each, in order
    /// @param order of each
    /// @param asked of each
    Lane(int tier, int rank, long target, long paused, double[] service, long[] issued, long[] order, int[] asked) {
        this.tier = tier;
        this.rank = rank;
        this.target = target;
        this.paused = paused;
        this.service = service;
        this.present = issued.length;
        this.issued = Arrays.copyOf(issued, present + ROOM_FOR_ARRIVALS);
        this.order = order;
        this.asked = asked;
        reset();
    }

    /// As it was at the moment of the estimate.
    void reset() {
        head = 0;
        tail = present;
        look();
    }

    boolean isEmpty() {
        return head == tail;
    }

    /// Whether somebody waits who stood there at the moment of the estimate.
    boolean hasPresent() {
        return head < present;
    }

    /// Somebody comes.
    void add(long at) {
        if (tail == issued.length) {
            issued = Arrays.copyOf(issued, 2 * tail);
        }
        issued[tail++] = at;
        look();
    }

    /// Takes the first.
    ///
    /// @return which of the waits that are asked for it is; below 0 where none is
    int take() {
        var which = head < present ? asked[head] : -1;
        head++;
        look();
        return which;
    }

    private void look() {
        if (head < tail) {
            firstIssued = issued[head];
            firstOrder = head < present ? order[head] : Long.MAX_VALUE;
        }
    }

    /// Who of the first of two lanes goes first, as [org.carequeue.waiting.WhoIsNext] has it: below 0 for this one.
    int compare(Lane other, Policy policy, long now) {
        var by = switch (policy) {
            case RATIO -> byShare(other, now);
            case DUE -> byDue(other);
            case STRICT -> Integer.compare(rank, other.rank);
            case FIFO -> 0;
        };
        if (by != 0) {
            return by;
        }
        return firstIssued != other.firstIssued ? Long.compare(firstIssued, other.firstIssued)
                : Long.compare(firstOrder, other.firstOrder);
    }

    private int byShare(Lane other, long now) {
        if (tier != other.tier) {
            return Integer.compare(tier, other.tier);
        }
        var by = target == 0 || other.target == 0 ? Boolean.compare(other.target == 0, target == 0)
                : Long.compare((now - other.firstIssued) * target, (now - firstIssued) * other.target);
        return by != 0 ? by : Integer.compare(rank, other.rank);
    }

    private int byDue(Lane other) {
        if (tier != other.tier) {
            return Integer.compare(tier, other.tier);
        }
        var by = Long.compare(firstIssued + target, other.firstIssued + other.target);
        return by != 0 ? by : Integer.compare(rank, other.rank);
    }
}
