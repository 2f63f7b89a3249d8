package org.carequeue.events;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/// Who the medicine is for. Seen by doctors and pharmacists only, and never logged.
///
/// @param name as the patient states it
/// @param birthDate as the patient states it
public record PatientIdentity(String name, @Nullable LocalDate birthDate) {

    /// Says nothing: an identity that is printed by accident must not reach a log.
    @Override
    public String toString() {
        return "PatientIdentity[withheld]";
    }
}
