package org.carequeue.events;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A part of a day in which numbers are given, by the clinic's clocks.
///
/// @param from its beginning, to the minute
/// @param to its end, to the minute; midnight is the end of the day
public record OpenSpan(LocalTime from, LocalTime to) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
    private static final String END_OF_DAY = "24:00";

    /// @throws IllegalArgumentException when it ends before it begins
    public OpenSpan {
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException(from + "-" + to + " ends before it begins; hours over midnight are two, "
                    + from + "-24:00 and 00:00-" + to + " on the next day");
        }
    }

    /// Reads `08:00-12:30`; a day ends at `24:00`.
    ///
    /// @throws IllegalArgumentException when it is written otherwise
    @JsonCreator
    public static OpenSpan parse(String text) {
        var written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException(text + " are no hours; they are written like 08:00-12:30");
        }
        try {
            var to = written.group(2);
            return new OpenSpan(LocalTime.parse(written.group(1)),
                    to.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(to));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text + " are no hours of a day; a day ends at " + END_OF_DAY, e);
        }
    }

    /// As it is written.
    @JsonValue
    @Override
    public String toString() {
        return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : to);
    }

    /// Whether this one is over before the other begins, or just then.
    boolean isBefore(OpenSpan other) {
        return !to.equals(LocalTime.MIDNIGHT) && !other.from.isBefore(to);
    }
}
