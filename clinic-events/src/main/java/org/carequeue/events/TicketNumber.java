package org.carequeue.events;

import java.util.List;
import java.util.stream.IntStream;

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
    /// All that may prefix numbers.
    public static final List<Character> LETTERS = IntStream.rangeClosed('A', 'Z').mapToObj(letter -> (char) letter)
            .filter(TicketNumber::isLetter).toList();

    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DIGITS = 6;

    /// @throws IllegalArgumentException when the letter or the sequence is out of bounds
    public TicketNumber {
        if (!isLetter(letter)) {
            throw new IllegalArgumentException("A ticket number's letter is A to Z without I, O and Q, not " + letter);
        }
        if (sequence < 1 || sequence > LARGEST) {
            throw new IllegalArgumentException("A ticket number runs from 1 to " + LARGEST + ", not " + sequence);
        }
    }

    /// Reads `A001`; lower case is accepted, because people type it. Digit by digit: a replay reads millions.
    ///
    /// @throws IllegalArgumentException when the text is no ticket number
    @JsonCreator
    public static TicketNumber parse(String text) {
        var letter = text.isEmpty() ? ' ' : Character.toUpperCase(text.charAt(0));
        var digits = text.length() - 1;
        var sequence = 0;
        for (int i = 1; i <= digits; i++) {
            var digit = text.charAt(i) - '0';
            sequence = digit < 0 || digit > 9 || digits > MOST_DIGITS ? -1 : sequence * 10 + digit;
            if (sequence < 0) {
                break;
            }
        }
        if (!isLetter(letter) || digits < FEWEST_DIGITS || sequence < 0) {
            throw new IllegalArgumentException("Not a ticket number: a letter and three or more digits, such as A001");
        }
        if (digits > FEWEST_DIGITS && text.charAt(1) == '0') {
            throw new IllegalArgumentException("Not a ticket number: no leading zeros above three digits");
        }
        return new TicketNumber(letter, sequence);
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
