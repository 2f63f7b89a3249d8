package org.carequeue.triage.model;

import java.time.Instant;

import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionStatus;
import org.carequeue.events.Priority;
import org.carequeue.events.SubmittedPrescription;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;

/// What the doctor hears who submitted a prescription. Its content is not repeated: replies are kept for a day.
///
/// @param id identity, under which the pharmacy knows it
/// @param ticketId the ticket it was written for
/// @param ticketNumber what the patient holds
/// @param status submitted
/// @param priority the visit's
/// @param submittedAt the server's time
/// @param prescriber who wrote it, from the server
/// @param items how many medicines
public record SubmittedPrescriptionView(PrescriptionId id, TicketId ticketId, TicketNumber ticketNumber,
        PrescriptionStatus status, Priority priority, Instant submittedAt, String prescriber, int items) {

    static SubmittedPrescriptionView of(SubmittedPrescription submitted) {
        return new SubmittedPrescriptionView(submitted.id(), submitted.ticket(), submitted.number(),
                PrescriptionStatus.SUBMITTED, submitted.priority(), submitted.submittedAt(), submitted.prescriber(),
                submitted.order().items().size());
    }
}
