package org.carequeue.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// Everything that can happen in a clinic, as the services tell one another. Each event carries the whole new state of
/// its one part, so that a reader keeps "the latest for each id and owner" and needs no state machine of its own.
///
/// A new event is a new record here, which [ClinicEventTypes] names; the compiler then lists every switch that must learn
/// it, and the golden-file test asks for its file.
public sealed interface ClinicEvent {

    // ── the ticket-service's, of which the triage-service passes the first two on ──

    /// The clinic has other settings from here on.
    ///
    /// @param start what a start found, in short: a digest of the settings file, for example. None for a change at run
    /// time, which a restart with the same file keeps
    /// @param changed who wanted that; none in journals of before it was kept
    record ClinicConfigured(ClinicSettings settings, @Nullable String start,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Changed changed) implements ClinicEvent {

        /// A change at run time of which nobody knows whose it is.
        public ClinicConfigured(ClinicSettings settings) {
            this(settings, null, null);
        }

        /// Who changed settings.
        ///
        /// @param at when
        /// @param by as people read the name
        public record Changed(Instant at, String by) {
        }
    }

    /// An operating day has begun; whatever is not of this day is of an earlier one.
    ///
    /// @param day the clinic's date
    /// @param openedAt when the ticket-service saw that it had begun
    record DayOpened(LocalDate day, Instant openedAt) implements ClinicEvent {
    }

    /// Which service lines give numbers is otherwise from here on: the hours say so, or somebody.
    ///
    /// @param lines those of which there is something to say; all others give numbers at all times
    /// @param setBy who has set it by hand; none where the hours say so
    record IntakeChanged(List<LineIntake> lines, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String setBy)
            implements
                ClinicEvent {
        public IntakeChanged {
            lines = List.copyOf(lines);
        }
    }

    /// A patient took a number.
    record TicketIssued(Ticket ticket) implements ClinicEvent {
    }

    // ── the triage-service's ──

    /// Something became of a visit. What exactly, the record says; the state is in `visit`.
    sealed interface VisitEvent extends ClinicEvent {
        /// The whole new state.
        Visit visit();

        /// What can be undone of the visit from now on.
        Undoable undoable();
    }

    /// A move of the visit: the last one can be undone, for a while.
    sealed interface Move extends VisitEvent {
        @Override
        default Undoable undoable() {
            return Undoable.MOVE;
        }
    }

    /// The ticket has joined the waiting list.
    record VisitOpened(Visit visit) implements VisitEvent {
        @Override
        public Undoable undoable() {
            return Undoable.NOTHING;
        }
    }

    /// Somebody set how urgent the visit is.
    ///
    /// @param from what it was before
    record PriorityChanged(Visit visit, Priority from) implements VisitEvent {
        @Override
        public Undoable undoable() {
            return Undoable.LEVEL;
        }
    }

    /// Somebody looked at the waiting patient again, and the priority stays.
    record TicketReassessed(Visit visit) implements VisitEvent {
        @Override
        public Undoable undoable() {
            return Undoable.LOOKED_AGAIN;
        }
    }

    /// Somebody wrote down what the patient comes with, or took it back.
    record ComplaintNoted(Visit visit) implements VisitEvent {
        @Override
        public Undoable undoable() {
            return Undoable.KEEPS_ALL;
        }
    }

    /// A room called the patient.
    record TicketCalled(Visit visit) implements Move {
    }

    /// The room called the patient once more.
    record TicketRecalled(Visit visit) implements Move {
    }

    /// The patient did not come when called, and waits on.
    record TicketNotPresent(Visit visit) implements Move {
    }

    /// The patient did not come as often as the clinic calls; for a while the old place is kept.
    record TicketSkipped(Visit visit) implements Move {
    }

    /// The patient is away with the clinic's knowledge, for an X-ray for example.
    record TicketParked(Visit visit) implements Move {
    }

    /// The patient is back, after having been skipped or parked, and waits on in the old place.
    record TicketReturned(Visit visit) implements Move {
    }

    /// The patient waits for another service line or for a certain room.
    record TicketTransferred(Visit visit) implements Move {
    }

    /// The patient was called and did not come back in time.
    record TicketNoShow(Visit visit) implements VisitEvent {
        @Override
        public Undoable undoable() {
            return Undoable.NOTHING;
        }
    }

    /// The last move was a mistake: the visit stands where it stood before.
    ///
    /// @param move the event that is undone, by its wire name
    record MoveUndone(Visit visit, String move) implements VisitEvent {
        @Override
        public Undoable undoable() {
            return Undoable.MOVE_UNDONE;
        }
    }

    /// The patient sits before the doctor.
    record ConsultationStarted(Visit visit) implements Move {
    }

    /// The consultation is over; the visit may still go on in the pharmacy.
    record ConsultationFinished(Visit visit) implements Move {
    }

    /// The patient or the clinic gave the ticket up.
    record TicketCancelled(Visit visit) implements Move {
    }

