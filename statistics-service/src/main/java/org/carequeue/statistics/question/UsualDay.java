package org.carequeue.statistics.question;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What is usual on a day of this weekday: nine of ten such days were no busier than `p90`, nine of ten no quieter than `p10`.
///
/// @param day that is to be compared
/// @param days with which, the latest first
/// @param hours in which there was anything on any of them, by their number
public record UsualDay(LocalDate day, List<LocalDate> days, List<Hour> hours) {

    public UsualDay {
        days = List.copyOf(days);
        hours = List.copyOf(hours);
    }

    /// @param hour of the clinic's clock
    /// @param issued how many numbers were given out
    /// @param finished how many consultations were finished
    /// @param toCall how long those waited to whom a number was given out then
    public record Hour(int hour, Counts issued, Counts finished, Waited toCall) {
    }

    /// A day on which there was none counts as 0.
    public record Counts(int p10, int median, int p90) {
    }

    /// @param measured of how many it is known
    public record Waited(int measured, @Nullable Duration p10, @Nullable Duration median, @Nullable Duration p90) {
    }
}
