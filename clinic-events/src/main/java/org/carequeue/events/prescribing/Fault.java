package org.carequeue.events.prescribing;

import java.math.BigDecimal;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonValue;

/// Something in a prescription that cannot be taken: no reason makes it right.
///
/// @param code what sort of fault it is
/// @param field where it is, `items[0].dose.amount`
/// @param sentence what is wrong, for the person who wrote it; it never repeats what was written
/// @param needed how much dose, frequency and days come to, where the quantity does not fit that
public record Fault(Code code, String field, String sentence, @Nullable BigDecimal needed) {

    /// One that is not about how much is needed.
    Fault(Code code, String field, String sentence) {
        this(code, field, sentence, null);
    }

    /// The sorts of fault. Pages go by their names, which never change.
    public enum Code {
        /// Something that is needed is not there.
        MISSING,
        /// Too many or too few, too large or too small.
        OUT_OF_BOUNDS,
        /// A text that cannot be kept, or is too long.
        UNFIT_TEXT,
        /// A date that is none, or on which nobody alive was born.
        NO_BIRTH_DATE,
        /// A date that is none, or on which nothing can have been written.
        NO_DATE,
        /// An amount with a zero behind the point that can be misread, `1.0 mg`.
        TRAILING_ZERO,
        /// An amount that begins with a point, `.5 mg`.
        MISSING_LEADING_ZERO,
        /// An abbreviation that is misread as a number or another unit: `U`, `IU`, `QD`, and the sign for micrograms.
        UNSAFE_ABBREVIATION,
        /// A form, route or frequency that is none of the clinic's words.
        UNKNOWN_WORD,
        /// A quantity that is five times as much, or as little, as dose, frequency and duration come to.
        IMPLAUSIBLE_QUANTITY,
        /// A medicine or strength that the clinic's formulary does not have, where it is to have all.
        NOT_IN_FORMULARY;

        /// As it stands on the wire: lower-case words with hyphens.
        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
