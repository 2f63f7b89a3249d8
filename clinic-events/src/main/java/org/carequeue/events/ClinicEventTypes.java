package org.carequeue.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.ConsultationFinished;
import org.carequeue.events.ClinicEvent.ConsultationStarted;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.HelpAcknowledged;
import org.carequeue.events.ClinicEvent.HelpRequested;
import org.carequeue.events.ClinicEvent.MoveUndone;
import org.carequeue.events.ClinicEvent.PrescriptionCancelled;
import org.carequeue.events.ClinicEvent.PrescriptionClaimed;
import org.carequeue.events.ClinicEvent.PrescriptionHandedOver;
import org.carequeue.events.ClinicEvent.PrescriptionNotCollected;
import org.carequeue.events.ClinicEvent.PrescriptionPrioritised;
import org.carequeue.events.ClinicEvent.PrescriptionPutAway;
import org.carequeue.events.ClinicEvent.PrescriptionReady;
import org.carequeue.events.ClinicEvent.PrescriptionReceived;
import org.carequeue.events.ClinicEvent.PrescriptionReleased;
import org.carequeue.events.ClinicEvent.PrescriptionReturned;
import org.carequeue.events.ClinicEvent.PrescriptionStepUndone;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PrescriptionTakenOver;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEvent.TicketNoShow;
import org.carequeue.events.ClinicEvent.TicketNotPresent;
import org.carequeue.events.ClinicEvent.TicketParked;
import org.carequeue.events.ClinicEvent.TicketReassessed;
import org.carequeue.events.ClinicEvent.TicketRecalled;
import org.carequeue.events.ClinicEvent.TicketReturned;
import org.carequeue.events.ClinicEvent.TicketSkipped;
import org.carequeue.events.ClinicEvent.TicketTransferred;
import org.carequeue.events.ClinicEvent.VisitClosed;
import org.carequeue.events.ClinicEvent.VisitOpened;

/// What each event is called on the wire and in the journals. A name, once written, never changes its meaning.
public final class ClinicEventTypes {

    /// Wire name to record, in the order of one patient's way.
    public static final Map<String, Class<? extends ClinicEvent>> BY_NAME = names();

    private ClinicEventTypes() {
    }

    private static Map<String, Class<? extends ClinicEvent>> names() {
        var names = new LinkedHashMap<String, Class<? extends ClinicEvent>>();
        names.put("clinic-configured", ClinicConfigured.class);
        names.put("day-opened", DayOpened.class);
        names.put("new-ticket", TicketIssued.class);
        names.put("visit-opened", VisitOpened.class);
        names.put("priority-update", PriorityChanged.class);
        names.put("ticket-reassessed", TicketReassessed.class);
        names.put("ticket-called", TicketCalled.class);
        names.put("ticket-recalled", TicketRecalled.class);
        names.put("ticket-not-present", TicketNotPresent.class);
        names.put("ticket-skipped", TicketSkipped.class);
        names.put("ticket-parked", TicketParked.class);
        names.put("ticket-returned", TicketReturned.class);
        names.put("ticket-transferred", TicketTransferred.class);
        names.put("ticket-no-show", TicketNoShow.class);
        names.put("move-undone", MoveUndone.class);
        names.put("consultation-started", ConsultationStarted.class);
        names.put("consultation-finished", ConsultationFinished.class);
        names.put("ticket-cancelled", TicketCancelled.class);
        names.put("visit-closed", VisitClosed.class);
        names.put("help-requested", HelpRequested.class);
        names.put("help-acknowledged", HelpAcknowledged.class);
        names.put("prescription-submitted", PrescriptionSubmitted.class);
        names.put("prescription-received", PrescriptionReceived.class);
        names.put("prescription-prioritised", PrescriptionPrioritised.class);
        names.put("prescription-claimed", PrescriptionClaimed.class);
        names.put("prescription-ready", PrescriptionReady.class);
        names.put("prescription-handed-over", PrescriptionHandedOver.class);
        names.put("prescription-cancelled", PrescriptionCancelled.class);
        names.put("prescription-released", PrescriptionReleased.class);
        names.put("prescription-taken-over", PrescriptionTakenOver.class);
        names.put("prescription-step-undone", PrescriptionStepUndone.class);
        names.put("prescription-put-away", PrescriptionPutAway.class);
        names.put("prescription-not-collected", PrescriptionNotCollected.class);
        names.put("prescription-returned", PrescriptionReturned.class);
        return Collections.unmodifiableMap(names);
    }
}
