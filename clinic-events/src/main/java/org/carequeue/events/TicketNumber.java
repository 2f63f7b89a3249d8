package org.carequeue.events;

import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What the patient holds: the letter of a service line and a running number, `A001` to `A999`, then `A1000`.
///
/// The letters I, O and Q are not used: they are misread as digits. A number is unique for one operating day only;
/// [TicketId] is the identity.
///
/// @param letter one capital letter, not I, O or Q
/// @param sequence from 1 to 999,999, gapless for one service line and operating day
public record TicketNumber(char letter, int sequence) implements Comparable<TicketNumber> {

    /// The last number of a service line and operating day.
    public static final int LARGEST = 999_999;

    private static final Pattern FORM = Pattern.compile("([A-HJ-NPR-Z])([0-9]{3,6})");

    /// @throws IllegalArgumentException when the letter or the sequence is out of bounds
    public TicketNumber {
        if (!isLetter(letter)) {
            throw new IllegalArgumentException("A ticket number's letter is A to Z without I, O and Q, not " + letter);
        }
        if (sequence < 1 || sequence > LARGEST) {
            throw new IllegalArgumentException("A ticket number runs from 1 to " + LARGEST + ", not " + sequence);
        }
    }

    /// Reads `A001`; lower case is accepted, because people type it.
    ///
    /// @throws IllegalArgumentException when the text is no ticket number
    @JsonCreator
    public static TicketNumber parse(String text) {
        var match = FORM.matcher(text.toUpperCase(Locale.ROOT));
        if (!match.matches()) {
            throw new IllegalArgumentException("Not a ticket number: a letter and three or more digits, such as A001");
        }
        var digits = match.group(2);
        if (digits.length() > 3 && digits.charAt(0) == '0') {
            throw new IllegalArgumentException("Not a ticket number: no leading zeros above three digits");
        }
        return new TicketNumber(match.group(1).charAt(0), Integer.parseInt(digits));
    }

    /// Whether this letter may prefix numbers.
    public static boolean isLetter(char letter) {
        return letter >= 'A' && letter <= 'Z' && letter != 'I' && letter != 'O' && letter != 'Q';
    }

    @Override
    public int compareTo(TicketNumber other) {
        return letter != other.letter ? Character.compare(letter, other.letter)
                : Integer.compare(sequence, other.sequence);
    }

    @JsonValue
    @Override
    public String toString() {
        var digits = Integer.toString(sequence);
        return letter + "0".repeat(Math.max(0, 3 - digits.length())) + digits;
    }
}
