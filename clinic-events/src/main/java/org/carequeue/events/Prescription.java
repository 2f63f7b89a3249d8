package org.carequeue.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// What the pharmacy-service knows of a prescription, and alone decides from its submission on.
///
/// @param id identity
/// @param ticket the ticket it was written for
/// @param number what the patient holds
/// @param status where it stands
/// @param version counts every change; of two steps that start from one version, one wins
/// @param priority follows the visit's
/// @param rank the priority's place in the scale, 0 the most urgent
/// @param submittedAt when the doctor submitted it
/// @param arrival breaks ties of `submittedAt`: the sequence in the triage-service's log
/// @param prescriber who wrote it
/// @param room where it was written: a room's name, or the workplace as it is where that was none
/// @param counter where it is prepared, from the claim on
/// @param claimedBy who prepares it
/// @param claimedAt when that began
/// @param readyAt when it was ready to be fetched
/// @param handedOverAt when the patient got it
/// @param order what the doctor wrote
public record Prescription(PrescriptionId id, TicketId ticket, TicketNumber number, PrescriptionStatus status,
        int version, Priority priority, int rank, Instant submittedAt, long arrival, String prescriber, String room,
        @Nullable String counter, @Nullable String claimedBy, @Nullable Instant claimedAt, @Nullable Instant readyAt,
        @Nullable Instant handedOverAt, PrescriptionOrder order) {

    private static final String ROOM = "room ";

    /// A prescription that has just reached the pharmacy.
    public static Prescription received(SubmittedPrescription submitted, long arrival, Priority priority, int rank) {
        return new Prescription(submitted.id(), submitted.ticket(), submitted.number(), PrescriptionStatus.SUBMITTED, 1,
                priority, rank, submitted.submittedAt(), arrival, submitted.prescriber(), room(submitted.workplace()),
                null, null, null, null, null, submitted.order());
    }

    private static String room(String workplace) {
        return workplace.startsWith(ROOM) ? workplace.substring(ROOM.length()) : workplace;
    }

    /// A pharmacist takes it.
    public Prescription claimed(String atCounter, String by, Instant at) {
        return new Prescription(id, ticket, number, PrescriptionStatus.CLAIMED, version + 1, priority, rank,
                submittedAt, arrival, prescriber, room, atCounter, by, at, readyAt, handedOverAt, order);
    }

    /// It can be fetched.
    public Prescription ready(Instant at) {
        return new Prescription(id, ticket, number, PrescriptionStatus.READY, version + 1, priority, rank, submittedAt,
                arrival, prescriber, room, counter, claimedBy, claimedAt, at, handedOverAt, order);
    }

    /// The patient has it.
    public Prescription handedOver(Instant at) {
        return new Prescription(id, ticket, number, PrescriptionStatus.HANDED_OVER, version + 1, priority, rank,
                submittedAt, arrival, prescriber, room, counter, claimedBy, claimedAt, readyAt, at, order);
    }

    /// It is not to be supplied any more.
    public Prescription cancelled() {
        return new Prescription(id, ticket, number, PrescriptionStatus.CANCELLED, version + 1, priority, rank,
                submittedAt, arrival, prescriber, room, counter, claimedBy, claimedAt, readyAt, handedOverAt, order);
    }

    /// The visit's priority has changed.
    public Prescription withPriority(Priority other, int otherRank) {
        return new Prescription(id, ticket, number, status, version + 1, other, otherRank, submittedAt, arrival,
                prescriber, room, counter, claimedBy, claimedAt, readyAt, handedOverAt, order);
    }
}
