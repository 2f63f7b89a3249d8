package org.carequeue.gateway.fanout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.carequeue.events.Workplace;
import org.carequeue.gateway.board.Row;
import org.carequeue.gateway.board.Screens;
import org.carequeue.gateway.board.Screens.CallSeen;
import org.carequeue.gateway.board.Screens.Connected;
import org.carequeue.gateway.board.StandingCall;
import org.carequeue.gateway.fanout.ScreenReport.Heard;
import org.jspecify.annotations.Nullable;

/// Which of the calls that stand the public screens have shown, as the screens say themselves. What they say of a call
/// that does not stand counts for nothing, so there is never more of it than calls. Seconds are counted and not measured,
/// as [Watch] says. Belongs to the sequencer.
///
/// @param <C> a connection
final class ScreenReports<C> {

    /// After so many seconds in which a screen could have shown it, a call that none has shown is late.
    static final int LATE = 10;

    private static final Comparator<Connected> IN_ORDER = Comparator
            .comparing(Connected::name, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(connected -> Objects.toString(connected.rooms(), ""))
            .thenComparing(Connected::sound).thenComparing(Connected::visible);

    /// @param name of the device
    private record Screen(@Nullable String name, ScreenReport report) {

        Connected asOne() {
            return new Connected(1, name, report.rooms().isEmpty() ? null : report.rooms(), report.sound(), report.visible());
        }

        /// Whether it is to show what is called there.
        boolean isFor(String place) {
            return report.rooms().isEmpty() || Workplace.ROOM.nameIn(place).filter(report.rooms()::contains).isPresent();
        }
    }

    /// What is known of a call beside what screens say now.
    private static final class Waiting {
        private int seconds;
        private boolean seen;
    }

    private final Map<C, Screen> screens = new LinkedHashMap<>();
    private final Map<String, List<StandingCall>> byRow = new HashMap<>();
    private final Map<StandingCall, Waiting> standing = new LinkedHashMap<>();
    private boolean changed;

    /// A screen says how it is, and all that it has shown.
    ///
    /// @param name of the device; null where it is none that was let in
    void says(C connection, @Nullable String name, ScreenReport report) {
        var now = new Screen(name, report);
        changed |= !now.equals(screens.put(connection, now));
    }

    void left(C connection) {
        changed |= screens.remove(connection) != null;
    }

    /// A row is as it is now.
    void take(Row row) {
        var now = StandingCall.of(row);
        var key = row.id().toString();
        var before = now.isEmpty() ? byRow.remove(key) : byRow.put(key, now);
        if (!now.equals(before == null ? List.of() : before)) {
            if (before != null) {
                before.stream().filter(call -> !now.contains(call)).forEach(this::ends);
            }
            now.forEach(call -> standing.computeIfAbsent(call, _ -> new Waiting()));
            changed = true;
        }
    }

    /// These are all rows that there are.
    void takeAll(Collection<Row> rows) {
        var those = rows.stream().map(row -> row.id().toString()).collect(Collectors.toSet());
        var gone = byRow.keySet().stream().filter(row -> !those.contains(row)).toList();
        gone.forEach(row -> Objects.requireNonNull(byRow.remove(row)).forEach(this::ends));
        changed |= !gone.isEmpty();
        rows.forEach(this::take);
    }

    /// What comes to stand there again is another call, which nobody has shown.
    private void ends(StandingCall call) {
        standing.remove(call);
        screens.replaceAll((_, screen) -> screen.report().calls().containsKey(call) ? without(screen, call) : screen);
    }

    private static Screen without(Screen screen, StandingCall call) {
        var calls = new HashMap<>(screen.report().calls());
        calls.remove(call);
        var report = screen.report();
        return new Screen(screen.name(), new ScreenReport(report.rooms(), report.sound(), report.visible(), calls));
    }

    /// A second has passed.
    void second() {
        standing.forEach((call, waiting) -> {
            if (!waiting.seen && waiting.seconds < LATE && isForSome(call)) {
                waiting.seconds++;
                changed |= waiting.seconds == LATE;
            }
        });
    }

    private boolean isForSome(StandingCall call) {
        return screens.values().stream().anyMatch(screen -> screen.isFor(call.place()));
    }

    /// Whether something is otherwise than when it was last looked at.
    boolean hasChanged() {
        return changed;
    }

    /// How it is now.
    Screens look() {
        changed = false;
        return new Screens(connected(), standing.entrySet().stream().map(one -> seen(one.getKey(), one.getValue())).toList());
    }

    private List<Connected> connected() {
        var kinds = screens.values().stream().map(Screen::asOne)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(Connected::count)));
        var told = new ArrayList<Connected>(kinds.size());
        kinds.forEach((kind, count) -> told
                .add(new Connected(count, kind.name(), kind.rooms(), kind.sound(), kind.visible())));
        return told.stream().sorted(IN_ORDER).limit(Screens.MOST_TOLD).toList();
    }

    private CallSeen seen(StandingCall call, Waiting waiting) {
        var counts = new int[Heard.values().length];
        for (var screen : screens.values()) {
            var heard = screen.report().calls().get(call);
            if (heard != null && screen.isFor(call.place())) {
                counts[heard.ordinal()]++;
            }
        }
        var spoken = counts[Heard.VOICE.ordinal()];
        var chimed = counts[Heard.CHIME.ordinal()];
        var shown = counts[Heard.NOT.ordinal()] + spoken + chimed;
        waiting.seen |= shown > 0;
        return new CallSeen(call.id(), call.call(), Math.max(shown, waiting.seen ? 1 : 0), spoken, chimed,
                !waiting.seen && waiting.seconds >= LATE);
    }
}
