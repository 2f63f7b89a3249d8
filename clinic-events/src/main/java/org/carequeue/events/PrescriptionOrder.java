package org.carequeue.events;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;

/// What the doctor wrote, here or elsewhere.
///
/// @param patient who it is for, where the clinic records that
/// @param weightKg where the patient is a child
/// @param allergies as told, `none known`
/// @param items 1 to 20 medicines
/// @param overrides the warnings in spite of which it was written; none in journals from before there were warnings
/// @param outside who wrote it, where that was nobody of this clinic
public record PrescriptionOrder(@Nullable PatientIdentity patient, @Nullable BigDecimal weightKg,
        @Nullable String allergies, List<PrescriptionItem> items,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WarningOverride> overrides,
        @Nullable OutsidePrescription outside) {

    /// What journals from before it was kept do not have is empty.
    @JsonCreator
    public PrescriptionOrder {
        items = List.copyOf(items);
        overrides = overrides == null ? List.of() : List.copyOf(overrides);
    }

    /// An order against which nothing was to be said.
    public PrescriptionOrder(@Nullable PatientIdentity patient, @Nullable BigDecimal weightKg, @Nullable String allergies,
            List<PrescriptionItem> items) {
        this(patient, weightKg, allergies, items, List.of());
    }

    /// An order of somebody of this clinic.
    public PrescriptionOrder(@Nullable PatientIdentity patient, @Nullable BigDecimal weightKg, @Nullable String allergies,
            List<PrescriptionItem> items, List<WarningOverride> overrides) {
        this(patient, weightKg, allergies, items, overrides, null);
    }

    /// The same order, in spite of these warnings.
    public PrescriptionOrder inSpiteOf(List<WarningOverride> warnings) {
        return new PrescriptionOrder(patient, weightKg, allergies, items, warnings, outside);
    }

    /// The same order, from wherever another one has come that it takes the place of.
    PrescriptionOrder from(@Nullable OutsidePrescription origin) {
        return new PrescriptionOrder(patient, weightKg, allergies, items, overrides, origin);
    }

    /// What is still to be supplied of it, for the same patient; nothing of that was warned of.
    PrescriptionOrder rest(List<PrescriptionItem> owed) {
        return new PrescriptionOrder(patient, weightKg, allergies, owed, List.of(), outside);
    }

    /// Says how much it holds, not what: orders are no matter for logs.
    @Override
    public String toString() {
        return "PrescriptionOrder[items=" + items.size() + "]";
    }
}
