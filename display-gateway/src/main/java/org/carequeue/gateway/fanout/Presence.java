package org.carequeue.gateway.fanout;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.carequeue.bridge.access.Pass;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Workplace;
import org.carequeue.gateway.board.Staffed;
import org.jspecify.annotations.Nullable;

/// Which workplaces have a page open, as the pages say themselves, and whose. A page that has lost its line and comes back is
/// the same one, while the server may not have noticed yet that the old line is dead; and somebody who has signed in is the same
/// person at two pages. Belongs to the sequencer.
///
/// @param <C> a connection
final class Presence<C> {

    /// @param who whose page it is, or where nobody is known, which
    /// @param by whom it is opened; null where nobody is known
    /// @param back until when whoever sits there takes a break; null where none is taken
    private record Seat(String workplace, String who, @Nullable Colleague by, @Nullable Instant back) {
    }

    /// @param called how people read that
    /// @param name by which they sign in
    private record Colleague(String called, String name) {
    }

    private final Map<C, Seat> seats = new HashMap<>();

    /// @param workplace where the page sits now, an empty text for nowhere
    /// @param tab names the page, whatever connection it has
    /// @param back until when whoever has opened it takes a break; null where none is taken
    /// @param by who has opened it; null where nobody is known
    void sits(C connection, String workplace, String tab, @Nullable Instant back, @Nullable Pass by) {
        if (workplace.isEmpty()) {
            left(connection);
        } else {
            seats.put(connection, by == null || by.actor() == null ? new Seat(workplace, tab, null, back)
                    : new Seat(workplace, by.subject(),
                            new Colleague(by.called() == null ? by.actor() : by.called(), by.actor()), back));
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
        return seats.values().stream().filter(seat -> places.contains(seat.workplace))
                .collect(Collectors.groupingBy(Seat::workplace, TreeMap::new, Collectors.toSet()))
                .entrySet().stream().map(place -> staffed(place.getKey(), place.getValue())).toList();
    }

    private static Staffed staffed(String workplace, Set<Seat> taken) {
        // Two pages of one person are one, whatever of a break either says.
        var all = taken.stream().map(Seat::who).distinct().count();
        var breaks = taken.stream().map(Seat::back).toList();
        var named = taken.stream().map(Seat::by).filter(Objects::nonNull)
                .sorted(Comparator.comparing(Colleague::called).thenComparing(Colleague::name)).distinct()
                .limit(Staffed.MOST_NAMED)
                .toList();
        return new Staffed(workplace, (int) all, named.stream().map(Colleague::called).toList(),
                named.stream().map(Colleague::name).toList(),
                breaks.contains(null) ? null : breaks.stream().min(Comparator.naturalOrder()).orElse(null));
    }
}
