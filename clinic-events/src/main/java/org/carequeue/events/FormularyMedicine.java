package org.carequeue.events;

import org.jspecify.annotations.Nullable;

/// One medicine of the clinic's formulary, as it is usually prescribed. What is not there, the doctor says.
///
/// @param medicine name
/// @param strength `500 mg`
/// @param form `capsule`
/// @param dose how much at a time
/// @param frequency `every-8-hours`
/// @param route `oral`
/// @param pack how much is in one pack
public record FormularyMedicine(String medicine, @Nullable String strength, @Nullable String form, @Nullable Amount dose,
        @Nullable String frequency, @Nullable String route, @Nullable Amount pack) {
}
