package org.carequeue.pharmacy.model;

import static org.carequeue.pharmacy.model.PrescriptionCase.accept;
import static org.carequeue.pharmacy.model.PrescriptionCase.refuse;

import java.util.regex.Pattern;

import org.carequeue.bridge.desk.Decision;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionHandedOver;
import org.carequeue.events.ClinicEvent.PrescriptionPutAway;
import org.carequeue.events.ClinicEvent.PrescriptionReady;
import org.carequeue.events.ClinicEvent.PrescriptionReturned;
import org.carequeue.events.TicketNumber;
import org.jspecify.annotations.Nullable;

/// From the counter to the patient, or back to the shelf.
final class SupplyRules {

    /// A number as people type it: without the letter, without zeros in front.
    private static final Pattern TYPED = Pattern.compile("([A-Za-z]?)0*([1-9][0-9]{0,5})");

    private SupplyRules() {
    }

    static Decision<ClinicEvent> ready(PrescriptionCase asked) {
        var prescription = asked.prescription();
        var now = asked.circumstances().now();
        return switch (prescription.status()) {
            case SUBMITTED -> refuse(PharmacyProblems.notClaimed(prescription));
            case CLAIMED -> asked.ifOwn(own -> new PrescriptionReady(own.ready(now)));
            case READY, NOT_COLLECTED -> refuse(PharmacyProblems.alreadyReady(prescription));
            case HANDED_OVER, CANCELLED, RETURNED -> asked.over();
        };
    }

    /// Who did not come on the day may come later, as long as it was not put back.
    static Decision<ClinicEvent> handOver(PrescriptionCase asked, @Nullable String ticket) {
        var prescription = asked.prescription();
        var now = asked.circumstances().now();
        return switch (prescription.status()) {
            case SUBMITTED, CLAIMED -> refuse(PharmacyProblems.notReady(prescription));
            case READY, NOT_COLLECTED -> ticket != null && !names(ticket, prescription.number())
                    ? refuse(PharmacyProblems.wrongTicket(prescription))
                    : asked.ifOwn(own -> new PrescriptionHandedOver(own.handedOver(now)));
            case HANDED_OVER, CANCELLED, RETURNED -> asked.over();
        };
    }

    /// Whoever looks after what nobody fetched may put it back, also where the counter that prepared it is not staffed.
    static Decision<ClinicEvent> returnToShelf(PrescriptionCase asked) {
        var prescription = asked.prescription();
        return switch (prescription.status()) {
            case SUBMITTED, CLAIMED -> refuse(PharmacyProblems.notReady(prescription));
            case READY, NOT_COLLECTED ->
                accept(new PrescriptionReturned(prescription.returned(asked.circumstances().now())));
            case HANDED_OVER, CANCELLED, RETURNED -> asked.over();
        };
    }

    /// For the same reason, so may whoever finds it.
    static Decision<ClinicEvent> putAway(PrescriptionCase asked) {
        var prescription = asked.prescription();
        return prescription.toPutAway()
                ? accept(new PrescriptionPutAway(prescription.putAway(asked.circumstances().now())))
                : refuse(PharmacyProblems.nothingToPutAway(prescription));
    }

    private static boolean names(String typed, TicketNumber number) {
        var parts = TYPED.matcher(typed.strip());
        return parts.matches() && Integer.parseInt(parts.group(2)) == number.sequence()
                && (parts.group(1).isEmpty() || Character.toUpperCase(parts.group(1).charAt(0)) == number.letter());
    }
}
