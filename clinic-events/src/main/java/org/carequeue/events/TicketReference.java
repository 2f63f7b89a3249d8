package org.carequeue.events;

/// How a person or a path names a ticket: by its whole id, or by its bare number.
///
/// A bare number means the newest ticket with it that is still open, else the newest of all. Which one that is, each
/// service answers from its own state.
public sealed interface TicketReference {

    /// The whole identity.
    record ById(TicketId id) implements TicketReference {
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
