package org.carequeue.events;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A ticket number as people type it: the letter in either case or left out, a blank or hyphen behind it, and as many
/// leading zeros as they like; in the wide forms of East Asian keyboards, too, and with the blanks and dashes that word
/// processors put there. Journals and events hold the one form that [TicketNumber] writes.
final class TypedNumber {

    private static final Pattern TYPED = Pattern.compile("(?:([A-Za-z])[ \\-]{0,3})?0{0,5}([1-9][0-9]{0,5})");
    /// Longer than any of them, so that nobody has to look at all of a longer text.
    private static final int MOST = 40;

    private TypedNumber() {
    }

    /// Letters, digits, blanks and hyphens as a keyboard of the clinic has them, without blanks around.
    ///
    /// @throws IllegalArgumentException when the text is longer than a number or an id can be
    static String plain(String text) {
        if (text.length() > MOST) {
            throw new IllegalArgumentException("Not a ticket: it is longer than " + MOST + " characters");
        }
        var plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(sign -> plain.appendCodePoint(plain(sign)));
        return plain.toString().strip();
    }

    private static int plain(int sign) {
        return switch (Character.getType(sign)) {
            case Character.DASH_PUNCTUATION -> '-';
            case Character.SPACE_SEPARATOR -> ' ';
            default -> sign == '\u2212' ? '-' : sign; // the mathematical minus is no dash
        };
    }

    /// @param plain as [#plain(String)] makes it
    /// @throws IllegalArgumentException when the text is no ticket number
    static TicketReference parse(String plain) {
        var typed = TYPED.matcher(plain);
        if (!typed.matches()) {
            throw new IllegalArgumentException("Not a ticket number: a letter and digits, such as A001");
        }
        var letter = typed.group(1);
        var sequence = Integer.parseInt(typed.group(2));
        return letter == null ? new TicketReference.BySequence(sequence)
                : new TicketReference.ByNumber(new TicketNumber(letter.toUpperCase(Locale.ROOT).charAt(0), sequence));
    }
}
