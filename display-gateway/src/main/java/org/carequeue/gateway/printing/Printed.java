package org.carequeue.gateway.printing;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/// What became of a slip.
///
/// @param outcome of this very slip
/// @param printer how its printer was afterwards
public record Printed(Outcome outcome, PrinterState printer) {

    /// What became of a slip.
    public enum Outcome {
        /// The printer has taken all of it, and says that it is well.
        PRINTED,
        /// All of it was sent to a printer that says nothing of itself.
        SENT,
        /// It broke off, or the printer was not well afterwards: it may be there, or in part.
        UNSURE,
        /// Nothing of it was sent: [Printed#printer] says why.
        NOT_PRINTED,
        /// Nothing of it was sent: too many wait for this printer.
        BUSY;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
