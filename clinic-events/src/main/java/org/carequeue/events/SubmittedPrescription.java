package org.carequeue.events;

import java.time.Instant;

/// The act of submitting a prescription, as the triage-service records it. What becomes of it, the pharmacy decides.
///
/// @param id identity
/// @param ticket the ticket it was written for
/// @param number what the patient holds
/// @param priority the visit's priority at that time
/// @param rank its place in the scale, 0 the most urgent
/// @param submittedAt the server's time
/// @param prescriber who wrote it, by the name that colleagues read; the event says who signed in
/// @param workplace where it was written
/// @param order what the doctor wrote
public record SubmittedPrescription(PrescriptionId id, TicketId ticket, TicketNumber number, Priority priority,
        int rank, Instant submittedAt, String prescriber, String workplace, PrescriptionOrder order) {
}
