package org.carequeue.events;

import java.util.List;

/// How a person or a path names a ticket: by its whole id, by its bare number, or by the number's digits alone.
///
/// A number is given again each day, its digits with each letter: which ticket is meant then, [TicketMatch] says.
public sealed interface TicketReference {

    /// What to say to whoever gives something else.
    String HOW_TO_SAY = "That is not a ticket. Give its number, such as A042, or its day and number, such as 2026-11-22-A042.";

    /// How long a day is, as ids begin with it.
    int DAY = "2026-11-22".length();

    /// What the patient can hold, if that is the patient who is meant; never none.
    List<TicketNumber> numbers();

    /// The whole identity.
    record ById(TicketId id) implements TicketReference {
        @Override
        public List<TicketNumber> numbers() {
            return List.of(id.number());
        }

        @Override
        public String toString() {
            return id.toString();
        }
    }

    /// What stands on the slip.
    record ByNumber(TicketNumber number) implements TicketReference {
        @Override
        public List<TicketNumber> numbers() {
            return List.of(number);
        }

        @Override
        public String toString() {
            return number.toString();
        }
    }

    /// What people say who leave the letter out.
    ///
    /// @param sequence from 1 to [TicketNumber#LARGEST]
    record BySequence(int sequence) implements TicketReference {
        @Override
        public List<TicketNumber> numbers() {
            return TicketNumber.LETTERS.stream().map(letter -> new TicketNumber(letter, sequence)).toList();
        }

        @Override
        public String toString() {
            return Integer.toString(sequence);
        }
    }

    /// Reads each form, a number as people type it: `A042`, `a42`, `A 042`, ` a-042 `, `42`, `Ａ０４２`. That of an id, too:
    /// `2026-11-22 a42`.
    ///
    /// @throws IllegalArgumentException when the text is none of them
    static TicketReference parse(String text) {
        var typed = TypedNumber.plain(text);
        if (typed.length() <= DAY || typed.charAt(4) != '-') {
            return TypedNumber.parse(typed);
        }
        var isNumber = typed.charAt(DAY) == '-' || typed.charAt(DAY) == ' ';
        return isNumber && TypedNumber.parse(typed.substring(DAY + 1)) instanceof ByNumber(var number)
                ? new ById(TicketId.parse(typed.substring(0, DAY) + "-" + number))
                : new ById(TicketId.parse(typed));
    }
}
