package org.carequeue.triage.model;

import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.Priority;
import org.carequeue.events.TicketReference;

/// What the triage-service can be asked to do.
public sealed interface TriageCommand {

    /// Call the next patient to this room.
    record CallNext(String room) implements TriageCommand {
    }

    /// The called patient is here.
    record StartConsultation(TicketReference ticket) implements TriageCommand {
    }

    /// The doctor is done with this patient.
    record FinishConsultation(TicketReference ticket) implements TriageCommand {
    }

    /// The patient has left, or the ticket was a mistake.
    record CancelVisit(TicketReference ticket) implements TriageCommand {
    }

    /// This is how urgent it is.
    record SetPriority(TicketReference ticket, Priority priority) implements TriageCommand {
    }

    /// Send this to the pharmacy.
    record SubmitPrescription(TicketReference ticket, PrescriptionOrder order) implements TriageCommand {
    }
}
