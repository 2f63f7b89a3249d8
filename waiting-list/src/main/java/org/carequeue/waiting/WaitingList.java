package org.carequeue.waiting;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SequencedCollection;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Priority;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.TicketId;
import org.carequeue.events.Visit;

/// Who waits: one ordered queue for each service line or reserved room, and in it for each standing. Who is next of them,
/// [WhoIsNext] says.
///
/// Putting and removing take time in the logarithm of a queue's length.
public final class WaitingList {

    /// The built-in ones until the clinic's have come.
    private ClinicSettings settings = ClinicSettings.defaults(ZoneOffset.UTC);
    private final Map<TicketId, Visit> visits = new HashMap<>();
    private final Map<Place, Map<Standing, LevelQueue>> queues = new HashMap<>();
    /// Each level's, whoever was looked at longest ago first.
    private final Map<Priority, NavigableSet<Visit>> bySeen = new HashMap<>();

    /// Other settings apply. A room may be gone for which somebody waits, so all are put in their places again.
    public void configured(ClinicSettings changed) {
        settings = changed;
        var all = List.copyOf(visits.values());
        queues.clear();
        bySeen.clear();
        visits.clear();
        all.forEach(this::put);
    }

    /// Puts a visit in its place, from wherever it stood before.
    public void put(Visit visit) {
        remove(visit.ticket());
        visits.put(visit.ticket(), visit);
        queues.computeIfAbsent(placeOf(visit), _ -> new HashMap<>())
                .computeIfAbsent(Standing.of(visit), LevelQueue::new).add(visit);
        bySeen.computeIfAbsent(visit.urgency().priority(), _ -> new TreeSet<>(Reassessment.SEEN_FIRST)).add(visit);
    }

    /// Nothing happens to whoever does not wait.
    public void remove(TicketId ticket) {
        var before = visits.remove(ticket);
        if (before != null) {
            queues.computeIfPresent(placeOf(before), (_, levels) -> {
                levels.computeIfPresent(Standing.of(before), (_, queue) -> {
                    queue.remove(before);
                    return queue.isEmpty() ? null : queue;
                });
                return levels.isEmpty() ? null : levels;
            });
            bySeen.computeIfPresent(before.urgency().priority(), (_, level) -> {
                level.remove(before);
                return level.isEmpty() ? null : level;
            });
        }
    }

    /// Whoever waits for a room that the clinic has no more waits for any of the service line's.
    Place placeOf(Visit visit) {
        var only = visit.eligibility().onlyRoom();
        return only != null && settings.room(only).isPresent() ? new Place.Reserved(only)
                : new Place.Line(visit.serviceLine());
    }

    /// All who wait, in no order.
    public Stream<Visit> all() {
        return visits.values().stream();
    }

    /// How many wait.
    public int size() {
        return visits.size();
    }

    /// Those of each level, whoever was looked at longest ago first.
    Map<Priority, NavigableSet<Visit>> bySeen() {
        return bySeen;
    }

    ClinicSettings settings() {
        return settings;
    }

    /// The clinic's service lines, and those that it has no more but for which somebody still waits.
    SequencedCollection<String> allLines() {
        var codes = new LinkedHashSet<String>();
        settings.serviceLines().stream().map(ServiceLine::code).forEach(codes::add);
        var former = new TreeSet<String>();
        for (var place : queues.keySet()) {
            if (place instanceof Place.Line(var code)) {
                former.add(code);
            }
        }
        codes.addAll(former);
        return codes;
    }

    Stream<LevelQueue> queues() {
        return queues.values().stream().flatMap(levels -> levels.values().stream());
    }

    /// Those of one place; none where nobody waits.
    Collection<LevelQueue> queues(Place place) {
        return queues.getOrDefault(place, Map.of()).values();
    }
}
