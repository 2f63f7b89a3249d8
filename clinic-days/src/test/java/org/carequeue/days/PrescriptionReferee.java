package org.carequeue.days;

import static org.carequeue.days.Violation.unless;
import static org.carequeue.events.PrescriptionStatus.CANCELLED;
import static org.carequeue.events.PrescriptionStatus.CLAIMED;
import static org.carequeue.events.PrescriptionStatus.HANDED_OVER;
import static org.carequeue.events.PrescriptionStatus.NOT_COLLECTED;
import static org.carequeue.events.PrescriptionStatus.READY;
import static org.carequeue.events.PrescriptionStatus.RETURNED;
import static org.carequeue.events.PrescriptionStatus.SUBMITTED;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.TicketId;

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
    }

    private static final Set<PrescriptionStatus> OPEN = Set.of(SUBMITTED, CLAIMED, READY, NOT_COLLECTED);
    private static final Set<PrescriptionStatus> ENDED_AT = Set.of(READY, NOT_COLLECTED);
    private static final String UNDONE = "prescription-step-undone";
    private static final String CANCELLATION = "prescription-cancelled";

    /// Every step, by its name on the wire; that it is received is none.
    static final Map<String, Step> BY_EVENT = Map.ofEntries(
            Map.entry("prescription-prioritised", Step.staying(OPEN, "priority", "rank")),
            Map.entry("prescription-claimed", Step.to(CLAIMED, Set.of(SUBMITTED), "counter", "claimedBy", "claimedAt")),
            Map.entry("prescription-released",
                    Step.to(SUBMITTED, Set.of(CLAIMED), "counter", "claimedBy", "claimedAt", "takenOver")),
            Map.entry("prescription-taken-over",
                    Step.staying(Set.of(CLAIMED, READY, NOT_COLLECTED), "counter", "claimedBy", "takenOver")),
            Map.entry("prescription-ready", Step.to(READY, Set.of(CLAIMED), "readyAt")),
            Map.entry("prescription-handed-over", Step.to(HANDED_OVER, ENDED_AT, "handedOverAt")),
            Map.entry("prescription-not-collected", Step.to(NOT_COLLECTED, Set.of(READY), "notCollectedAt")),
            Map.entry("prescription-returned", Step.to(RETURNED, ENDED_AT, "returnedAt")),
            Map.entry(CANCELLATION, Step.to(CANCELLED, OPEN, "cancelledAt")),
            Map.entry("prescription-put-away", Step.staying(Set.of(CANCELLED), "putAwayAt")),
            Map.entry(UNDONE, new Step(
                    Map.of(CLAIMED, Set.of(SUBMITTED), READY, Set.of(CLAIMED), HANDED_OVER, ENDED_AT, RETURNED, ENDED_AT),
                    Set.of("counter", "claimedBy", "claimedAt", "readyAt", "handedOverAt", "returnedAt"))));

    private final Map<PrescriptionId, Prescription> prescriptions = new LinkedHashMap<>();
    private final Map<PrescriptionId, Instant> lastStep = new HashMap<>();

    List<Prescription> known() {
        return List.copyOf(prescriptions.values());
    }

    /// @param cancelled the visits that were ever cancelled: undoing that brings no prescription back
    /// @param undoWithin how long a step may be undone
    void hears(Envelope<?> event, Set<TicketId> cancelled, Duration undoWithin) {
        if (!(event.data() instanceof PrescriptionEvent change)) {
            return;
        }
        var after = change.prescription();
        var before = prescriptions.put(after.id(), after);
        if (event.type().equals("prescription-received")) {
            unless(before == null && after.status() == SUBMITTED, "%s is received after %s", after, before);
            return;
        }
        unless(before != null, "%s of what is not known: %s", event.type(), after);
        looksRight(event, Objects.requireNonNull(before), after, undoWithin);
        unless(!event.type().equals(CANCELLATION) || cancelled.contains(after.ticket()), "%s is cancelled for no reason",
                after.id());
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
        } else if (before.status() != after.status()) {
            lastStep.put(after.id(), event.time());
        }
    }

    /// When it came to where it stands, unless something was undone since: then it says so itself.
    private Instant stepAt(Prescription standing) {
        var said = switch (standing.status()) {
            case CLAIMED -> standing.claimedAt();
            case READY -> standing.readyAt();
            case HANDED_OVER -> standing.handedOverAt();
            case RETURNED -> standing.returnedAt();
            case SUBMITTED, NOT_COLLECTED, CANCELLED -> null;
        };
        unless(said != null && !said.isAfter(Objects.requireNonNull(lastStep.get(standing.id()))), "%s came there at %s",
                standing, said);
        return Objects.requireNonNull(said);
    }
}
