package org.carequeue.pharmacy.model;

import org.carequeue.events.PrescriptionId;
import org.jspecify.annotations.Nullable;

/// What the pharmacy-service can be asked to do.
public sealed interface PharmacyCommand {

    /// I prepare this one.
    ///
    /// @param counter where the patient will fetch it; none where the workplace is a counter
    record Claim(PrescriptionId prescription, @Nullable String counter) implements PharmacyCommand {
    }

    /// It can be fetched.
    record MarkReady(PrescriptionId prescription) implements PharmacyCommand {
    }

    /// The patient has it.
    record HandOver(PrescriptionId prescription) implements PharmacyCommand {
    }
}
