package org.carequeue.statistics.question;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// How many patients waited how long for their first call.
///
/// @param from the first operating day
/// @param to the last one
/// @param step how far the bins are apart
/// @param levels the most urgent first
public record Waits(LocalDate from, LocalDate to, Duration step, List<OfLevel> levels) {

    public Waits {
        levels = List.copyOf(levels);
    }

    /// @param level by its code
    /// @param target of this level, in the latest of these visits
    /// @param measured of how many the wait is known
    /// @param visits how many waited shorter than one step, at least one and shorter than two, and so on; in the last bin are
    ///        all who waited longer
    public record OfLevel(String level, Duration target, int measured, List<Integer> visits) {

        public OfLevel {
            visits = List.copyOf(visits);
        }
    }
}
