package org.carequeue.days;

import static org.carequeue.events.VisitStatus.CALLED;
import static org.carequeue.events.VisitStatus.CANCELLED;
import static org.carequeue.events.VisitStatus.DAY_ENDED;
import static org.carequeue.events.VisitStatus.FINISHED;
import static org.carequeue.events.VisitStatus.IN_CONSULTATION;
import static org.carequeue.events.VisitStatus.NO_SHOW;
import static org.carequeue.events.VisitStatus.PARKED;
import static org.carequeue.events.VisitStatus.SKIPPED;
import static org.carequeue.events.VisitStatus.WAITING;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.events.VisitStatus;

/// Which moves there are, written down a second time, away from the code that makes them.
///
/// @param from the statuses in which it may happen
/// @param to the status after it; none where the status stays
/// @param changes the parts of a visit that it may change
/// @param undoable whether it may be taken back
record Moves(Set<VisitStatus> from, Set<VisitStatus> to, Set<String> changes, boolean undoable) {

    private static final Set<VisitStatus> OPEN = Set.of(WAITING, CALLED, IN_CONSULTATION, PARKED, SKIPPED);
    private static final Set<VisitStatus> STAYS = Set.of();
    /// What a person says of the urgency.
    static final Set<String> URGENCY = Set.of("priority", "rank", "tier", "target", "settingsVersion", "triaged",
            "assessedAt");
    /// What an undo of a move leaves as it is now.
    static final Set<String> KEPT_BY_UNDO = Stream.concat(URGENCY.stream(), Stream.of("complaint", "prescriptions"))
            .collect(Collectors.toUnmodifiableSet());

    /// Every event of a visit that is known, by its name on the wire; undoing is looked at for itself.
    static final Map<String, Moves> BY_EVENT = Map.ofEntries(
            Map.entry("ticket-called", new Moves(Set.of(WAITING), Set.of(CALLED),
                    Set.of("status", "room", "counter", "calls", "unanswered", "calledAt", "notBefore", "times", "why"), true)),
            Map.entry("ticket-recalled", new Moves(Set.of(CALLED), Set.of(CALLED),
                    Set.of("calls", "unanswered", "times"), true)),
            Map.entry("ticket-not-present", new Moves(Set.of(CALLED), Set.of(WAITING),
                    Set.of("status", "room", "counter", "notBefore", "times"), true)),
            Map.entry("ticket-skipped", new Moves(Set.of(WAITING, CALLED), Set.of(SKIPPED),
                    Set.of("status", "room", "counter", "notBefore", "times"), true)),
            Map.entry("ticket-parked", new Moves(Set.of(WAITING, CALLED, IN_CONSULTATION), Set.of(PARKED),
                    Set.of("status", "room", "counter", "notBefore", "times", "note"), true)),
            Map.entry("ticket-returned", new Moves(Set.of(PARKED, SKIPPED), Set.of(WAITING),
                    Set.of("status", "unanswered", "times"), true)),
            Map.entry("ticket-transferred",
                    new Moves(Set.of(WAITING, CALLED, IN_CONSULTATION, PARKED), Set.of(WAITING), Set.of("status",
                            "serviceLine", "onlyRoom", "room", "counter", "unanswered", "notBefore", "note", "times"), true)),
            Map.entry("consultation-started", new Moves(Set.of(CALLED), Set.of(IN_CONSULTATION),
                    Set.of("status", "startedAt", "unanswered", "times"), true)),
            Map.entry("consultation-finished", new Moves(Set.of(IN_CONSULTATION), Set.of(FINISHED),
                    Set.of("status", "finishedAt", "notBefore", "times"), true)),
            Map.entry("ticket-cancelled", new Moves(OPEN, Set.of(CANCELLED),
                    Set.of("status", "finishedAt", "notBefore", "times"), true)),
            Map.entry("ticket-no-show", new Moves(Set.of(SKIPPED), Set.of(NO_SHOW),
                    Set.of("status", "finishedAt", "notBefore", "times"), false)),
            Map.entry("visit-closed", new Moves(Set.of(WAITING, SKIPPED, PARKED), Set.of(DAY_ENDED),
                    Set.of("status", "finishedAt", "notBefore", "times"), false)),
            Map.entry("priority-update", new Moves(Set.of(WAITING, CALLED, IN_CONSULTATION, PARKED, SKIPPED, FINISHED),
                    STAYS, URGENCY, false)),
            Map.entry("ticket-reassessed", new Moves(OPEN, STAYS, Set.of("triaged", "assessedAt"), false)),
            Map.entry("complaint-noted", new Moves(OPEN, STAYS, Set.of("complaint"), false)),
            Map.entry("prescription-submitted", new Moves(OPEN, STAYS, Set.of("prescriptions"), false)));
}
