package org.carequeue.pharmacy.model;

import static org.carequeue.pharmacy.model.PrescriptionCase.accept;
import static org.carequeue.pharmacy.model.PrescriptionCase.refuse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionChecked;
import org.carequeue.events.ClinicEvent.PrescriptionPreparing;
import org.carequeue.events.PharmacySettings.CheckedBy;
import org.carequeue.events.Prescription;
import org.carequeue.events.Supply;
import org.carequeue.events.Supply.Outcome;
import org.carequeue.pharmacy.model.PharmacyCommand.Said;
import org.jspecify.annotations.Nullable;

/// What is supplied of each item, and that somebody has checked it.
final class PreparationRules {

    private PreparationRules() {
    }

    static Decision<ClinicEvent> prepare(PrescriptionCase asked, List<Said> supplies) {
        var prescription = asked.prescription();
        return switch (prescription.status()) {
            case SUBMITTED -> refuse(PharmacyProblems.notClaimed(prescription));
            case CLAIMED, PREPARING, CHECKED -> fault(prescription, supplies).map(PrescriptionCase::refuse)
                    .orElseGet(() -> asked.ifOwn(own -> new PrescriptionPreparing(
                            own.prepared(together(own, supplies), asked.actor(), asked.now()))));
            case READY, NOT_COLLECTED -> refuse(PharmacyProblems.alreadyReady(prescription));
            case QUESTION, ON_HOLD -> asked.waits();
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> asked.over();
        };
    }

    /// Whoever checks need not be at the counter that has claimed it.
    static Decision<ClinicEvent> check(PrescriptionCase asked) {
        var prescription = asked.prescription();
        return switch (prescription.status()) {
            case SUBMITTED -> refuse(PharmacyProblems.notClaimed(prescription));
            case CLAIMED -> refuse(PharmacyProblems.notPrepared(prescription));
            case PREPARING -> checked(asked);
            case CHECKED -> refuse(PharmacyProblems.alreadyChecked(prescription));
            case READY, NOT_COLLECTED -> refuse(PharmacyProblems.alreadyReady(prescription));
            case QUESTION, ON_HOLD -> asked.waits();
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> asked.over();
        };
    }

    private static Decision<ClinicEvent> checked(PrescriptionCase asked) {
        var prescription = asked.prescription();
        if (!isWhole(prescription)) {
            return refuse(PharmacyProblems.notPrepared(prescription));
        }
        return asked.settings().pharmacy().checkedBy() == CheckedBy.ANOTHER
                && asked.actor().equals(prescription.work().preparedBy())
                        ? refuse(PharmacyProblems.checkByAnother(prescription))
                        : accept(new PrescriptionChecked(prescription.checked(asked.actor(), asked.now())));
    }

    /// Whether somebody has said of each item what becomes of it.
    static boolean isWhole(Prescription prescription) {
        return prescription.work().supplies().size() == prescription.order().items().size();
    }

    /// Whether all of it is declined, item by item.
    static boolean isEmpty(Prescription prescription) {
        return isWhole(prescription)
                && prescription.work().supplies().stream().allMatch(supply -> supply.outcome() == Outcome.DECLINED);
    }

    private static List<Supply> together(Prescription prescription, List<Said> said) {
        var all = new ArrayList<Supply>();
        said.forEach(one -> all.add(supply(prescription, one)));
        prescription.work().supplies().stream()
                .filter(before -> said.stream().noneMatch(one -> one.item() == before.item())).forEach(all::add);
        all.sort(Comparator.comparingInt(Supply::item));
        return all;
    }

    private static Supply supply(Prescription prescription, Said said) {
        var all = said.outcome() == Outcome.DECLINED ? BigDecimal.ZERO
                : prescription.order().items().get(said.item()).quantity().amount();
        return new Supply(said.item(), said.outcome(), said.amount() == null ? all : said.amount(), said.medicine(),
                said.reason());
    }

    /// What does not fit the order: nothing above what was ordered is ever supplied.
    private static Optional<Refusal> fault(Prescription prescription, List<Said> supplies) {
        var named = new HashSet<Integer>();
        for (var place = 0; place < supplies.size(); place++) {
            var fault = fault(prescription, supplies.get(place), "supplies[" + place + "]", named);
            if (fault != null) {
                return Optional.of(fault);
            }
        }
        return supplies.isEmpty() ? Optional.of(PharmacyProblems.invalidSupply("supplies",
                "Please say of at least one medicine what is supplied of it.")) : Optional.empty();
    }

    private static @Nullable Refusal fault(Prescription prescription, Said said, String field, Set<Integer> named) {
        var items = prescription.order().items();
        if (said.item() < 0 || said.item() >= items.size()) {
            return PharmacyProblems.invalidSupply(field + ".item", "The prescription has no such medicine.");
        }
        if (!named.add(said.item())) {
            return PharmacyProblems.invalidSupply(field + ".item", "This medicine is named twice.");
        }
        var ordered = items.get(said.item());
        if (said.outcome() == Outcome.SUBSTITUTED && !ordered.substitutionAllowed()) {
            return PharmacyProblems.substitutionNotAllowed(field + ".outcome");
        }
        if (!fits(supply(prescription, said), ordered.quantity().amount())) {
            return PharmacyProblems.invalidSupply(field + ".amount", switch (said.outcome()) {
                case SUPPLIED -> "This is not what was ordered. Say that it is a part.";
                case PARTIAL -> "A part is more than nothing and less than what was ordered.";
                case SUBSTITUTED -> "This is more than nothing and at most what was ordered.";
                case DECLINED -> "Of what is declined nothing is supplied.";
            });
        }
        return null;
    }

    private static boolean fits(Supply supply, BigDecimal ordered) {
        var amount = supply.amount();
        return switch (supply.outcome()) {
            case SUPPLIED -> amount.compareTo(ordered) == 0;
            case PARTIAL -> amount.signum() > 0 && amount.compareTo(ordered) < 0;
            case SUBSTITUTED -> amount.signum() > 0 && amount.compareTo(ordered) <= 0;
            case DECLINED -> amount.signum() == 0;
        };
    }
}
