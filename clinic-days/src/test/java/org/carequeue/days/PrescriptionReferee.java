package org.carequeue.days;

import static org.carequeue.days.Violation.unless;
import static org.carequeue.events.PrescriptionStatus.CANCELLED;
import static org.carequeue.events.PrescriptionStatus.CHECKED;
import static org.carequeue.events.PrescriptionStatus.CLAIMED;
import static org.carequeue.events.PrescriptionStatus.DECLINED;
import static org.carequeue.events.PrescriptionStatus.HANDED_OVER;
import static org.carequeue.events.PrescriptionStatus.NOT_COLLECTED;
import static org.carequeue.events.PrescriptionStatus.ON_HOLD;
import static org.carequeue.events.PrescriptionStatus.PREPARING;
import static org.carequeue.events.PrescriptionStatus.QUESTION;
import static org.carequeue.events.PrescriptionStatus.READY;
import static org.carequeue.events.PrescriptionStatus.RETURNED;
import static org.carequeue.events.PrescriptionStatus.SUBMITTED;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.TicketId;
import org.jspecify.annotations.Nullable;

/// Looks at what the pharmacy-service commits, and knows by heart which steps of a prescription there are.
final class PrescriptionReferee {

    /// What a step leads from and to, and what it may change beside the version.
    private record Step(Map<PrescriptionStatus, Set<PrescriptionStatus>> moves, Set<String> changes) {

        static Step to(PrescriptionStatus to, Set<PrescriptionStatus> from, String... changes) {
            var moves = new HashMap<PrescriptionStatus, Set<PrescriptionStatus>>();
            from.forEach(one -> moves.put(one, Set.of(to)));
            return new Step(moves, Set.of(changes));
        }

        static Step staying(Set<PrescriptionStatus> in, String... changes) {
            var moves = new HashMap<PrescriptionStatus, Set<PrescriptionStatus>>();
            in.forEach(one -> moves.put(one, Set.of(one)));
            return new Step(moves, Set.of(changes));
        }

        /// Either of the two.
        Step and(Step other) {
            var both = new HashMap<PrescriptionStatus, Set<PrescriptionStatus>>(moves);
            other.moves.forEach((from, to) -> both.merge(from, to, (one, more) -> together(one, more)));
            return new Step(both, Stream.concat(changes.stream(), other.changes.stream()).collect(Collectors.toSet()));
        }
    }

    private static final Set<PrescriptionStatus> IN_WORK = Set.of(CLAIMED, PREPARING, CHECKED);
    private static final Set<PrescriptionStatus> PAUSED = Set.of(QUESTION, ON_HOLD);
    private static final Set<PrescriptionStatus> ENDED_AT = Set.of(READY, NOT_COLLECTED);
    static final Set<PrescriptionStatus> OPEN = together(Set.of(SUBMITTED), IN_WORK, PAUSED, ENDED_AT);
    private static final String UNDONE = "prescription-step-undone";
    private static final String CANCELLATION = "prescription-cancelled";
    private static final String RECEIVED = "prescription-received";

    /// What a counter that begins anew finds nothing of.
    private static final String[] WORK = { "workedAt", "supplies", "preparedBy", "preparedAt", "checkedBy", "checkedAt" };

    /// Every step, by its name on the wire; that it is received is none.
    static final Map<String, Step> BY_EVENT = Map.ofEntries(
            Map.entry("prescription-prioritised",
                    Step.staying(together(OPEN, Set.of(HANDED_OVER, DECLINED, RETURNED)), "priority", "rank")),
            Map.entry("prescription-claimed", Step.to(CLAIMED, Set.of(SUBMITTED), "counter", "claimedBy", "claimedAt")),
            Map.entry("prescription-released", Step.to(SUBMITTED, IN_WORK, WORK)
                    .and(Step.staying(together(PAUSED, ENDED_AT), "counter", "claimedBy", "claimedAt", "takenOver"))),
            Map.entry("prescription-taken-over",
                    Step.staying(together(IN_WORK, ENDED_AT), "counter", "claimedBy", "takenOver", "workedAt")),
            Map.entry("prescription-lease-renewed", Step.staying(IN_WORK, "workedAt")),
            Map.entry("prescription-preparing", Step.to(PREPARING, IN_WORK, WORK)),
            Map.entry("prescription-checked", Step.to(CHECKED, Set.of(PREPARING), "workedAt", "checkedBy", "checkedAt")),
            Map.entry("prescription-ready", Step.to(READY, IN_WORK, "readyAt")),
            Map.entry("prescription-questioned",
                    Step.to(QUESTION, together(IN_WORK, Set.of(QUESTION)), "questions", "pause")),
            Map.entry("prescription-answered",
                    new Step(Map.of(QUESTION, together(IN_WORK, Set.of(SUBMITTED))), Set.of("questions", "pause"))
                            .and(Step.staying(Set.of(), WORK))),
            Map.entry("prescription-on-hold", Step.to(ON_HOLD, IN_WORK, "pause")),
            Map.entry("prescription-resumed", new Step(Map.of(QUESTION, IN_WORK, ON_HOLD, IN_WORK),
                    Set.of("counter", "claimedBy", "pause", "workedAt"))),
            Map.entry("prescription-declined", Step.to(DECLINED, together(IN_WORK, PAUSED), "ending")),
            Map.entry("prescription-amended", Step.to(CLAIMED, OPEN, WORK).and(Step.to(SUBMITTED, OPEN, "order", "amendment",
                    "pause", "readyAt", "notCollectedAt"))),
            Map.entry("prescription-handed-over", Step.to(HANDED_OVER, ENDED_AT, "handedOverAt")),
            Map.entry("prescription-not-collected", Step.to(NOT_COLLECTED, Set.of(READY), "notCollectedAt")),
            Map.entry("prescription-returned", Step.to(RETURNED, ENDED_AT, "returnedAt")),
            Map.entry(CANCELLATION, Step.to(CANCELLED, OPEN, "cancelledAt", "ending")),
            Map.entry("prescription-put-away", Step.staying(Set.of(CANCELLED), "putAwayAt")),
            Map.entry(UNDONE, new Step(Map.of(CLAIMED, Set.of(SUBMITTED), PREPARING, Set.of(CLAIMED), CHECKED,
                    Set.of(PREPARING), READY, IN_WORK, HANDED_OVER, ENDED_AT, RETURNED, ENDED_AT, DECLINED,
                    together(IN_WORK, PAUSED)),
                    Set.of("counter", "claimedBy", "claimedAt", "readyAt", "handedOverAt", "returnedAt", "ending"))
                    .and(Step.staying(Set.of(), WORK))));

