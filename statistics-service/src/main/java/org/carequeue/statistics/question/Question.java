package org.carequeue.statistics.question;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.carequeue.bridge.desk.RefusedException;
import org.jspecify.annotations.Nullable;

/// What somebody wants to know.
///
/// @param from the first operating day
/// @param to the last one, at most [#MOST_DAYS] later
/// @param by what the figures are told apart by
/// @param serviceLine of these visits alone, by its code; null for all
/// @param level of these alone, by its code
/// @param room of these alone
/// @param counter of these alone
/// @param person of this person alone, as the clinic keeps the names of its staff
public record Question(LocalDate from, LocalDate to, Grouping by, @Nullable String serviceLine, @Nullable String level,
        @Nullable String room, @Nullable String counter, @Nullable String person) {

    /// Five years.
    public static final long MOST_DAYS = 1_830;
    private static final int LONGEST_FILTER = 40;

    /// As it was asked.
    ///
    /// @param today what is meant where no day is said
    /// @throws RefusedException when there is no answer to it
    public static Question of(@Nullable String from, @Nullable String to, @Nullable String by, @Nullable String serviceLine,
            @Nullable String level, @Nullable String room, @Nullable String counter, LocalDate today) {
        var last = to == null ? null : day("to", to);
        var first = from == null ? last == null ? today : last : day("from", from);
        if (last == null) {
            last = first.isAfter(today) ? first : today;
        }
        if (last.isBefore(first)) {
            throw new RefusedException(StatisticsProblems.periodBackwards());
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new RefusedException(StatisticsProblems.periodTooLong(MOST_DAYS));
        }
        var grouping = by == null ? Grouping.NOTHING
                : Grouping.of(by).orElseThrow(() -> new RefusedException(
                        StatisticsProblems.unknownGrouping(Grouping.codes())));
        return new Question(first, last, grouping, filter("serviceLine", serviceLine), filter("level", level),
                filter("room", room), filter("counter", counter), null);
    }

    /// The same about one person's work alone.
    ///
    /// @param said null for everybody's
    public Question ofPerson(@Nullable String said) {
        return new Question(from, to, by, serviceLine, level, room, counter, filter("person", said));
    }

    /// The same about one day alone.
    Question on(LocalDate day) {
        return new Question(day, day, by, serviceLine, level, room, counter, person);
    }

    /// A day as it was said.
    ///
    /// @throws RefusedException when it is none
    public static LocalDate day(String field, String said) {
        try {
            var day = LocalDate.parse(said);
            if (day.getYear() >= 1 && day.getYear() <= 9_999) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // The same is said of it.
        }
        throw new RefusedException(StatisticsProblems.malformedDay(field));
    }

    private static @Nullable String filter(String field, @Nullable String said) {
        if (said == null || said.isEmpty()) {
            return null;
        }
        if (said.length() > LONGEST_FILTER) {
            throw new RefusedException(StatisticsProblems.filterTooLong(field, LONGEST_FILTER));
        }
        return said;
    }
}
