package org.carequeue.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.events.Dispensing.Amendment;
import org.carequeue.events.Dispensing.Ending;
import org.carequeue.events.Dispensing.Message;
import org.carequeue.events.Dispensing.Pause;
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
/// @param order what the doctor wrote, and has amended
/// @param dispensing what the pharmacy has made of it; none where that is nothing
@RecordBuilder
public record Prescription(PrescriptionId id, TicketId ticket, TicketNumber number, PrescriptionStatus status,
        int version, Priority priority, int rank, Instant submittedAt, long arrival, String prescriber,
        @Nullable String room, @Nullable String counter, @Nullable String claimedBy, @Nullable Instant claimedAt,
        @Nullable Instant readyAt, @Nullable Instant handedOverAt, @Nullable TakeOver takenOver,
        @Nullable Instant notCollectedAt, @Nullable Instant returnedAt, @Nullable Instant cancelledAt,
        @Nullable Instant putAwayAt, PrescriptionOrder order, @Nullable Dispensing dispensing) {

    /// What journals have instead of a room where whoever wrote it named no workplace.
    private static final String NO_WORKPLACE = "api";

    public Prescription {
        room = NO_WORKPLACE.equals(room) ? null : room;
        dispensing = Dispensing.NONE.equals(dispensing) ? null : dispensing;
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
                null, null, null, by.order(), null);
    }

    /// What the pharmacy has made of it.
    public Dispensing work() {
        return dispensing == null ? Dispensing.NONE : dispensing;
    }

    /// The rest that the patient is owed of this one, under a number of its own, and submitted now.
    public Prescription rest(PrescriptionId rest, Instant at, List<PrescriptionItem> items) {
        return new Prescription(rest, ticket, number, PrescriptionStatus.SUBMITTED, 1, priority, rank, at, arrival,
                prescriber, room, null, null, null, null, null, null, null, null, null, null,
                order.rest(items),
                DispensingBuilder.builder(Dispensing.NONE).restOf(id).build());
    }

    // ── steps ──

    /// A pharmacist takes it.
    public Prescription claimed(String atCounter, String by, Instant at) {
        return changed().status(PrescriptionStatus.CLAIMED).counter(atCounter).claimedBy(by).claimedAt(at).build();
    }

    /// Nobody has claimed it any more: anybody may take it. What waits or can be fetched does so without a counter; all else
    /// begins anew.
    public Prescription released() {
        var free = changed().counter(null).claimedBy(null).claimedAt(null).takenOver(null);
        return status.isInWork() ? free.status(PrescriptionStatus.SUBMITTED).dispensing(work().anew()).build() : free.build();
    }

    /// Another counter goes on with it, where it stands.
    public Prescription takenOver(String byCounter, String by, Instant at, @Nullable String reason) {
        return changed().takenOver(counter == null ? null : new TakeOver(counter, at, reason)).counter(byCounter)
                .claimedBy(by).dispensing(working().workedAt(null).build()).build();
    }

    /// Somebody still works on it.
    public Prescription workedOn(Instant at) {
        return changed().dispensing(working().workedAt(at).build()).build();
    }

    /// So much of it is prepared. What was checked before is to be checked again.
    public Prescription prepared(List<Supply> supplies, String by, Instant at) {
        return changed().status(PrescriptionStatus.PREPARING).dispensing(working().workedAt(at).supplies(supplies)
                .preparedBy(by).preparedAt(at).checkedBy(null).checkedAt(null).build()).build();
    }

    /// What is prepared is what was ordered, as far as it says so.
    public Prescription checked(String by, Instant at) {
        return changed().status(PrescriptionStatus.CHECKED)
                .dispensing(working().workedAt(at).checkedBy(by).checkedAt(at).build()).build();
    }

    /// It can be fetched.
    public Prescription ready(Instant at) {
        return changed().status(PrescriptionStatus.READY).readyAt(at).build();
    }

    /// The patient has it.
    public Prescription handedOver(Instant at) {
        return changed().status(PrescriptionStatus.HANDED_OVER).handedOverAt(at).build();
    }

    /// It waits for something that the clinic does not have, for example.
    public Prescription onHold(String reason, @Nullable Instant until, String by, Instant at) {
        return changed().status(PrescriptionStatus.ON_HOLD)
                .dispensing(working().pause(new Pause(status, reason, until, by, at)).build()).build();
    }

    /// The doctor is asked something; while one question waits, another one may be asked.
    public Prescription questioned(String text, String by, Instant at) {
        var asked = working().questions(with(new Message(false, text, by, at)));
        return status == PrescriptionStatus.QUESTION ? changed().dispensing(asked.build()).build()
                : changed().status(PrescriptionStatus.QUESTION)
                        .dispensing(asked.pause(new Pause(status, null, null, by, at)).build()).build();
    }

    /// The doctor has answered: it goes on where it stood, or anew where its counter is none any more.
    public Prescription answered(String text, String by, Instant at) {
        var answered = working().questions(with(new Message(true, text, by, at))).build();
        return counter == null ? changed().status(PrescriptionStatus.SUBMITTED).dispensing(answered.anew()).build()
                : changed().status(beforeThePause())
                        .dispensing(DispensingBuilder.builder(answered).pause(null).workedAt(at).build()).build();
    }

    /// It goes on where it stood, at this counter.
    public Prescription resumed(String atCounter, String by, Instant at) {
        return changed().status(beforeThePause()).counter(atCounter).claimedBy(by)
                .dispensing(working().pause(null).workedAt(at).build()).build();
    }

    /// The pharmacy does not supply it.
    public Prescription declined(String reason, String by, Instant at) {
        return changed().status(PrescriptionStatus.DECLINED)
                .dispensing(working().ending(new Ending(status, reason, by, at)).build()).build();
    }

    /// The doctor takes it back.
    public Prescription cancelledBy(String by, String reason, Instant at) {
        return changed().status(PrescriptionStatus.CANCELLED).cancelledAt(at)
                .dispensing(working().ending(new Ending(status, reason, by, at)).build()).build();
    }

    /// The doctor orders something else: what a counter had begun, it begins anew, and nobody is called any more.
    public Prescription amended(PrescriptionOrder to, String by, Instant at) {
        var before = work().amendment();
        var amendment = new Amendment(before == null ? 1 : before.count() + 1, order, by, at);
        return changed().order(to.from(order.outside()))
                .status(counter == null ? PrescriptionStatus.SUBMITTED : PrescriptionStatus.CLAIMED)
                .readyAt(null).notCollectedAt(null)
                .dispensing(DispensingBuilder.builder(work().anew()).workedAt(counter == null ? null : at)
                        .amendment(amendment).build())
                .build();
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
    /// given back by another take-over, or released; what waits goes on by being resumed.
    public @Nullable Instant stepAt() {
        return switch (status) {
            case CLAIMED -> takenOver == null && work().amendment() == null ? claimedAt : null;
            case PREPARING -> work().preparedAt();
            case CHECKED -> work().checkedAt();
            case READY -> readyAt;
            case HANDED_OVER -> handedOverAt;
            case DECLINED -> work().ending() == null ? null : work().ending().at();
            case RETURNED -> returnedAt;
            case SUBMITTED, QUESTION, ON_HOLD, NOT_COLLECTED, CANCELLED -> null;
        };
    }

    /// As it stood before that step; itself where there is nothing to take back.
    public Prescription stepUndone() {
        return switch (status) {
            case CLAIMED -> released();
            case PREPARING -> changed().status(PrescriptionStatus.CLAIMED)
                    .dispensing(working().supplies(List.of()).preparedBy(null).preparedAt(null).build()).build();
            case CHECKED -> changed().status(PrescriptionStatus.PREPARING)
                    .dispensing(working().checkedBy(null).checkedAt(null).build()).build();
            case READY -> changed().status(beforeReady()).readyAt(null).build();
            case HANDED_OVER -> changed().status(beforeItsEnd()).handedOverAt(null).build();
            case DECLINED -> changed().status(work().ending() == null ? status : work().ending().from())
                    .dispensing(working().ending(null).build()).build();
            case RETURNED -> changed().status(beforeItsEnd()).returnedAt(null).build();
            case SUBMITTED, QUESTION, ON_HOLD, NOT_COLLECTED, CANCELLED -> this;
        };
    }

    private PrescriptionStatus beforeItsEnd() {
        return notCollectedAt == null ? PrescriptionStatus.READY : PrescriptionStatus.NOT_COLLECTED;
    }

    private PrescriptionStatus beforeReady() {
        if (work().checkedAt() != null) {
            return PrescriptionStatus.CHECKED;
        }
        return work().supplies().isEmpty() ? PrescriptionStatus.CLAIMED : PrescriptionStatus.PREPARING;
    }

    private PrescriptionStatus beforeThePause() {
        var pause = work().pause();
        return pause == null ? status : pause.from();
    }

    /// When somebody last worked on what is claimed; none of what is not.
    public @Nullable Instant workedAt() {
        if (work().workedAt() != null) {
            return work().workedAt();
        }
        return takenOver == null ? claimedAt : takenOver.at();
    }

    /// Whether it was cancelled when a counter had begun it, and nobody has put that away yet.
    public boolean toPutAway() {
        return status == PrescriptionStatus.CANCELLED && counter != null && cancelledAt != null && putAwayAt == null;
    }

    /// Whether somebody of the pharmacy still has something to do with it.
    public boolean pending() {
        return status.isOpen() || toPutAway();
    }

    private List<Message> with(Message message) {
        var all = new ArrayList<>(work().questions());
        all.add(message);
        return all;
    }

    private DispensingBuilder working() {
        return DispensingBuilder.builder(work());
    }

    private PrescriptionBuilder changed() {
        return PrescriptionBuilder.builder(this).version(version + 1);
    }
}
