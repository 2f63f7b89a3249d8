package org.carequeue.events;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What the doctor wrote.
///
/// @param patient who it is for, where the clinic records that
/// @param weightKg where the patient is a child
/// @param allergies as told, `none known`
/// @param items 1 to 20 medicines
public record PrescriptionOrder(@Nullable PatientIdentity patient, @Nullable BigDecimal weightKg,
        @Nullable String allergies, List<PrescriptionItem> items) {

    public PrescriptionOrder {
        items = List.copyOf(items);
    }

    /// Says how much it holds, not what: orders are no matter for logs.
    @Override
    public String toString() {
        return "PrescriptionOrder[items=" + items.size() + "]";
    }
}
