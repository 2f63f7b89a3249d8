package org.carequeue.waiting.estimate;

/// What can be said of one wait from now on until the next call.
public sealed interface Estimate {

    /// Of a hundred such patients, so many are called within these times. All are in milliseconds, zero or more, and never
    /// more than [WaitEstimator#HORIZON].
    ///
    /// @param p10 within which 10 are called
    /// @param p50 within which 50 are called
    /// @param p90 within which 90 are called
    record Wait(long p10, long p50, long p90) implements Estimate {
    }

    /// It cannot be known.
    record Unknown(Why why) implements Estimate {
    }

    /// Why it cannot be known.
    enum Why {
        /// Nobody is at work who calls patients of this service line.
        NOBODY_ON_THE_LINE,
        /// Nobody is at work in the room for which this patient waits alone.
        NOBODY_IN_THE_ROOM
    }
}
