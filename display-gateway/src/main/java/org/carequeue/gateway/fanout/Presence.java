package org.carequeue.gateway.fanout;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Workplace;
import org.carequeue.gateway.board.Staffed;
import org.jspecify.annotations.Nullable;

/// Which workplaces have a page open, as the pages say themselves. A page that has lost its line and comes back is the
/// same one, while the server may not have noticed yet that the old line is dead. Belongs to the sequencer.
///
/// @param <C> a connection
final class Presence<C> {

    private record Seat(String workplace, String tab) {
    }

    private final Map<C, Seat> seats = new HashMap<>();

    /// @param workplace where the page sits now, an empty text for nowhere
    /// @param tab names the page, whatever connection it has
    void sits(C connection, String workplace, String tab) {
        if (workplace.isEmpty()) {
            left(connection);
        } else {
            seats.put(connection, new Seat(workplace, tab));
        }
    }

    void left(C connection) {
        seats.remove(connection);
    }

    /// Those that the clinic has, by name: so there are never more of them than rooms and counters, whatever pages say.
    List<Staffed> of(@Nullable ClinicSettings settings) {
        if (settings == null) {
            return List.of();
        }
        var places = new HashSet<String>();
        settings.rooms().forEach(room -> places.add(Workplace.ROOM.named(room.name())));
        settings.counters().forEach(counter -> places.add(Workplace.COUNTER.named(counter)));
        var tabs = new TreeMap<String, Set<String>>();
        for (var seat : seats.values()) {
            if (places.contains(seat.workplace)) {
                tabs.computeIfAbsent(seat.workplace, _ -> new HashSet<>()).add(seat.tab);
            }
        }
        return tabs.entrySet().stream().map(place -> new Staffed(place.getKey(), place.getValue().size())).toList();
    }
}
