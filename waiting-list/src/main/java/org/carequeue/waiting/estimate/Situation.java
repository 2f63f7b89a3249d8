package org.carequeue.waiting.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.carequeue.events.Caller;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Visit;
import org.carequeue.waiting.WaitingList;
import org.carequeue.waiting.WhoIsNext;
import org.jspecify.annotations.Nullable;

/// How things stand at one moment, as far as waits follow from it. It never changes, so any thread may read it.
///
/// This is the place for what is known of the hours to come: whoever opens, closes or expects somebody at a certain time
/// is one more fact about a workplace here, and one more moment in the [Replay].
///
/// @param waiting all who wait, in no order
/// @param atWork where somebody works, in the order of the settings
public record Situation(Instant now, ClinicSettings settings, List<Visit> waiting, List<AtWork> atWork) {

    /// Who calls nobody for so long although somebody could be called is not there; as in the replay of past days.
    public static final Duration PAUSE = Duration.ofMinutes(10);
    /// Who has had nobody to call for longer may have gone home.
    static final Duration QUIET = Duration.ofHours(2);
    /// A consultation that goes on for longer was not ended by anybody.
    static final Duration LONGEST = Duration.ofHours(4);

    /// @param caller a room or counter, and whose patients it calls
    /// @param with who is there or was called there; none where it is free
    public record AtWork(Caller caller, @Nullable Visit with) {
    }

    public Situation {
        waiting = List.copyOf(waiting);
        atWork = List.copyOf(atWork);
    }

    /// @param settings that apply to the list
    /// @param held who is at each room and counter or was called there, by workplace
    /// @param lastActs when each room and counter last had to do with a patient, by workplace
    public static Situation of(WaitingList list, ClinicSettings settings, Map<String, Visit> held,
            Map<String, Instant> lastActs, Instant now) {
        var who = new WhoIsNext(list, now);
        var waiting = list.all().toList();
        var longest = new HashMap<String, Instant>();
        waiting.forEach(visit -> longest.merge(key(visit, settings), visit.times().since(),
                (one, other) -> one.isBefore(other) ? one : other));
        var atWork = new ArrayList<AtWork>();
        Stream.concat(settings.rooms().stream().map(who::caller), settings.counters().stream().map(who::counter))
                .filter(caller -> !caller.serviceLines().isEmpty()).forEach(caller -> {
                    var workplace = caller.kind().named(caller.name());
                    var with = held.get(workplace);
                    if (with != null ? isNow(Holds.since(with), LONGEST, now)
                            : isFree(caller, lastActs.get(workplace), longest, now)) {
                        atWork.add(new AtWork(caller, with));
                    }
                });
        return new Situation(now, settings, waiting, atWork);
    }

    private static boolean isFree(Caller caller, @Nullable Instant lastAct, Map<String, Instant> longest, Instant now) {
        if (lastAct == null || !isNow(lastAct, QUIET, now)) {
            return false;
        }
        return Stream.concat(caller.serviceLines().stream(), Stream.of(roomKey(caller.room())))
                .map(key -> longest.getOrDefault(key, now)).map(since -> since.isAfter(lastAct) ? since : lastAct)
                .allMatch(since -> isNow(since, PAUSE, now));
    }

    private static boolean isNow(Instant since, Duration within, Instant now) {
        return !since.plus(within).isBefore(now);
    }

    /// The room for which somebody waits alone, as long as the clinic has it.
    static @Nullable String onlyRoom(Visit visit, ClinicSettings settings) {
        var only = visit.eligibility().onlyRoom();
        return only != null && settings.room(only).isPresent() ? only : null;
    }

    private static String key(Visit visit, ClinicSettings settings) {
        var only = onlyRoom(visit, settings);
        return only == null ? visit.serviceLine() : roomKey(only);
    }

    /// No service line's code has a blank.
    private static String roomKey(String room) {
        return "room " + room;
    }
}
