package org.carequeue.events;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonValue;

/// What the pharmacy supplies of one item of a prescription.
///
/// @param item its place in the order, from 0 on
/// @param outcome what becomes of it
/// @param amount how much is supplied, in the unit of the ordered quantity: never more than was ordered, zero of what is
/// declined
/// @param medicine what is supplied instead, of what is substituted
/// @param reason why it is not supplied as ordered
public record Supply(int item, Outcome outcome, BigDecimal amount, @Nullable String medicine, @Nullable String reason) {

    /// What can become of an item.
    public enum Outcome {
        /// All of it, as ordered.
        SUPPLIED("supplied"),
        /// A part; the rest is owed.
        PARTIAL("partial"),
        /// Another make of it, all or a part.
        SUBSTITUTED("substituted"),
        /// Nothing.
        DECLINED("declined");

        private final String wire;

        Outcome(String wire) {
            this.wire = wire;
        }

        /// As it stands on the wire.
        @JsonValue
        public String wire() {
            return wire;
        }
    }

    /// How much of what was ordered the patient is still owed; zero where nothing is.
    public BigDecimal owed(PrescriptionItem ordered) {
        return outcome == Outcome.DECLINED ? BigDecimal.ZERO : ordered.quantity().amount().subtract(amount);
    }

    /// Says which and what became of it; what is in somebody's words is no matter for logs.
    @Override
    public String toString() {
        return "Supply[item=" + item + ", outcome=" + outcome + "]";
    }
}
