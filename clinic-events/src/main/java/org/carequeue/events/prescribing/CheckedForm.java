package org.carequeue.events.prescribing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.jspecify.annotations.Nullable;

/// What a [PrescriptionForm] was found to be: an order, or wrong somewhere.
///
/// @param order what was meant; none where anything is wrong
/// @param faults all that is wrong, in the order of the fields; empty where there is an order
/// @param items the medicines in their places, none where one is wrong
/// @param birthDate the patient's, none where it is wrong or not given
public record CheckedForm(@Nullable PrescriptionOrder order, List<Fault> faults, List<@Nullable PrescriptionItem> items,
        @Nullable LocalDate birthDate) {

    public CheckedForm {
        faults = List.copyOf(faults);
        items = Collections.unmodifiableList(new ArrayList<>(items));
        if ((order == null) == faults.isEmpty()) {
            throw new IllegalArgumentException("either an order, or what is wrong with it");
        }
    }
}
