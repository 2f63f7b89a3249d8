package org.carequeue.days;

import static org.carequeue.days.Violation.unless;
import static org.carequeue.events.PrescriptionStatus.CHECKED;
import static org.carequeue.events.PrescriptionStatus.CLAIMED;
import static org.carequeue.events.PrescriptionStatus.HANDED_OVER;
import static org.carequeue.events.PrescriptionStatus.PREPARING;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.PrescriptionEvent;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.PharmacySettings.CheckedBy;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.Supply;
import org.carequeue.events.TicketId;

/// Looks at whole days of a pharmacy: what leaves it, who has done what, and what is left lying. It knows the rules by itself
/// and asks no service.
final class PharmacyReferee {

    private static final Set<PrescriptionStatus> IN_WORK = Set.of(CLAIMED, PREPARING, CHECKED);
    /// These are work on what is claimed, or begin it.
    private static final Set<String> WORK = Set.of("prescription-claimed", "prescription-taken-over",
            "prescription-lease-renewed", "prescription-preparing", "prescription-checked", "prescription-answered",
            "prescription-resumed", "prescription-amended");

    private final PrescriptionReferee steps = new PrescriptionReferee();
    private final Map<PrescriptionId, Instant> worked = new HashMap<>();
    private final Map<PrescriptionId, BigDecimal> owed = new HashMap<>();
    private ClinicSettings settings;

    PharmacyReferee(ClinicSettings settings) {
        this.settings = settings;
    }

    List<Prescription> known() {
        return steps.known();
    }

    /// One turn's events.
    ///
    /// @param cancelled the visits that were ever cancelled
    void hears(List<Envelope<ClinicEvent>> turn, Set<TicketId> cancelled) {
        var rests = new HashSet<PrescriptionId>();
        for (var event : turn) {
            if (event.data() instanceof ClinicConfigured(var changed, _, _)) {
                settings = changed;
            }
            if (!(event.data() instanceof PrescriptionEvent change)) {
                continue;
            }
            var after = change.prescription();
            var before = steps.find(after.id());
            steps.hears(event, cancelled, settings.calling().undoWithin());
            if (WORK.contains(event.type())) {
                worked.put(after.id(), event.time());
            }
            switch (event.type()) {
                case "prescription-received" -> received(after, rests);
                case "prescription-checked" -> unless(settings.pharmacy().checkedBy() != CheckedBy.ANOTHER
                        || !event.actor().equals(after.work().preparedBy()), "%s is checked by who prepared it", after.id());
                case "prescription-ready" -> ready(Objects.requireNonNull(before), after);
                case "prescription-handed-over" -> handedOver(after);
                default -> {
                }
            }
        }
        unless(rests.stream().allMatch(of -> Objects.requireNonNull(steps.find(of)).status() == HANDED_OVER),
                "a rest of what is not handed over");
    }

    private void ready(Prescription before, Prescription after) {
        var checked = settings.pharmacy().checkedBy() == CheckedBy.NOBODY || before.status() == CHECKED;
        unless(checked, "%s is ready and was not checked", after.id());
        var whole = after.work().supplies().size() == after.order().items().size();
        unless(whole || before.status() == CLAIMED && after.work().supplies().isEmpty(), "%s is ready in part", after.id());
    }

    /// Never more than was ordered, and what is less comes as one of its own.
    private void handedOver(Prescription after) {
        var left = BigDecimal.ZERO;
        for (var supply : after.work().supplies()) {
            var ordered = after.order().items().get(supply.item()).quantity().amount();
            unless(supply.amount().compareTo(ordered) <= 0 && supply.amount().signum() >= 0, "%s of %s ordered",
                    supply.amount(),
                    ordered);
            left = left.add(supply.outcome() == Supply.Outcome.DECLINED ? BigDecimal.ZERO : ordered.subtract(supply.amount()));
        }
        if (left.signum() > 0) {
            owed.put(after.id(), left);
        }
    }

    private void received(Prescription rest, Set<PrescriptionId> rests) {
        var of = rest.work().restOf();
        if (of == null) {
            return;
        }
        rests.add(of);
        var left = owed.remove(of);
        var again = rest.order().items().stream().map(item -> item.quantity().amount()).reduce(BigDecimal.ZERO,
                BigDecimal::add);
        unless(left != null && left.compareTo(again) == 0, "%s instead of %s is owed of %s", again, left, of);
        unless(known().stream().noneMatch(other -> !other.id().equals(rest.id()) && of.equals(other.work().restOf())
                && other.status() != PrescriptionStatus.CANCELLED), "two rests of %s", of);
    }

    /// After a turn in which the claims that are over were looked for, and nothing else.
    void looksAtLeases(Instant now) {
        for (var one : steps.known()) {
            if (IN_WORK.contains(one.status())) {
                var since = Objects.requireNonNull(worked.get(one.id()));
                unless(now.isBefore(since.plus(settings.pharmacy().lease())), "%s is claimed since %s", one.id(),
                        since);
                unless(one.counter() != null && settings.counters().contains(one.counter()), "%s is claimed at %s", one.id(),
                        one.counter());
            }
        }
    }

    /// All that is open is in the queue, once, in the order of work.
    ///
    /// @param levels of each visit, as it was said last
    void looksAtQueue(List<Prescription> queue, Map<TicketId, String> levels) {
        unless(owed.isEmpty(), "a rest is missing: %s", owed);
        queue.forEach(one -> unless(one.priority().code().equals(levels.get(one.ticket())), "%s has the level %s", one.id(),
                one.priority()));
        var open = new ArrayList<>(steps.known());
        open.removeIf(one -> !PrescriptionReferee.OPEN.contains(one.status()));
        open.sort(Comparator.comparing((Prescription one) -> !one.priority().code().equals("critical"))
                .thenComparing(one -> one.submittedAt().plus(minutes(one.priority().code()), ChronoUnit.MINUTES))
                .thenComparing(Prescription::rank).thenComparing(Prescription::arrival).thenComparing(Prescription::id));
        unless(queue.equals(open), "the queue is %s instead of %s", ids(queue), ids(open));
    }

    /// As the clinics of these days have set nothing else.
    private static long minutes(String level) {
        return switch (level) {
            case "critical" -> 5;
            case "high" -> 15;
            case "moderate" -> 20;
            case "low" -> 120;
            default -> 30;
        };
    }

    private static List<PrescriptionId> ids(List<Prescription> of) {
        return of.stream().map(Prescription::id).toList();
    }
}
