package org.carequeue.statistics.replay;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.Calling.RoomOrder;
import org.carequeue.events.Policy;
import org.carequeue.statistics.question.StatisticsProblems;
import org.jspecify.annotations.Nullable;

/// What is to be otherwise than it was.
///
/// @param policy of the clinic and of all of its service lines; none for those that they had
/// @param roomOrder what rooms with several service lines do with them; none for what they did
/// @param rooms so many more, or fewer where it is negative, up to [#MOST_ROOMS]
public record Changes(@Nullable Policy policy, @Nullable RoomOrder roomOrder, int rooms) {

    /// Whoever has ten rooms more has another clinic.
    public static final int MOST_ROOMS = 10;

    static final Changes NONE = new Changes(null, null, 0);

    /// As they were asked for.
    ///
    /// @throws RefusedException when one is none
    public static Changes of(@Nullable String policy, @Nullable String roomOrder, @Nullable String rooms) {
        return new Changes(named("policy", Policy.values(), policy), named("roomOrder", RoomOrder.values(), roomOrder),
                rooms(rooms));
    }

    private static <T> @Nullable T named(String field, T[] all, @Nullable String said) {
        if (said == null || said.isEmpty()) {
            return null;
        }
        return Arrays.stream(all).filter(value -> value.toString().equals(said)).findFirst()
                .orElseThrow(() -> new RefusedException(StatisticsProblems.unknownChange(field,
                        Arrays.stream(all).map(Object::toString).collect(Collectors.joining(", ")))));
    }

    private static int rooms(@Nullable String said) {
        if (said == null || said.isEmpty()) {
            return 0;
        }
        if (said.matches("[-+]?[0-9]{1,2}")) {
            var rooms = Integer.parseInt(said);
            if (Math.abs(rooms) <= MOST_ROOMS) {
                return rooms;
            }
        }
        throw new RefusedException(StatisticsProblems.unknownRooms(MOST_ROOMS));
    }
}
