package org.carequeue.statistics.question;

import java.time.Duration;
import java.util.Arrays;

import org.carequeue.statistics.columns.ColumnReader;
import org.carequeue.statistics.question.Figures.Times;

/// Times, and what stands at their nearest ranks: the ⌈n · P / 100⌉th of n in order, exactly.
///
/// Few are kept as they are. Of many it is counted first how many there are in each quarter of a minute, and then, when all are
/// told once more, those are kept that lie where a rank does. So five years take little more memory than a day.
final class NearestRanks {

    private static final int MEDIAN = 50;
    private static final int P90 = 90;
    private static final int FEW = 1_024;
    /// A bucket is 2^14 ms wide.
    private static final int BITS = 14;

    private final int longest;
    private final int most;
    private int size;
    private int[] values = new int[16];
    private int[] buckets = {};
    private boolean again;
    private final Rank median = new Rank(MEDIAN);
    private final Rank p90 = new Rank(P90);

    /// What of the times is kept for one rank.
    private final class Rank {
        private final int percent;
        private int bucket = -1;
        private int before;
        private int kept;
        private int[] near = {};

        Rank(int percent) {
            this.percent = percent;
        }

        /// From 1 on.
        private int nth() {
            return Measures.nearestRank(size, percent);
        }

        void find() {
            var below = 0;
            for (int next = 0; next < buckets.length; next++) {
                if (below + buckets[next] >= nth()) {
                    bucket = next;
                    before = below;
                    near = new int[buckets[next]];
                    return;
                }
                below += buckets[next];
            }
        }

        void keep(int value, int ofBucket) {
            if (ofBucket == bucket) {
                near[kept++] = value;
            }
        }

        int value() {
            var among = isToldTwice() ? near : values;
            Arrays.sort(among, 0, isToldTwice() ? kept : size);
            return among[nth() - 1 - before];
        }
    }

    /// @param longest what is longer is not measured, in milliseconds
    /// @param fewAlways whether there are never so many that they are to be told twice
    NearestRanks(long longest, boolean fewAlways) {
        this.longest = (int) longest;
        this.most = fewAlways ? Integer.MAX_VALUE : FEW;
    }

    /// One more, in milliseconds, where it is known and measured.
    void add(int value) {
        if (value == ColumnReader.UNKNOWN || value > longest) {
            return;
        }
        if (again) {
            if (isToldTwice()) {
                var bucket = bucket(value);
                median.keep(value, bucket);
                p90.keep(value, bucket);
            }
            return;
        }
        if (buckets.length > 0) {
            buckets[bucket(value)]++;
        } else if (size < most) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size] = value;
        } else {
            buckets = new int[(longest >> BITS) + 1];
            for (var known : values) {
                buckets[bucket(known)]++;
            }
            buckets[bucket(value)]++;
            values = new int[0];
        }
        size++;
    }

    /// A clock that was set back makes times below 0: they stand in the first one.
    private static int bucket(int value) {
        return Math.max(0, value) >> BITS;
    }

    /// Whether all are to be told once more, in whatever order; otherwise it makes no difference.
    boolean isToldTwice() {
        return buckets.length > 0;
    }

    /// They are, from now on.
    void tellAgain() {
        if (isToldTwice()) {
            median.find();
            p90.find();
        }
        again = true;
    }

    /// Of how many the time is known and measured.
    int measured() {
        return size;
    }

    Times times() {
        return size == 0 ? new Times(0, null, null)
                : new Times(size, Duration.ofMillis(median.value()), Duration.ofMillis(p90.value()));
    }
}
