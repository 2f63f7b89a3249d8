package org.carequeue.events;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/// How often a medicine is taken.
///
/// @param code what stands on the wire, `every-8-hours`
/// @param times how many doses are taken in so many days, 1 to 48; none where that cannot be said
/// @param days in how many days, 1 to 366; none where these are all doses that there are
public record Frequency(String code, @Nullable Integer times,
        @Nullable Integer days) {

    private static final int MOST_TIMES = 48;
    private static final int MOST_DAYS = 366;

    /// @throws IllegalArgumentException when a part of it cannot be
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Frequency(@JsonProperty("code") String code, @JsonProperty("times") @Nullable Integer times,
            @JsonProperty("days") @Nullable Integer days) {
        this.code = Prescribing.word(code);
        this.times = within("times", times, MOST_TIMES);
        this.days = within("days", days, MOST_DAYS);
        if (times == null && days != null) {
            throw new IllegalArgumentException("A frequency that has days says how many times, too: " + code);
        }
    }

    /// One of which nobody can say how many doses it makes.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Frequency named(String code) {
        return new Frequency(code, null, null);
    }

    /// So many doses each day.
    static Frequency daily(String code, int times) {
        return new Frequency(code, times, 1);
    }

    private static @Nullable Integer within(String part, @Nullable Integer value, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw new IllegalArgumentException("A frequency's " + part + " is 1 to " + most + ", not " + value);
        }
        return value;
    }

    /// How many doses there are in so many days, the first one on the first day: a weekly one is taken twice in ten days.
    ///
    /// @param duration days; none where nobody said for how long
    /// @return nothing where that cannot be said
    public Optional<BigDecimal> dosesIn(@Nullable Integer duration) {
        if (times == null) {
            return Optional.empty();
        }
        if (days == null) {
            return Optional.of(BigDecimal.valueOf(times));
        }
        return Optional.ofNullable(duration).map(length -> BigDecimal.valueOf((long) length * times)
                .divide(BigDecimal.valueOf(days), 0, RoundingMode.CEILING));
    }
}
