package org.carequeue.waiting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.carequeue.events.Caller;
import org.carequeue.events.Calling.RoomOrder;
import org.carequeue.events.Policy;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.TicketId;
import org.carequeue.events.Visit;
import org.carequeue.events.Workplace;
import org.carequeue.waiting.LevelQueue.Unanswered;

/// Who is next, at one instant. It looks at the heads of the queues alone, so that a pick takes time in the number of
/// queues, however many wait.
///
/// A room or counter calls who waits for one of its service lines, a room also who waits for this very room; nobody before
/// the ticket's time of issue.
/// Each service line is ordered by its own policy; whoever stands first in each is compared by the clinic's. Patients who
/// wait for this room alone stand in its first service line. Who did not answer a call a short while ago comes after all
/// others.
public final class WhoIsNext {

    private final WaitingList list;
    private final Instant now;
    private final SequencedCollection<String> allLines;
    private final List<String> roomLines;
    private final List<String> counterLines;
    /// Looked at once, however many rooms ask.
    private final Map<LevelQueue, Unanswered> unanswered = new HashMap<>();

    /// @param list must not change while this is asked
    public WhoIsNext(WaitingList list, Instant now) {
        this.list = list;
        this.now = now;
        this.allLines = list.allLines();
        this.counterLines = list.settings().serviceLinesOfCounters();
        this.roomLines = allLines.stream().filter(code -> !counterLines.contains(code)).toList();
    }

    /// A room as it calls: one without a list of its own takes all that is served in rooms, and who still waits for a service
    /// line that the clinic has no more.
    public Caller caller(Room room) {
        return new Caller(Workplace.ROOM, room.name(), room.serviceLines().isEmpty() ? roomLines : room.serviceLines());
    }

    /// A counter as it calls: each takes all that is served at counters.
    public Caller counter(String name) {
        return new Caller(Workplace.COUNTER, name, counterLines);
    }

    private Stream<Caller> rooms() {
        return list.settings().rooms().stream().map(this::caller);
    }

    /// A service line as one room sees it.
    private record Line(Policy policy, List<LevelQueue> queues) {
    }

    /// Those of a queue who are called before, or after, all others.
    private interface Part {
        LineUp of(LevelQueue queue);
    }

    /// The next patient of a room or counter.
    public Optional<Visit> of(Caller caller) {
        return stages(caller).filter(stage -> !stage.isEmpty()).map(LineUp::first).findFirst();
    }

    /// The best candidates of a room or counter, the next one first.
    public List<Visit> best(Caller caller, int most) {
        return stages(caller).flatMap(LineUp::stream).limit(most).toList();
    }

    /// The next patient of each room that has one, in the order of the settings.
    ///
    /// The same as asking for each room, but what rooms have in common is looked at once: this is reckoned every second.
    public Map<String, TicketId> ofRooms() {
        var next = new LinkedHashMap<String, TicketId>();
        var ofLines = new HashMap<String, Optional<Visit>>();
        var ofLists = new HashMap<List<String>, Optional<Visit>>();
        rooms().forEach(room -> {
            var first = reservedFor(room).isEmpty()
                    ? bestOfAll(room, ofLines).or(() -> ofLists.computeIfAbsent(room.serviceLines(), _ -> of(room)))
                    : of(room);
            first.ifPresent(visit -> next.put(room.name(), visit.ticket()));
        });
        return next;
    }

    /// The best of those who stand first in the room's service lines; nobody where it is not as simple as that.
    private Optional<Visit> bestOfAll(Caller room, Map<String, Optional<Visit>> firsts) {
        return list.settings().calling().roomOrder() == RoomOrder.BEST_OF_ALL ? room.serviceLines().stream()
                .flatMap(code -> firsts.computeIfAbsent(code, this::firstOf).stream())
                .min(TurnOrder.of(list.settings().calling().policy(), now)) : Optional.empty();
    }

    private Optional<Visit> firstOf(String line) {
        var ready = merged(List.of(line(line)), this::ready, _ -> true);
        return ready.isEmpty() ? Optional.empty() : Optional.of(ready.first());
    }

