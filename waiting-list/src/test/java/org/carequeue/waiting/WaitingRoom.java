package org.carequeue.waiting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.carequeue.events.Calling;
import org.carequeue.events.Calling.RoomOrder;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Policy;
import org.carequeue.events.Priority;
import org.carequeue.events.Room;
import org.carequeue.events.ServedAt;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.jspecify.annotations.Nullable;

/// A waiting list in a clinic of a test's own making. Patients go by names; times are counted from the morning.
final class WaitingRoom {

    static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final ClinicSettings DEFAULTS = ClinicSettings.defaults(ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    final WaitingList list = new WaitingList();
    private final Map<String, Visit> byName = new HashMap<>();
    private final Map<TicketId, String> names = new HashMap<>();
    private Calling calling = Calling.DEFAULTS;
    private List<ServiceLine> lines = List.of(new ServiceLine("general", 'A', "General"));
    private List<Room> rooms = List.of(Room.named("1"));
    private TriageScale scale = TriageScale.fiveLevels();

    WaitingRoom() {
        configure();
    }

    private WaitingRoom configure() {
        list.configured(settings());
        return this;
    }

    ClinicSettings settings() {
        return new ClinicSettings(1, DEFAULTS.clinic(), DEFAULTS.zone(), DEFAULTS.dayStartsAt(), DEFAULTS.atDayEnd(),
                DEFAULTS.languages(), lines, rooms, DEFAULTS.counters(), scale, calling);
    }

    WaitingRoom policy(Policy policy) {
        return calling(policy, calling.roomOrder());
    }

    WaitingRoom ownFirst() {
        return calling(calling.policy(), RoomOrder.OWN_FIRST);
    }

    WaitingRoom calling(Policy policy, RoomOrder roomOrder) {
        calling = new Calling(policy, roomOrder, calling.attempts(), calling.pause(), calling.returnWithin(),
                calling.undoWithin(), calling.unservedAfter());
        return configure();
    }

    WaitingRoom scale(TriageScale other) {
        scale = other;
        return configure();
    }

    /// Service lines `a`, `b`, … with these policies, none for the clinic's.
    WaitingRoom lines(@Nullable Policy... policies) {
        lines = IntStream.range(0, policies.length).mapToObj(
                i -> new ServiceLine(String.valueOf((char) ('a' + i)), (char) ('A' + i), "Line " + i, policies[i])).toList();
        rooms = List.of(Room.named("1"));
        return configure();
    }

    /// The last of the service lines is served at counters.
    WaitingRoom lastLineAtCounters() {
        var last = lines.getLast();
        lines = Stream.concat(lines.stream().limit(lines.size() - 1L), Stream.of(new ServiceLine(last.code(), last.letter(),
                last.name(), last.policy(), last.names(), ServedAt.counters))).toList();
        return configure();
    }

    /// Rooms `1`, `2`, … with these service lines, separated by blanks; an empty text for all.
    WaitingRoom rooms(String... theirLines) {
        rooms = IntStream.range(0, theirLines.length).mapToObj(i -> new Room(Integer.toString(i + 1),
                theirLines[i].isEmpty() ? List.of() : Arrays.asList(theirLines[i].split(" ")))).toList();
        return configure();
    }

    Room room(int number) {
        return rooms.get(number - 1);
    }

    // ── who comes ──

    /// Somebody of the first service line waits.
    Visit waits(String name, String level, Duration issued) {
        return waits(name, lines.getFirst().code(), level, issued);
    }

    Visit waits(String name, String line, String level, Duration issued) {
        return waits(name, line, level, issued, null, null);
    }

    Visit waits(String name, String line, String level, Duration issued, @Nullable String onlyRoom,
            @Nullable Duration notBefore) {
        var order = names.size() + 1;
        var visit = visit(order, line, level, issued, onlyRoom, notBefore);
        names.put(visit.ticket(), name);
        byName.put(name, visit);
        list.put(visit);
        return visit;
    }

    void leaves(String name) {
        list.remove(visit(name).ticket());
    }

    Visit visit(String name) {
        var visit = byName.get(name);
        if (visit == null) {
            throw new IllegalArgumentException("nobody is called " + name);
        }
        return visit;
    }

    /// As when it came.
    Visit visitOf(TicketId ticket) {
        return byName.values().stream().filter(visit -> visit.ticket().equals(ticket)).findFirst().orElseThrow();
    }

    Visit visit(int order, String line, String level, Duration issued, @Nullable String onlyRoom,
            @Nullable Duration notBefore) {
        var code = new Priority(level);
        var id = new TicketId(DAY, new TicketNumber('A', order));
        var opened = Visit.opened(new Ticket(id, id.number(), line, MORNING.plus(issued), code, scale.level(code).target(),
                1, "hash"), order, scale);
        var placed = onlyRoom == null ? opened : opened.transferred(line, onlyRoom, null, MORNING);
        return notBefore == null ? placed : placed.notPresent(MORNING, MORNING.plus(notBefore));
    }

    // ── who is next ──

    WhoIsNext at(Duration time) {
        return new WhoIsNext(list, MORNING.plus(time));
    }

    String next(int room, Duration time) {
        var next = at(time);
        return next.of(next.caller(room(room))).map(this::nameOf).orElse("nobody");
    }

    Optional<Visit> next(Duration time, Room room) {
        var next = at(time);
        return next.of(next.caller(room));
    }

    /// In room 1.
    String next(Duration time) {
        return next(1, time);
    }

    /// All candidates of a room, the next one first.
    List<String> candidates(int room, Duration time) {
        var next = at(time);
        return next.best(next.caller(room(room)), Integer.MAX_VALUE).stream().map(this::nameOf).toList();
    }

    List<String> inTheClinic(Duration time) {
        return at(time).inTheClinic(Integer.MAX_VALUE).stream().map(this::nameOf).toList();
    }

    String nameOf(Visit visit) {
        return names.getOrDefault(visit.ticket(), "somebody else");
    }
}
