package org.carequeue.pharmacy.model;

import org.carequeue.events.PrescriptionId;
import org.jspecify.annotations.Nullable;

/// What the pharmacy-service can be asked to do.
public sealed interface PharmacyCommand {

    /// Which prescription it is about.
    PrescriptionId prescription();

    /// I prepare this one.
    ///
    /// @param counter where the patient will fetch it; none where the workplace is a counter
    record Claim(PrescriptionId prescription, @Nullable String counter) implements PharmacyCommand {
    }

    /// I give it back: anybody may prepare it.
    record Release(PrescriptionId prescription) implements PharmacyCommand {
    }

    /// I go on with what another counter has claimed.
    ///
    /// @param counter where the patient will fetch it; none where the workplace is a counter
    /// @param version what was seen when that was decided: of two who take over from one version, one wins
    record TakeOver(PrescriptionId prescription, @Nullable String counter, int version) implements PharmacyCommand {
    }

    /// It can be fetched.
    record MarkReady(PrescriptionId prescription) implements PharmacyCommand {
    }

    /// The patient has it.
    ///
    /// @param ticket the number on the patient's slip as somebody typed it, to be compared; none where nobody asked
    record HandOver(PrescriptionId prescription, @Nullable String ticket) implements PharmacyCommand {
    }

    /// The last step was a mistake.
    ///
    /// @param version what was seen when that was decided: a step is not undone that came later
    record UndoStep(PrescriptionId prescription, int version) implements PharmacyCommand {
    }

    /// I have seen that it was cancelled, and put away what was begun.
    record PutAway(PrescriptionId prescription) implements PharmacyCommand {
    }

    /// Nobody fetches it: it is put back.
    record ReturnToShelf(PrescriptionId prescription) implements PharmacyCommand {
    }
}
