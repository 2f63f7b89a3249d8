package org.carequeue.events;

import java.util.Optional;

/// What a person may type: the one rule for every text that comes in from outside and is kept, shown and printed.
///
/// Asked when a text comes in, and not when it is read from a log: what was good enough once must stay readable. Texts that
/// are chosen or looked up, such as a room, have narrower forms of their own. Lengths are counted in code points, as the
/// descriptions of the API do, so that a sign counts as one whatever its script.
public enum TypedText {

    /// A name, a reason: no line breaks.
    LINE("one line of text, without control characters"),
    /// A longer text, in which lines and tabs are allowed.
    NOTE("text without control characters");

    private static final int SHOWN = 400;
    private static final char REPLACEMENT = '\uFFFD';

    private final String form;

    TypedText(String form) {
        this.form = form;
    }

    /// What is wrong with a text, as a sentence for the person who typed it; nothing where it can be kept.
    ///
    /// @param what begins the sentence: `A note`
    /// @param most how long it may be, in code points
    public Optional<String> fault(String what, String text, int most) {
        if (text.codePointCount(0, text.length()) > most) {
            return Optional.of(what + " has at most " + most + " characters.");
        }
        if (text.codePoints().anyMatch(this::breaks)) {
            return Optional.of(what + " is " + form + ".");
        }
        return text.codePoints().anyMatch(TypedText::misleads)
                ? Optional.of(what + " has no characters that turn the direction of writing, or that stand for nothing.")
                : Optional.empty();
    }

    /// A text of which nobody knows where it comes from, as it can stand in a sentence: not longer than a sentence, and with
    /// U+FFFD where a [#LINE] must not have what it has.
    public static String shown(String text) {
        var shown = new StringBuilder();
        text.codePoints().limit(SHOWN)
                .forEach(one -> shown.appendCodePoint(LINE.breaks(one) || misleads(one) ? REPLACEMENT : one));
        return text.codePointCount(0, text.length()) > SHOWN ? shown.append('…').toString() : shown.toString();
    }

    /// Half of a surrogate pair comes as a code point of its own.
    private boolean breaks(int character) {
        return switch (Character.getType(character)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            case Character.CONTROL -> this == LINE || character != '\n' && character != '\t';
            default -> false;
        };
    }

    /// Marks, embeddings, overrides and isolates have one text read as another; noncharacters are promised to mean nothing.
    private static boolean misleads(int character) {
        return character == 0x061C || character == 0x200E || character == 0x200F
                || character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069
                || character >= 0xFDD0 && character <= 0xFDEF || (character & 0xFFFE) == 0xFFFE;
    }
}
