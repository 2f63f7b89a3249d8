package org.carequeue.events;

/// What a patient came for.
///
/// @param code what stands on the wire, `general`
/// @param letter prefixes its numbers
/// @param name what a person reads
public record ServiceLine(String code, char letter, String name) {

    /// @throws IllegalArgumentException when the code, letter or name has a wrong form
    public ServiceLine {
        if (!code.matches("[a-z][a-z0-9-]{0,31}")) {
            throw new IllegalArgumentException("A service line's code is lower-case letters, digits and hyphens");
        }
        if (!TicketNumber.isLetter(letter)) {
            throw new IllegalArgumentException("A service line's letter is A to Z without I, O and Q");
        }
        if (name.isBlank() || name.length() > 60) {
            throw new IllegalArgumentException("A service line's name has 1 to 60 characters");
        }
    }
}
