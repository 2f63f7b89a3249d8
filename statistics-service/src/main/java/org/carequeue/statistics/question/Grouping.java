package org.carequeue.statistics.question;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// By what figures are told apart. docs/STATISTICS.md says what each means.
public enum Grouping {

    NOTHING,
    DAY,
    /// By its Monday.
    WEEK,
    /// `2026-11`.
    MONTH,
    HOUR,
    WEEKDAY,
    /// Weekday and hour as one number, `108` for Monday at 8.
    WEEKDAY_HOUR,
    FINISH_HOUR,
    SERVICE_LINE,
    LEVEL,
    ROOM,
    COUNTER,
    PERSON,
    CLINIC;

    /// What that number has for each weekday.
    static final int OF_A_WEEKDAY = 100;

    /// As it stands in a question: `service-line`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The one with this code.
    static Optional<Grouping> of(String code) {
        return Arrays.stream(values()).filter(grouping -> grouping.code().equals(code)).findFirst();
    }

    static String codes() {
        return Arrays.stream(values()).map(Grouping::code).collect(Collectors.joining(", "));
    }
}