    /// All who wait, as a room would call them that takes every service line and everybody's own patients.
    public List<Visit> inTheClinic(int most) {
        var lines = new LinkedHashMap<String, Line>();
        allLines.forEach(code -> lines.put(code, line(code)));
        rooms().forEach(room -> lines.computeIfPresent(room.serviceLines().getFirst(),
                (_, line) -> with(line, reservedFor(room))));
        var all = List.copyOf(lines.values());
        return Stream.<Part> of(this::ready, this::paused, queue -> queue.early(now))
                .flatMap(part -> merged(all, part, _ -> true).stream()).limit(most).toList();
    }

    /// The place of each who waits: one more than how many would be called before by that of the rooms and counters which
    /// take this patient that comes to this patient first, if only that one called. Who waits for one room is behind those alone whom
    /// it would take before; who waits for a service line that nobody takes has none.
    ///
    /// Those that call the same patients are looked at once.
    ///
    /// @param most how far down one's list to look
    public Map<TicketId, Integer> places(int most) {
        var places = new HashMap<TicketId, Integer>();
        var looked = new HashSet<List<String>>();
        Stream.concat(rooms(), list.settings().counters().stream().map(this::counter))
                .filter(caller -> !reservedFor(caller).isEmpty() || looked.add(caller.serviceLines()))
                .forEach(caller -> {
                    var place = 1;
                    for (var visit : best(caller, most)) {
                        places.merge(visit.ticket(), place, Math::min);
                        place++;
                    }
                });
        return places;
    }

    /// By which rule the candidates of a room or counter are compared.
    public Policy policy(Caller caller) {
        var lines = caller.serviceLines();
        return lines.size() == 1 ? policy(lines.getFirst()) : list.settings().calling().policy();
    }

    /// What one calls from one after the other; each is looked at when those before it are through.
    private Stream<LineUp> stages(Caller caller) {
        var lines = linesOf(caller);
        return Stream.<Part> of(this::ready, this::paused).flatMap(part -> stages(lines, part));
    }

    private Stream<LineUp> stages(List<Line> lines, Part part) {
        if (list.settings().calling().roomOrder() == RoomOrder.BEST_OF_ALL) {
            return Stream.of(lines).map(all -> merged(all, part, _ -> true));
        }
        return Stream.concat(Stream.of(lines).map(all -> merged(all, part, WhoIsNext::isAtOnce)),
                lines.stream().map(line -> merged(List.of(line), part, queue -> !isAtOnce(queue))));
    }

    private LineUp ready(LevelQueue queue) {
        return queue.ready(now, unanswered(queue));
    }

    /// Who did not answer a call a short while ago.
    private LineUp paused(LevelQueue queue) {
        return LineUp.of(unanswered(queue).paused().iterator());
    }

    private Unanswered unanswered(LevelQueue queue) {
        return queue.hasUnanswered() ? unanswered.computeIfAbsent(queue, parted -> parted.unanswered(now))
                : Unanswered.NOBODY;
    }

    private static boolean isAtOnce(LevelQueue queue) {
        return queue.standing().target().isZero();
    }

    private List<Line> linesOf(Caller caller) {
        var lines = new ArrayList<Line>();
        for (var code : caller.serviceLines()) {
            lines.add(lines.isEmpty() ? with(line(code), reservedFor(caller)) : line(code));
        }
        return lines;
    }

    private Line line(String code) {
        return new Line(policy(code), List.copyOf(list.queues(new Place.Line(code))));
    }

    private List<LevelQueue> reservedFor(Caller caller) {
        return List.copyOf(list.queues(new Place.Reserved(caller.room())));
    }

    private static Line with(Line line, List<LevelQueue> more) {
        return more.isEmpty() ? line
                : new Line(line.policy, Stream.concat(line.queues.stream(), more.stream()).toList());
    }

    private Policy policy(String line) {
        var own = list.settings().serviceLine(line).map(ServiceLine::policy);
        return own.orElse(list.settings().calling().policy());
    }

    /// In loops, not streams: every call goes through here, over all queues of the room.
    private LineUp merged(List<Line> lines, Part part, Predicate<LevelQueue> of) {
        var firsts = new ArrayList<LineUp>(lines.size());
        for (var line : lines) {
            var queues = new ArrayList<LineUp>(line.queues.size());
            for (var queue : line.queues) {
                if (of.test(queue)) {
                    queues.add(part.of(queue));
                }
            }
            firsts.add(LineUp.merged(TurnOrder.of(line.policy, now), queues));
        }
        return LineUp.merged(TurnOrder.of(list.settings().calling().policy(), now), firsts);
    }
}
