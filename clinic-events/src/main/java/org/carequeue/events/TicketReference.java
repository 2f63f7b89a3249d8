package org.carequeue.events;

/// How a person or a path names a ticket: by its whole id, or by its bare number.
///
/// A number is given again each day: which ticket a bare one means, [TicketMatch] says.
public sealed interface TicketReference {

    /// What the patient holds.
    TicketNumber number();

    /// The whole identity.
    record ById(TicketId id) implements TicketReference {
        @Override
        public TicketNumber number() {
            return id.number();
        }

        @Override
        public String toString() {
            return id.toString();
        }
    }

    /// What stands on the slip.
    record ByNumber(TicketNumber number) implements TicketReference {
        @Override
        public String toString() {
            return number.toString();
        }
    }

    /// Reads either form, a number as people type it: `A042`, `a42`, `A 042`, ` a-042 `.
    ///
    /// @throws IllegalArgumentException when the text is neither
    static TicketReference parse(String text) {
        var typed = text.strip();
        return typed.length() > 10 && typed.charAt(4) == '-' ? new ById(TicketId.parse(typed))
                : new ByNumber(TypedNumber.parse(typed));
    }
}