    /// The patient still waited when the operating day ended; or the visit is replaced by that of another patient who was
    /// given the same number. The status says which.
    record VisitClosed(Visit visit) implements VisitEvent {
        @Override
        public Undoable undoable() {
            return Undoable.NOTHING;
        }
    }

    /// A doctor submitted a prescription.
    ///
    /// @param visit counts it
    record PrescriptionSubmitted(Visit visit, SubmittedPrescription prescription) implements VisitEvent {
        @Override
        public Undoable undoable() {
            return Undoable.KEEPS_ALL;
        }
    }

    /// Something became of a request for help. The state is in `help`.
    sealed interface HelpEvent extends ClinicEvent {
        /// The whole new state.
        HelpRequest help();
    }

    /// Somebody needs help now.
    record HelpRequested(HelpRequest help) implements HelpEvent {
    }

    /// Somebody of the staff goes there.
    record HelpAcknowledged(HelpRequest help) implements HelpEvent {
    }

    /// The clinic has another formulary from the last of its parts on; they are committed together. A part has as many
    /// medicines as fit an event.
    ///
    /// @param version counts up with each other formulary; 1 is the first
    /// @param digest of the whole, by which a start knows whether it has found the same
    /// @param part 1 for the first
    /// @param parts how many there are
    /// @param medicines none at all where the clinic has no formulary any more
    record FormularyLoaded(int version, String digest, int part, int parts,
            List<FormularyMedicine> medicines) implements ClinicEvent {
        public FormularyLoaded {
            medicines = List.copyOf(medicines);
        }
    }

    // ── the pharmacy-service's ──

    /// Something became of a prescription. What exactly, the record says; the state is in `prescription`.
    sealed interface PrescriptionEvent extends ClinicEvent {
        /// The whole new state.
        Prescription prescription();
    }

    /// The pharmacy has it in its queue: a doctor's, or the rest of what was owed.
    record PrescriptionReceived(Prescription prescription) implements PrescriptionEvent {
    }

    /// It moved in the queue because the visit's priority changed.
    record PrescriptionPrioritised(Prescription prescription) implements PrescriptionEvent {
    }

    /// A pharmacist prepares it.
    record PrescriptionClaimed(Prescription prescription) implements PrescriptionEvent {
    }

    /// Somebody still works on what is claimed: the claim holds on.
    record PrescriptionLeaseRenewed(Prescription prescription) implements PrescriptionEvent {
    }

    /// So much of it is prepared.
    record PrescriptionPreparing(Prescription prescription) implements PrescriptionEvent {
    }

    /// Somebody has checked what was prepared.
    record PrescriptionChecked(Prescription prescription) implements PrescriptionEvent {
    }

    /// The pharmacy has asked the doctor something, and waits.
    record PrescriptionQuestioned(Prescription prescription) implements PrescriptionEvent {
    }

    /// The doctor has answered, and the pharmacy goes on.
    record PrescriptionAnswered(Prescription prescription) implements PrescriptionEvent {
    }

    /// It waits for what the pharmacy does not have, for example.
    record PrescriptionOnHold(Prescription prescription) implements PrescriptionEvent {
    }

    /// A counter goes on with what has waited.
    record PrescriptionResumed(Prescription prescription) implements PrescriptionEvent {
    }

    /// The pharmacy does not supply it.
    record PrescriptionDeclined(Prescription prescription) implements PrescriptionEvent {
    }

    /// The doctor has ordered something else instead.
    record PrescriptionAmended(Prescription prescription) implements PrescriptionEvent {
    }

    /// The patient is called to the counter.
    record PrescriptionReady(Prescription prescription) implements PrescriptionEvent {
    }

    /// The patient has it: this happens once.
    record PrescriptionHandedOver(Prescription prescription) implements PrescriptionEvent {
    }

    /// The counter that had claimed it gives it back, or has not worked on it for too long, or is none any more.
    record PrescriptionReleased(Prescription prescription) implements PrescriptionEvent {
    }

    /// Another counter goes on with it.
    record PrescriptionTakenOver(Prescription prescription) implements PrescriptionEvent {
    }

    /// The last step was a mistake: the prescription stands where it stood before.
    ///
    /// @param step the event that is undone, by its wire name
    record PrescriptionStepUndone(Prescription prescription, String step) implements PrescriptionEvent {
    }

    /// It is not to be supplied any more.
    record PrescriptionCancelled(Prescription prescription) implements PrescriptionEvent {
    }

    /// Somebody has seen that it was cancelled, and has put away what was begun.
    record PrescriptionPutAway(Prescription prescription) implements PrescriptionEvent {
    }

    /// The operating day has ended, and nobody has fetched it: the public does not hear of it any more.
    record PrescriptionNotCollected(Prescription prescription) implements PrescriptionEvent {
    }

    /// Nobody fetches it: it was put back.
    record PrescriptionReturned(Prescription prescription) implements PrescriptionEvent {
    }
}
