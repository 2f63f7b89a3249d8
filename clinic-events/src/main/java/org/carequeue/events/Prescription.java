package org.carequeue.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.soabase.recordbuilder.core.RecordBuilder;

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
/// @param prescriber who wrote it, by the name that colleagues read; the event says who signed in
/// @param room where it was written; none where the workplace was no room
/// @param counter where it is prepared, from the claim on
/// @param claimedBy who prepares it
/// @param claimedAt when that began
/// @param readyAt when it was ready to be fetched
/// @param handedOverAt when the patient got it
/// @param takenOver whom the counter has it from, where that was another counter
/// @param notCollectedAt when the day ended at which nobody fetched it
/// @param returnedAt when it was put back because nobody fetched it
/// @param cancelledAt when it was cancelled; of older ones that is not known
/// @param putAwayAt when somebody saw that what a counter had begun was cancelled, and put it away
/// @param order what the doctor wrote
@RecordBuilder
public record Prescription(PrescriptionId id, TicketId ticket, TicketNumber number, PrescriptionStatus status,
        int version, Priority priority, int rank, Instant submittedAt, long arrival, String prescriber,
        @Nullable String room, @Nullable String counter, @Nullable String claimedBy, @Nullable Instant claimedAt,
        @Nullable Instant readyAt, @Nullable Instant handedOverAt, @Nullable TakeOver takenOver,
        @Nullable Instant notCollectedAt, @Nullable Instant returnedAt, @Nullable Instant cancelledAt,
        @Nullable Instant putAwayAt, PrescriptionOrder order) {

    /// What journals have instead of a room where whoever wrote it named no workplace.
    private static final String NO_WORKPLACE = "api";

    public Prescription {
        room = NO_WORKPLACE.equals(room) ? null : room;
    }

    /// A prescription that has just reached the pharmacy.
    public static Prescription received(SubmittedPrescription submitted, long arrival, Priority priority, int rank) {
        return submitted(submitted, 1, arrival, priority, rank);
    }

    /// One of which the pharmacy has not said anything yet: its version is 0.
    public static Prescription notReceivedYet(SubmittedPrescription submitted) {
        return submitted(submitted, 0, 0, submitted.priority(), submitted.rank());
    }

    private static Prescription submitted(SubmittedPrescription by, int version, long arrival, Priority priority,
            int rank) {
        return new Prescription(by.id(), by.ticket(), by.number(), PrescriptionStatus.SUBMITTED, version, priority, rank,
                by.submittedAt(), arrival, by.prescriber(), Workplace.ROOM.nameIn(by.workplace()).orElse(null), null, null,
                null, null, null, null, null,
                null, null, null, by.order());
    }

    // ── steps ──

    /// A pharmacist takes it.
    public Prescription claimed(String atCounter, String by, Instant at) {
        return changed().status(PrescriptionStatus.CLAIMED).counter(atCounter).claimedBy(by).claimedAt(at).build();
    }

    /// The pharmacist gives it back: anybody may take it.
    public Prescription released() {
        return changed().status(PrescriptionStatus.SUBMITTED).counter(null).claimedBy(null).claimedAt(null).takenOver(null)
                .build();
    }

    /// Another counter goes on with it, where it stands.
    public Prescription takenOver(String byCounter, String by, Instant at) {
        return changed().takenOver(counter == null ? null : new TakeOver(counter, at)).counter(byCounter).claimedBy(by).build();
    }

    /// It can be fetched.
    public Prescription ready(Instant at) {
        return changed().status(PrescriptionStatus.READY).readyAt(at).build();
    }

    /// The patient has it.
    public Prescription handedOver(Instant at) {
        return changed().status(PrescriptionStatus.HANDED_OVER).handedOverAt(at).build();
    }

    /// The day has ended, and nobody has fetched it.
    public Prescription notCollected(Instant at) {
        return changed().status(PrescriptionStatus.NOT_COLLECTED).notCollectedAt(at).build();
    }

    /// It is put back, because nobody fetches it.
    public Prescription returned(Instant at) {
        return changed().status(PrescriptionStatus.RETURNED).returnedAt(at).build();
    }

    /// It is not to be supplied any more.
    public Prescription cancelled(Instant at) {
        return changed().status(PrescriptionStatus.CANCELLED).cancelledAt(at).build();
    }

    /// Somebody has seen that it was cancelled, and has put away what was begun.
    public Prescription putAway(Instant at) {
        return changed().putAwayAt(at).build();
    }

    /// The visit's priority has changed.
    public Prescription withPriority(Priority other, int otherRank) {
        return changed().priority(other).rank(otherRank).build();
    }

    // ── what follows from where it stands ──

    /// When the step was done that can be taken back now; none where there is nothing to take back. What was taken over is
    /// given back by another take-over, or released.
    public @Nullable Instant stepAt() {
        return switch (status) {
            case CLAIMED -> takenOver == null ? claimedAt : null;
            case READY -> readyAt;
            case HANDED_OVER -> handedOverAt;
            case RETURNED -> returnedAt;
            case SUBMITTED, NOT_COLLECTED, CANCELLED -> null;
        };
    }

    /// As it stood before that step; itself where there is nothing to take back.
    public Prescription stepUndone() {
        return switch (status) {
            case CLAIMED -> released();
            case READY -> changed().status(PrescriptionStatus.CLAIMED).readyAt(null).build();
            case HANDED_OVER -> changed().status(beforeItsEnd()).handedOverAt(null).build();
            case RETURNED -> changed().status(beforeItsEnd()).returnedAt(null).build();
            case SUBMITTED, NOT_COLLECTED, CANCELLED -> this;
        };
    }

    private PrescriptionStatus beforeItsEnd() {
        return notCollectedAt == null ? PrescriptionStatus.READY : PrescriptionStatus.NOT_COLLECTED;
    }

    /// Whether it was cancelled when a counter had begun it, and nobody has put that away yet.
    public boolean toPutAway() {
        return status == PrescriptionStatus.CANCELLED && counter != null && cancelledAt != null && putAwayAt == null;
    }

    /// Whether somebody of the pharmacy still has something to do with it.
    public boolean pending() {
        return status.isOpen() || toPutAway();
    }

    private PrescriptionBuilder changed() {
        return PrescriptionBuilder.builder(this).version(version + 1);
    }
}
