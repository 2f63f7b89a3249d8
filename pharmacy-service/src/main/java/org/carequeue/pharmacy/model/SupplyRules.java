package org.carequeue.pharmacy.model;

import static org.carequeue.pharmacy.model.PrescriptionCase.accept;
import static org.carequeue.pharmacy.model.PrescriptionCase.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionHandedOver;
import org.carequeue.events.ClinicEvent.PrescriptionPutAway;
import org.carequeue.events.ClinicEvent.PrescriptionReady;
import org.carequeue.events.ClinicEvent.PrescriptionReceived;
import org.carequeue.events.ClinicEvent.PrescriptionReturned;
import org.carequeue.events.PharmacySettings.CheckedBy;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.TicketNumber;
import org.carequeue.pharmacy.model.PharmacyCommand.HandOver;

/// From the counter to the patient, or back to the shelf.
final class SupplyRules {

    /// A number as people type it: without the letter, without zeros in front.
    private static final Pattern TYPED = Pattern.compile("([A-Za-z]?)0*([1-9][0-9]{0,5})");

    private SupplyRules() {
    }

    /// Where nobody checks, what was only claimed is supplied as it was ordered.
    static Decision<ClinicEvent> ready(PrescriptionCase asked) {
        var prescription = asked.prescription();
        var isChecked = asked.settings().pharmacy().checkedBy() == CheckedBy.NOBODY;
        return switch (prescription.status()) {
            case SUBMITTED -> refuse(PharmacyProblems.notClaimed(prescription));
            case CLAIMED -> isChecked ? call(asked) : refuse(PharmacyProblems.notPrepared(prescription));
            case PREPARING -> whole(asked, isChecked ? SupplyRules::call
                    : _ -> refuse(PharmacyProblems.notChecked(prescription)));
            case CHECKED -> whole(asked, SupplyRules::call);
            case READY, NOT_COLLECTED -> refuse(PharmacyProblems.alreadyReady(prescription));
            case QUESTION, ON_HOLD -> asked.waits();
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> asked.over();
        };
    }

    private static Decision<ClinicEvent> whole(PrescriptionCase asked, Function<PrescriptionCase, Decision<ClinicEvent>> then) {
        var prescription = asked.prescription();
        if (!PreparationRules.isWhole(prescription)) {
            return refuse(PharmacyProblems.notPrepared(prescription));
        }
        return PreparationRules.isEmpty(prescription) ? refuse(PharmacyProblems.nothingSupplied(prescription))
                : then.apply(asked);
    }

    private static Decision<ClinicEvent> call(PrescriptionCase asked) {
        return asked.ifOwn(own -> new PrescriptionReady(own.ready(asked.now())));
    }

    /// Who did not come on the day may come later, as long as it was not put back.
    static Decision<ClinicEvent> handOver(PrescriptionCase asked, HandOver command) {
        var prescription = asked.prescription();
        return switch (prescription.status()) {
            case SUBMITTED, CLAIMED, PREPARING, CHECKED -> refuse(PharmacyProblems.notReady(prescription));
            case READY, NOT_COLLECTED -> handOverReady(asked, command);
            case QUESTION, ON_HOLD -> asked.waits();
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> asked.over();
        };
    }

    private static Decision<ClinicEvent> handOverReady(PrescriptionCase asked, HandOver command) {
        var prescription = asked.prescription();
        if (command.ticket() != null && !names(command.ticket(), prescription.number())) {
            return refuse(PharmacyProblems.wrongTicket(prescription));
        }
        if (prescription.order().patient() != null && Boolean.FALSE.equals(command.identified())) {
            return refuse(PharmacyProblems.notIdentified());
        }
        if (asked.isAnothers()) {
            return refuse(PharmacyProblems.claimedByAnother(prescription));
        }
        var handedOver = prescription.handedOver(asked.now());
        var events = new ArrayList<ClinicEvent>();
        events.add(new PrescriptionHandedOver(handedOver));
        var owed = owed(prescription);
        if (!owed.isEmpty()) {
            events.add(new PrescriptionReceived(prescription.rest(asked.nextRest(), asked.now(), owed)));
        }
        return new Decision.Accepted<>(events, PrescriptionView.of(handedOver));
    }

    /// What the patient does not get today of what was ordered.
    private static List<PrescriptionItem> owed(Prescription prescription) {
        var owed = new ArrayList<PrescriptionItem>();
        for (var supply : prescription.work().supplies()) {
            var item = prescription.order().items().get(supply.item());
            if (supply.owed(item).signum() > 0) {
                owed.add(item.withQuantity(supply.owed(item)));
            }
        }
        return owed;
    }

    /// Whoever looks after what nobody fetched may put it back, also where the counter that prepared it is not staffed.
    static Decision<ClinicEvent> returnToShelf(PrescriptionCase asked) {
        var prescription = asked.prescription();
        return switch (prescription.status()) {
            case SUBMITTED, CLAIMED, PREPARING, CHECKED -> refuse(PharmacyProblems.notReady(prescription));
            case READY, NOT_COLLECTED -> accept(new PrescriptionReturned(prescription.returned(asked.now())));
            case QUESTION, ON_HOLD -> asked.waits();
            case HANDED_OVER, DECLINED, CANCELLED, RETURNED -> asked.over();
        };
    }

    /// For the same reason, so may whoever finds it.
    static Decision<ClinicEvent> putAway(PrescriptionCase asked) {
        var prescription = asked.prescription();
        return prescription.toPutAway()
                ? accept(new PrescriptionPutAway(prescription.putAway(asked.now())))
                : refuse(PharmacyProblems.nothingToPutAway(prescription));
    }

    private static boolean names(String typed, TicketNumber number) {
        var parts = TYPED.matcher(typed.strip());
        return parts.matches() && Integer.parseInt(parts.group(2)) == number.sequence()
                && (parts.group(1).isEmpty() || Character.toUpperCase(parts.group(1).charAt(0)) == number.letter());
    }
}
