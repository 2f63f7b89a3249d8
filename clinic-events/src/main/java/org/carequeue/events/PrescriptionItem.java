package org.carequeue.events;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/// One medicine of a prescription.
///
/// @param medicine name
/// @param strength `500 mg`
/// @param form `capsule`
/// @param dose how much at a time
/// @param route `oral`
/// @param frequency `every-8-hours`
/// @param durationDays how long
/// @param quantity how much to hand over
/// @param repeats how often it may be supplied again
/// @param asNeeded for what, where it is not taken regularly
/// @param substitutionAllowed whether another maker's will do
/// @param notes for the pharmacist
public record PrescriptionItem(String medicine, @Nullable String strength, @Nullable String form, Amount dose,
        @Nullable String route, String frequency, @Nullable Integer durationDays, Amount quantity, int repeats,
        @Nullable String asNeeded, boolean substitutionAllowed, @Nullable String notes) {

    /// So much of the same.
    public PrescriptionItem withQuantity(BigDecimal amount) {
        return new PrescriptionItem(medicine, strength, form, dose, route, frequency, durationDays,
                new Amount(amount, quantity.unit()), repeats, asNeeded, substitutionAllowed, notes);
    }
}
