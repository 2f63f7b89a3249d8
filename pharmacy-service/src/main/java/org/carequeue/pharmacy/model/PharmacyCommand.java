package org.carequeue.pharmacy.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.carequeue.events.PrescriptionId;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.Supply.Outcome;
import org.jspecify.annotations.Nullable;

/// What the pharmacy-service can be asked to do.
public sealed interface PharmacyCommand {

    /// What is claimed and was not worked on for too long, anybody may claim: the service asks itself.
    record EndLeases() implements PharmacyCommand {
    }

    /// A step that was decided on what somebody has seen: it is not done where that has changed.
    ///
    /// @param version of the prescription, as it was seen
    record AsSeen(Step step, int version) implements PharmacyCommand {
    }

    /// One step of one prescription.
    sealed interface Step extends PharmacyCommand {

        /// Which prescription it is about.
        PrescriptionId prescription();
    }

    /// I prepare this one.
    ///
    /// @param counter where the patient will fetch it; none where the workplace is a counter
    record Claim(PrescriptionId prescription, @Nullable String counter) implements Step {
    }

    /// I give it back: anybody may prepare it.
    record Release(PrescriptionId prescription) implements Step {
    }

    /// I go on with what another counter has claimed.
    ///
    /// @param counter where the patient will fetch it; none where the workplace is a counter
    /// @param reason why; none where nobody says
    record TakeOver(PrescriptionId prescription, @Nullable String counter, @Nullable String reason) implements Step {
    }

    /// I still work on it.
    record RenewLease(PrescriptionId prescription) implements Step {
    }

    /// What is supplied of one item.
    ///
    /// @param item its place in the order, from 0 on
    /// @param amount in the unit of the ordered quantity; none stands for all of it, and for nothing of what is declined
    /// @param medicine what is supplied instead, of what is substituted
    /// @param reason why it is not supplied as ordered
    record Said(int item, Outcome outcome, @Nullable BigDecimal amount, @Nullable String medicine,
            @Nullable String reason) {

        /// Says which, and not what.
        @Override
        public String toString() {
            return "Said[item=" + item + ", outcome=" + outcome + "]";
        }
    }

    /// So much of it I have prepared.
    ///
    /// @param supplies what is supplied of each item that is named; of the others stays what was said before
    record Prepare(PrescriptionId prescription, List<Said> supplies) implements Step {
        public Prepare {
            supplies = List.copyOf(supplies);
        }
    }

    /// I have checked what was prepared.
    record Check(PrescriptionId prescription) implements Step {
    }

    /// It can be fetched.
    record MarkReady(PrescriptionId prescription) implements Step {
    }

    /// The patient has it.
    ///
    /// @param ticket the number on the patient's slip as somebody typed it, to be compared; none where nobody asked
    /// @param identified whether the patient has stated who they are as the prescription says; none where nobody asked
    record HandOver(PrescriptionId prescription, @Nullable String ticket, @Nullable Boolean identified) implements Step {

        /// Where nobody was asked who they are.
        public HandOver(PrescriptionId prescription, @Nullable String ticket) {
            this(prescription, ticket, null);
        }
    }

    /// It has to wait.
    ///
    /// @param reason why
    /// @param until when it is expected to go on
    record Hold(PrescriptionId prescription, String reason, @Nullable Instant until) implements Step {
    }

    /// I go on with what has waited, whether what it waited for has come or not.
    ///
    /// @param counter where the patient will fetch it; none where the workplace is a counter
    record Resume(PrescriptionId prescription, @Nullable String counter) implements Step {
    }

    /// I have a question to the doctor.
    record Ask(PrescriptionId prescription, String text) implements Step {
    }

    /// A doctor answers it.
    record Answer(PrescriptionId prescription, String text) implements Step {
    }

    /// We do not supply it.
    record Decline(PrescriptionId prescription, String reason) implements Step {
    }

    /// A doctor takes it back.
    record Cancel(PrescriptionId prescription, String reason) implements Step {
    }

    /// A doctor orders something else instead.
    record Amend(PrescriptionId prescription, PrescriptionOrder order) implements Step {
    }

    /// The last step was a mistake.
    record UndoStep(PrescriptionId prescription) implements Step {
    }

    /// I have seen that it was cancelled, and put away what was begun.
    record PutAway(PrescriptionId prescription) implements Step {
    }

    /// Nobody fetches it: it is put back.
    record ReturnToShelf(PrescriptionId prescription) implements Step {
    }
}
