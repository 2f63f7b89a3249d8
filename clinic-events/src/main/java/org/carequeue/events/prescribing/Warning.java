package org.carequeue.events.prescribing;

import java.math.BigDecimal;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonValue;

/// Something in a prescription that is seldom meant. It can be prescribed all the same, with a reason that is kept.
///
/// None of them says anything of how medicines act on one another: that nobody warns means nothing.
///
/// @param code what sort of warning it is
/// @param item the place of the medicine that it is about, 0 for the first; 0 where it is about all of them
/// @param field where it is, `items[0].durationDays`
/// @param sentence what is noticed, for the person who wrote it
/// @param needed how much dose, frequency and days come to, where the quantity does not fit that
public record Warning(Code code, int item, String field, String sentence, @Nullable BigDecimal needed) {

    /// The sorts of warning; of each there is at most one for a medicine. Pages and journals have their names, which never
    /// change.
    public enum Code {
        /// The quantity is a tenth or more from what dose, frequency and duration come to.
        QUANTITY_MISMATCH,
        /// What was told of allergies has a word of the medicine's name.
        ALLERGY_MATCH,
        /// The same medicine stands before it, or was prescribed in the same visit.
        SAME_MEDICINE_TWICE,
        /// It is to be taken for more than 90 days.
        OVER_90_DAYS,
        /// The patient is a child whose weight is not given. It is about all medicines at once.
        WEIGHT_MISSING;

        /// As it stands on the wire: lower-case words with hyphens.
        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