    @SafeVarargs
    private static Set<PrescriptionStatus> together(Set<PrescriptionStatus>... sets) {
        return Arrays.stream(sets).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    private final Map<PrescriptionId, Prescription> prescriptions = new LinkedHashMap<>();
    private final Map<PrescriptionId, Instant> lastStep = new HashMap<>();

    List<Prescription> known() {
        return List.copyOf(prescriptions.values());
    }

    @Nullable
    Prescription find(PrescriptionId id) {
        return prescriptions.get(id);
    }

    /// @param cancelled the visits that were ever cancelled: undoing that brings no prescription back
    /// @param undoWithin how long a step may be undone
    void hears(Envelope<?> event, Set<TicketId> cancelled, Duration undoWithin) {
        if (!(event.data() instanceof PrescriptionEvent change)) {
            return;
        }
        var after = change.prescription();
        var before = prescriptions.put(after.id(), after);
        if (event.type().equals(RECEIVED)) {
            unless(before == null && after.status() == SUBMITTED, "%s is received after %s", after, before);
            return;
        }
        unless(before != null, "%s of what is not known: %s", event.type(), after);
        looksRight(event, Objects.requireNonNull(before), after, undoWithin);
        unless(!event.type().equals(CANCELLATION) || cancelled.contains(after.ticket()) || after.work().ending() != null
                || after.work().restOf() != null, "%s is cancelled for no reason", after.id());
    }

    private void looksRight(Envelope<?> event, Prescription before, Prescription after, Duration undoWithin) {
        var step = BY_EVENT.get(event.type());
        if (step == null) {
            throw new Violation("no such step: " + event.type());
        }
        unless(step.moves().getOrDefault(before.status(), Set.of()).contains(after.status()), "%s of %s to %s",
                event.type(), before.status(), after.status());
        unless(after.version() == before.version() + 1, "version %s after %s", after.version(), before.version());
        var changed = Parts.changed(before, after);
        changed.removeAll(Set.of("status", "version"));
        unless(step.changes().containsAll(changed), "%s changes %s", event.type(), changed);
        if (event.type().equals(UNDONE)) {
            unless(event.time().isBefore(stepAt(before).plus(undoWithin)), "%s is undone at %s", before, event.time());
        } else if (before.status() != after.status() || event.type().equals("prescription-preparing")) {
            lastStep.put(after.id(), event.time());
        }
    }

    /// When it came to where it stands, unless something was undone since: then it says so itself.
    private Instant stepAt(Prescription standing) {
        var work = standing.work();
        var said = switch (standing.status()) {
            case CLAIMED -> standing.claimedAt();
            case PREPARING -> work.preparedAt();
            case CHECKED -> work.checkedAt();
            case READY -> standing.readyAt();
            case HANDED_OVER -> standing.handedOverAt();
            case DECLINED -> Objects.requireNonNull(work.ending()).at();
            case RETURNED -> standing.returnedAt();
            case SUBMITTED, QUESTION, ON_HOLD, NOT_COLLECTED, CANCELLED -> null;
        };
        unless(said != null && !said.isAfter(Objects.requireNonNull(lastStep.get(standing.id()))), "%s came there at %s",
                standing, said);
        return Objects.requireNonNull(said);
    }
}
