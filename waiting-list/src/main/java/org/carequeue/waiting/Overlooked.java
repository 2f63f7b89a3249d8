package org.carequeue.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.Visit;
import org.carequeue.events.Workplace;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonValue;

/// Patients who may have been forgotten: nobody works where they wait, or they wait far beyond their target.
///
/// @param worst at most [#MOST] of them: first who waits where nobody works, then by urgency, then who waits longest
/// @param total how many there are
public record Overlooked(List<Patient> worst, int total) {

    /// Staff look at the first few; who stands further down moves up.
    static final int MOST = 20;

    /// Whoever is on the way to the room has come, or the doctor has called somebody.
    private static final Duration ON_THE_WAY = Duration.ofMinutes(5);
    /// A target of zero is measured at two minutes.
    private static final Duration AT_ONCE = Duration.ofMinutes(2);

    /// Why somebody should look.
    public enum Why {
        /// Waits for one room alone, which has nobody and has called nobody for `unservedAfter`.
        ROOM_IDLE("room-idle"),
        /// So have all rooms that could call the patient.
        LINE_IDLE("line-idle"),
        /// Waits more than twice the level's target.
        LATE("late");

        private final String wire;

        Why(String wire) {
            this.wire = wire;
        }

        /// As boards hear it.
        @JsonValue
        public String wire() {
            return wire;
        }
    }

    /// @param room for which the patient waits, none for any of the service line's
    /// @param since when this wait began: with the ticket's issue, or after a call with the move that ended it
    public record Patient(TicketId ticket, TicketNumber number, Why why, @Nullable String room, Instant since) {
    }

    private record Found(Patient patient, int rank) {
        static final Comparator<Found> WORST_FIRST = Comparator.<Found, Why> comparing(found -> found.patient.why)
                .thenComparingInt(Found::rank).thenComparing(found -> found.patient.since)
                .thenComparing(found -> found.patient.ticket);
    }

    /// @param lastActs when each room and counter last had to do with a patient, by workplace; those that never had are left out
    public static Overlooked of(WaitingList list, Map<String, Instant> lastActs, Instant now) {
        var rule = new Rule(list, lastActs, now);
        var found = list.all().flatMap(visit -> rule.of(visit).stream()).toList();
        return new Overlooked(found.stream().sorted(Found.WORST_FIRST).limit(MOST).map(Found::patient).toList(),
                found.size());
    }

    private static final class Rule {
        private final WaitingList list;
        private final Map<String, Instant> lastActs;
        private final Instant now;
        private final Duration idleAfter;
        /// Since when nobody works there; looked at once for each place.
        private final Map<Place, Boolean> idle = new HashMap<>();
        private final Map<Place, List<String>> workplaces = new HashMap<>();

        Rule(WaitingList list, Map<String, Instant> lastActs, Instant now) {
            this.list = list;
            this.lastActs = lastActs;
            this.now = now;
            this.idleAfter = list.settings().calling().unservedAfter();
        }

        Optional<Found> of(Visit visit) {
            return why(visit).map(why -> new Found(
                    new Patient(visit.ticket(), visit.number(), why, roomOf(visit), since(visit)), visit.urgency().rank()));
        }

        private Optional<Why> why(Visit visit) {
            var place = list.placeOf(visit);
            if (isOver(visit.times().since(), patience(visit, place)) && idle.computeIfAbsent(place, this::isIdle)) {
                return Optional.of(place instanceof Place.Reserved ? Why.ROOM_IDLE : Why.LINE_IDLE);
            }
            var late = visit.urgency().target().isZero() ? AT_ONCE : visit.urgency().target().multipliedBy(2);
            return isOver(since(visit), late) ? Optional.of(Why.LATE) : Optional.empty();
        }

        /// A clinic that opens has patients before it has doctors; who was sent to a room is expected there.
        private Duration patience(Visit visit, Place place) {
            var shortest = visit.urgency().target().compareTo(ON_THE_WAY) < 0 ? visit.urgency().target() : ON_THE_WAY;
            return place instanceof Place.Reserved || workplaces(place).isEmpty() ? shortest : idleAfter;
        }

        private boolean isIdle(Place place) {
            return workplaces(place).stream().map(workplace -> lastActs.getOrDefault(workplace, Instant.MIN))
                    .noneMatch(act -> act.isAfter(now.minus(idleAfter)));
        }

        /// Where somebody may work who would call from there; looked at once for each place, and not for each who waits.
        private List<String> workplaces(Place place) {
            return workplaces.computeIfAbsent(place, this::callers);
        }

        private List<String> callers(Place place) {
            var settings = list.settings();
            return switch (place) {
                case Place.Reserved(var name) -> List.of(Workplace.ROOM.named(name));
                case Place.Line(var code) -> Stream.concat(
                        settings.rooms().stream().filter(room -> settings.takes(room, code))
                                .map(room -> Workplace.ROOM.named(room.name())),
                        settings.serviceLinesOfCounters().contains(code)
                                ? settings.counters().stream().map(Workplace.COUNTER::named)
                                : Stream.of())
                        .toList();
            };
        }

        private @Nullable String roomOf(Visit visit) {
            return list.placeOf(visit) instanceof Place.Reserved(var room) ? room : null;
        }

        private boolean isOver(Instant since, Duration after) {
            return since.plus(after).isBefore(now);
        }

        private static Instant since(Visit visit) {
            return visit.called().calledAt() == null ? visit.issuedAt() : visit.times().since();
        }
    }
}
