package org.carequeue.events.prescribing;

import java.math.BigDecimal;
import java.util.List;

import org.carequeue.events.OutsidePrescription;
import org.carequeue.events.PatientIdentity;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.WarningOverride;
import org.jspecify.annotations.Nullable;

/// What somebody sends who prescribes: anything may be missing. [#check] makes an order of it, or says what is wrong.
///
/// These checks are about the form alone: whether what stands there can be meant by a doctor is not asked here.
///
/// @param patient who it is for, where the clinic records that
/// @param weightKg where the patient is a child
/// @param allergies as told
/// @param items 1 to 20 medicines
/// @param overrides why it is prescribed in spite of warnings
/// @param outside who wrote it, where that was nobody of this clinic
public record PrescriptionForm(@Nullable Patient patient, @Nullable BigDecimal weightKg, @Nullable String allergies,
        @Nullable List<@Nullable Item> items, @Nullable List<@Nullable Answer> overrides,
        @Nullable Outside outside) {

    /// Nothing was said.
    public static final PrescriptionForm EMPTY = new PrescriptionForm(null, null, null, null, null, null);

    /// A form that answers no warnings.
    public PrescriptionForm(@Nullable Patient patient, @Nullable BigDecimal weightKg, @Nullable String allergies,
            @Nullable List<@Nullable Item> items) {
        this(patient, weightKg, allergies, items, null, null);
    }

    /// Who the medicine is for.
    ///
    /// @param birthDate `1950-03-31`: a text, because what else would be taken for a date is none that a person means
    public record Patient(@Nullable String name, @Nullable String birthDate) {

        /// Says nothing, like [PatientIdentity].
        @Override
        public String toString() {
            return "Patient[withheld]";
        }
    }

    /// Where it comes from; what each field means stands at [OutsidePrescription].
    ///
    /// @param writtenOn `2026-03-31`, a text as a birth date is
    public record Outside(@Nullable String prescriber, @Nullable String writtenOn) {
    }

    /// One medicine; what each field means stands at [PrescriptionItem].
    public record Item(@Nullable String medicine, @Nullable String strength, @Nullable String form,
            @Nullable Quantity dose, @Nullable String route, @Nullable String frequency,
            @Nullable Integer durationDays, @Nullable Quantity quantity, @Nullable Integer repeats,
            @Nullable String asNeeded, @Nullable Boolean substitutionAllowed, @Nullable String notes) {
    }

    /// So much of something.
    public record Quantity(@Nullable BigDecimal amount, @Nullable String unit) {
    }

    /// Why a warning does not hold; what each field means stands at [WarningOverride].
    public record Answer(@Nullable String warning, @Nullable Integer item, @Nullable String reason) {
    }

    /// The order that was meant, or all that is wrong with it.
    public CheckedForm check() {
        return new FormReading().read(this);
    }
}
