package org.carequeue.statistics.question;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.carequeue.bridge.desk.RefusedException;
import org.jspecify.annotations.Nullable;

/// Which of the visits of a [Question] stand behind one bar or cell of a chart. What is null picks out nothing.
///
/// @param weekday of the operating day, 1 for Monday
/// @param hour of issue, from 0
/// @param waitFrom those who waited so long for their first call, or longer
/// @param waitTo those who waited shorter than that
/// @param outcome what became of them
public record Slice(@Nullable Integer weekday, @Nullable Integer hour, @Nullable Duration waitFrom, @Nullable Duration waitTo,
        @Nullable Outcome outcome) {

    private static final int DAYS = 7;
    private static final int LAST_HOUR = 23;

    /// As docs/STATISTICS.md counts them.
    public enum Outcome {
        /// Left without being seen.
        LEFT(Questions.LEFT),
        NO_SHOW(Questions.NO_SHOW);

        private final String condition;

        Outcome(String condition) {
            this.condition = condition;
        }

        private String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Outcome of(String code) {
            return Arrays.stream(values()).filter(outcome -> outcome.code().equals(code)).findFirst()
                    .orElseThrow(() -> new RefusedException(StatisticsProblems.unknownOutcome()));
        }
    }

    /// As it was asked.
    ///
    /// @throws RefusedException when there is no such slice
    public static Slice of(@Nullable String weekday, @Nullable String hour, @Nullable String waitFrom, @Nullable String waitTo,
            @Nullable String outcome) {
        return new Slice(number("weekday", weekday, 1, DAYS), number("hour", hour, 0, LAST_HOUR),
                wait("waitFrom", waitFrom), wait("waitTo", waitTo),
                Optional.ofNullable(outcome).map(Outcome::of).orElse(null));
    }

    private static @Nullable Integer number(String field, @Nullable String said, int least, int most) {
        if (said == null) {
            return null;
        }
        if (said.matches("[0-9]{1,2}")) {
            var number = Integer.parseInt(said);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new RefusedException(StatisticsProblems.noSuchNumber(field, least, most));
    }

    private static @Nullable Duration wait(String field, @Nullable String said) {
        try {
            return said == null ? null : Duration.parse(said);
        } catch (DateTimeException noDuration) {
            throw new RefusedException(StatisticsProblems.malformedWait(field));
        }
    }

    /// What has to be true of a visit `v`, each part behind an `AND`.
    String condition(List<Object> values) {
        var conditions = new ArrayList<String>();
        add("v.weekday = ?", weekday, conditions, values);
        add("v.issued_hour = ?", hour, conditions, values);
        add("v.called_at - v.issued_at >= ?", waitFrom == null ? null : waitFrom.toMillis(), conditions, values);
        add("v.called_at - v.issued_at < ?", waitTo == null ? null : waitTo.toMillis(), conditions, values);
        if (waitFrom != null || waitTo != null) {
            conditions.add("v.called_at - v.issued_at <= " + Measures.LONGEST_STAY_MS);
        }
        if (outcome != null) {
            conditions.add("(" + outcome.condition + ")");
        }
        return conditions.isEmpty() ? "" : " AND " + String.join(" AND ", conditions);
    }

    private static void add(String condition, @Nullable Object value, List<String> conditions, List<Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }
}
