package org.carequeue.waiting.estimate;

import org.jspecify.annotations.Nullable;

/// A wait as it is shown: never more precise than it is.
///
/// @param from which half of such patients have waited out, in whole minutes, a multiple of 5, above an hour of 10
/// @param to which nine of ten have waited out, likewise; more than `from`
public record WaitRange(int from, int to) {

    private static final double MINUTE = 60_000;
    private static final int STEP = 5;
    private static final int LONG_STEP = 10;
    private static final int HOUR = 60;
    /// By how much an estimate has to move before another range is shown.
    private static final double MINUTES = 5;
    private static final double SHARE = 0.2;

    /// The range of an estimate.
    public static WaitRange of(Estimate.Wait wait) {
        var from = (int) Math.round(wait.p50() / MINUTE / step(wait.p50())) * step(wait.p50());
        var to = (int) Math.ceil(wait.p90() / MINUTE / step(wait.p90())) * step(wait.p90());
        return new WaitRange(from, Math.max(to, from + (from >= HOUR ? LONG_STEP : STEP)));
    }

    /// What is shown after another one: that one again, unless the estimate has moved by more than 5 minutes or a fifth.
    ///
    /// @param shown none where nothing was
    public static WaitRange after(@Nullable WaitRange shown, Estimate.Wait wait) {
        return shown == null || hasMoved(shown.from, wait.p50()) || hasMoved(shown.to, wait.p90()) ? of(wait) : shown;
    }

    private static int step(long millis) {
        return millis > HOUR * MINUTE ? LONG_STEP : STEP;
    }

    private static boolean hasMoved(int shown, long millis) {
        var by = Math.abs(millis / MINUTE - shown);
        return by > MINUTES || by > SHARE * Math.max(shown, STEP);
    }
}
