package org.carequeue.events;

import java.util.Locale;
import java.util.regex.Pattern;

/// A ticket number as people type it: the letter in either case or left out, a blank or hyphen behind it, and as many
/// leading zeros as they like. Journals and events hold the one form that [TicketNumber] writes.
final class TypedNumber {

    private static final Pattern TYPED = Pattern.compile("(?:([A-Za-z])[ \\-]{0,3})?0{0,5}([1-9][0-9]{0,5})");

    private TypedNumber() {
    }

    /// @throws IllegalArgumentException when the text is no ticket number
    static TicketReference parse(String text) {
        var typed = TYPED.matcher(text);
        if (!typed.matches()) {
            throw new IllegalArgumentException("Not a ticket number: a letter and digits, such as A001");
        }
        var letter = typed.group(1);
        var sequence = Integer.parseInt(typed.group(2));
        return letter == null ? new TicketReference.BySequence(sequence)
                : new TicketReference.ByNumber(new TicketNumber(letter.toUpperCase(Locale.ROOT).charAt(0), sequence));
    }
}
