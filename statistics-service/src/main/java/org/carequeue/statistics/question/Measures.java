package org.carequeue.statistics.question;

import java.time.Duration;

/// By what is measured, and from when on a time says nothing; docs/STATISTICS.md says why. Times are milliseconds.
public final class Measures {

    /// A level whose target is none is measured by this.
    static final long AT_ONCE_MS = Duration.ofMinutes(2).toMillis();
    /// A consultation that lasted longer is one that nobody finished.
    public static final long LONGEST_CONSULTATION_MS = Duration.ofHours(4).toMillis();
    /// Whoever waited or stayed longer is somebody whom nobody closed.
    public static final long LONGEST_STAY_MS = Duration.ofHours(12).toMillis();

    private Measures() {
    }

    /// Which one of so many in order, from 1 on, is at a percentile: the nearest rank.
    public static int nearestRank(int count, int percent) {
        return (int) Math.ceilDiv((long) count * percent, 100);
    }

    /// By what a wait is measured where the level has this target.
    public static long targetMs(long target) {
        return target == 0 ? AT_ONCE_MS : target;
    }
}
