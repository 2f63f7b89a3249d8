package org.carequeue.statistics.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Pattern;

/// A week of operating days, as ISO 8601 counts them.
///
/// @param monday its first day
record Week(LocalDate monday) implements Comparable<Week> {

    private static final int DAYS = 7;
    private static final Pattern NAME = Pattern.compile("(\\d{4})-W(\\d{2})");

    /// The latest one of which a report is due.
    ///
    /// @param now by the clinic's clock
    /// @param day on which reports are due, of the week that follows, or of a later one
    /// @param hour from which on
    static Week due(ZonedDateTime now, DayOfWeek day, int hour) {
        var monday = now.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var due = monday.with(TemporalAdjusters.nextOrSame(day)).atTime(hour, 0);
        return new Week(monday.minusWeeks(now.toLocalDateTime().isBefore(due) ? 2 : 1));
    }

    /// The one of that name.
    static Optional<Week> of(String name) {
        var parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(new Week(LocalDate.of(Integer.parseInt(parts.group(1)), 1, 4)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(parts.group(2)))
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))))
                : Optional.empty();
    }

    /// `2026-W48`.
    String name() {
        var week = monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return monday.get(IsoFields.WEEK_BASED_YEAR) + (week < 10 ? "-W0" : "-W") + week;
    }

    LocalDate sunday() {
        return monday.plusDays(DAYS - 1);
    }

    /// So many weeks later.
    Week plus(long weeks) {
        return new Week(monday.plusWeeks(weeks));
    }

    @Override
    public int compareTo(Week other) {
        return monday.compareTo(other.monday);
    }
}
