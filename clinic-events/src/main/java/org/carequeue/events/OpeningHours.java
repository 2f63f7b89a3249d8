package org.carequeue.events;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;

/// When numbers are given, by the clinic's own clocks. Whoever has a number is seen, however late it is.
///
/// @param week by weekday; a day that is not here is closed. Without any the clinic gives numbers at all times
/// @param days on single dates, in place of those of the weekday: holidays have none
public record OpeningHours(Map<Weekday, List<OpenSpan>> week, Map<LocalDate, List<OpenSpan>> days) {

    /// Numbers are given at all times.
    public static final OpeningHours ALWAYS = new OpeningHours(null, null);

    private static final int MOST_SPANS = 6;
    /// Two years of holidays and more.
    private static final int MOST_DAYS = 100;

    /// The days of a week, as settings have them; the week begins as ISO 8601 has it.
    public enum Weekday {
        monday,
        tuesday,
        wednesday,
        thursday,
        friday,
        saturday,
        sunday;

        /// That of a date.
        public static Weekday of(LocalDate date) {
            return values()[date.getDayOfWeek().ordinal()];
        }
    }

    /// What is left out has none.
    ///
    /// @throws SettingException when a day has too many spans, or they overlap; when there are too many dates, or they have
    /// no week that they differ from
    @JsonCreator
    public OpeningHours(@Nullable Map<Weekday, List<OpenSpan>> week, @Nullable Map<LocalDate, List<OpenSpan>> days) {
        var ofWeek = new EnumMap<Weekday, List<OpenSpan>>(Weekday.class);
        if (week != null) {
            week.forEach((day, spans) -> ofWeek.put(day, inOrder("hours.week." + day, spans)));
        }
        var ofDays = new TreeMap<LocalDate, List<OpenSpan>>();
        if (days != null) {
            days.forEach((day, spans) -> ofDays.put(day, inOrder("hours.days." + day, spans)));
        }
        if (ofDays.size() > MOST_DAYS) {
            throw new SettingException("hours.days", "hours.days has up to " + MOST_DAYS + " dates, not " + ofDays.size()
                    + ": those of the past can go");
        }
        if (ofWeek.isEmpty() && !ofDays.isEmpty()) {
            throw new SettingException("hours.week",
                    "hours.days says what is otherwise on single dates: hours.week is needed, too");
        }
        this.week = Collections.unmodifiableMap(ofWeek);
        this.days = Collections.unmodifiableMap(ofDays);
    }

    private static List<OpenSpan> inOrder(String field, List<OpenSpan> spans) {
        if (spans.size() > MOST_SPANS) {
            throw new SettingException(field, field + " has up to " + MOST_SPANS + " spans, not " + spans.size());
        }
        for (int i = 1; i < spans.size(); i++) {
            if (!spans.get(i - 1).isBefore(spans.get(i))) {
                throw new SettingException(field, field + ": " + spans.get(i) + " does not come after " + spans.get(i - 1));
            }
        }
        return List.copyOf(spans);
    }

    /// Whether numbers are given at all times.
    public boolean areAlways() {
        return week.isEmpty();
    }

    /// When numbers are given on a date, in order.
    public List<OpenSpan> on(LocalDate date) {
        var own = days.get(date);
        return own != null ? own : week.getOrDefault(Weekday.of(date), List.of());
    }
}
