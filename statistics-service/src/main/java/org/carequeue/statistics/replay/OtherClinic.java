package org.carequeue.statistics.replay;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.carequeue.events.Calling;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Policy;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.Workplace;
import org.carequeue.statistics.replay.WorkedAt.Span;
import org.jspecify.annotations.Nullable;

/// The clinic of a day with what is to be otherwise.
final class OtherClinic {

    private static final int MOST_IN_SETTINGS = 200;
    private static final Comparator<WorkedAt> LEAST_FIRST = Comparator.comparingInt(WorkedAt::patients)
            .thenComparing(WorkedAt::name);

    private OtherClinic() {
    }

    /// A room more takes whatever is served in rooms, from the first call of the day to its last end, without a pause. A room
    /// less is the one that called the fewest; the last one stays.
    static List<WorkedAt> workplaces(PlayedDay day, Changes changes) {
        var rooms = rooms(day);
        if (changes.rooms() < 0) {
            var fewer = Math.min(-changes.rooms(), Math.max(0, rooms.size() - 1));
            var gone = rooms.stream().sorted(LEAST_FIRST).limit(fewer).toList();
            return day.workplaces().stream().filter(workplace -> !gone.contains(workplace)).toList();
        }
        var spans = rooms.stream().flatMap(room -> room.spans().stream()).toList();
        if (spans.isEmpty()) {
            return day.workplaces();
        }
        var whole = new Span(spans.stream().mapToLong(Span::from).min().orElseThrow(),
                spans.stream().mapToLong(Span::to).max().orElseThrow());
        var more = Stream.iterate(1, number -> number + 1).map(number -> "more " + number)
                .filter(name -> day.settings().room(name).isEmpty()
                        && rooms.stream().noneMatch(room -> room.name().equals(name)))
                .limit(changes.rooms()).map(name -> new WorkedAt(Workplace.ROOM, name, List.of(whole), 0));
        return Stream.concat(day.workplaces().stream(), more).toList();
    }

    /// Where doctors worked.
    static List<WorkedAt> rooms(PlayedDay day) {
        return day.workplaces().stream().filter(workplace -> workplace.kind() == Workplace.ROOM).toList();
    }

    /// The settings have those rooms alone in which somebody works.
    static ClinicSettings settings(ClinicSettings was, Changes changes, List<WorkedAt> workplaces) {
        var rooms = workplaces.stream().filter(workplace -> workplace.kind() == Workplace.ROOM).limit(MOST_IN_SETTINGS)
                .map(workplace -> was.room(workplace.name()).orElseGet(() -> Room.named(workplace.name()))).toList();
        return new ClinicSettings(was.version(), was.clinic(), was.zone(), was.dayStartsAt(), was.atDayEnd(), was.languages(),
                lines(was.serviceLines(), changes.policy()), rooms.isEmpty() ? was.rooms() : rooms, was.counters(), was.scale(),
                calling(was.calling(), changes), was.screen(), was.pharmacy(), was.prescribing(), was.name(), was.statistics(),
                was.colours(), was.hours());
    }

    private static List<ServiceLine> lines(List<ServiceLine> was, @Nullable Policy policy) {
        return policy == null ? was
                : was.stream().map(line -> new ServiceLine(line.code(), line.letter(), line.name(), policy, line.names(),
                        line.servedAt())).toList();
    }

    private static Calling calling(Calling was, Changes changes) {
        return new Calling(changes.policy() == null ? was.policy() : changes.policy(),
                changes.roomOrder() == null ? was.roomOrder() : changes.roomOrder(), was.attempts(), was.pause(),
                was.returnWithin(), was.undoWithin(), was.unservedAfter());
    }
}
