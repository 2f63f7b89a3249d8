package org.carequeue.events.prescribing;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/// Something in a prescription that cannot be taken: no reason makes it right.
///
/// @param code what sort of fault it is
/// @param field where it is, `items[0].dose.amount`
/// @param sentence what is wrong, for the person who wrote it; it never repeats what was written
public record Fault(Code code, String field, String sentence) {

    /// The sorts of fault. Pages go by their names, which never change.
    public enum Code {
        /// Something that is needed is not there.
        MISSING,
        /// Too many or too few, too large or too small.
        OUT_OF_BOUNDS,
        /// A text that cannot be kept, or is too long.
        UNFIT_TEXT,
        /// A date that is none, or on which nobody alive was born.
        NO_BIRTH_DATE;

        /// As it stands on the wire: lower-case words with hyphens.
        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
