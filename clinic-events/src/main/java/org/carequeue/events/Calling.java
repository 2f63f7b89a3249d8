package org.carequeue.events;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/// How patients are called. What is left out has its default.
///
/// @param policy by which rule the next patient is found, where a service line has none of its own
/// @param roomOrder what a room with several service lines does with them
/// @param attempts after how many unanswered calls a patient is skipped, 1 to 10; 3
/// @param pause for how long others go first after a call that was not answered, up to an hour; 2 minutes
/// @param returnWithin for how long a skipped patient may come back to the old place, 1 minute to 12 hours; 30 minutes
/// @param undoWithin for how long a move may be undone, up to an hour; 10 minutes
/// @param unservedAfter staff are alerted when patients of a tier wait and none of it was called for so long, 1 minute to
/// 12 hours; 20 minutes
public record Calling(Policy policy, RoomOrder roomOrder, int attempts, Duration pause, Duration returnWithin,
        Duration undoWithin, Duration unservedAfter) {

    /// What a room with several service lines does with them.
    public enum RoomOrder {
        /// Calls whoever is next among all of them.
        BEST_OF_ALL("best-of-all"),
        /// Calls from the first of them that has anybody waiting. Patients of a level with target zero go before: they are
        /// to be seen at once, whatever they came for.
        OWN_FIRST("own-first");

        private final String wire;

        RoomOrder(String wire) {
            this.wire = wire;
        }

        /// As it stands in the settings.
        @JsonValue
        public String wire() {
            return wire;
        }

        @Override
        public String toString() {
            return wire;
        }
    }

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HALF_DAY = Duration.ofHours(12);

    /// What a clinic has that has set nothing.
    public static final Calling DEFAULTS = new Calling(Policy.RATIO, RoomOrder.BEST_OF_ALL, 3, Duration.ofMinutes(2),
            Duration.ofMinutes(30), Duration.ofMinutes(10), Duration.ofMinutes(20));

    /// @throws IllegalArgumentException when a number or a time is out of its bounds
    public Calling {
        if (attempts < 1 || attempts > 10) {
            throw new IllegalArgumentException("calling.attempts is 1 to 10, not " + attempts);
        }
        between("pause", pause, Duration.ZERO, HOUR);
        between("returnWithin", returnWithin, MINUTE, HALF_DAY);
        between("undoWithin", undoWithin, Duration.ZERO, HOUR);
        between("unservedAfter", unservedAfter, MINUTE, HALF_DAY);
    }

    /// Fills in what is left out.
    @JsonCreator
    static Calling of(@JsonProperty("policy") @Nullable Policy policy,
            @JsonProperty("roomOrder") @Nullable RoomOrder roomOrder,
            @JsonProperty("attempts") @Nullable Integer attempts, @JsonProperty("pause") @Nullable Duration pause,
            @JsonProperty("returnWithin") @Nullable Duration returnWithin,
            @JsonProperty("undoWithin") @Nullable Duration undoWithin,
            @JsonProperty("unservedAfter") @Nullable Duration unservedAfter) {
        return new Calling(or(policy, DEFAULTS.policy), or(roomOrder, DEFAULTS.roomOrder),
                or(attempts, DEFAULTS.attempts), or(pause, DEFAULTS.pause), or(returnWithin, DEFAULTS.returnWithin),
                or(undoWithin, DEFAULTS.undoWithin), or(unservedAfter, DEFAULTS.unservedAfter));
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static void between(String field, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "calling." + field + " is " + least + " to " + most + ", not " + value);
        }
    }
}
