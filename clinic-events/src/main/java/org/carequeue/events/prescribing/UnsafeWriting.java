package org.carequeue.events.prescribing;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import org.carequeue.events.prescribing.Fault.Code;

/// Ways of writing an amount that are misread as ten times, or a thousand times, of it. None of them is taken anywhere in a
/// prescription. In a text of many words, such as a note, only what is an amount is looked at: a date has zeros, too.
enum UnsafeWriting {
    /// `1.0 mg` is read as 10 mg.
    TRAILING_ZERO(Code.TRAILING_ZERO, "(?<![\\p{L}\\d.,])\\d+[.,]\\d*0(?!\\d)(?![.,]\\d)", true,
            "This has a zero behind the point or comma that can be misread. Please write 1 mg, not 1.0 mg."),
    /// `.5 mg` is read as 5 mg.
    NO_LEADING_ZERO(Code.MISSING_LEADING_ZERO, "(?<![\\p{L}\\d.,])[.,]\\d+", true,
            "This has a point or comma without a number before it. Please write 0.5 mg, not .5 mg."),
    /// `10U` is read as 100.
    UNITS(Code.UNSAFE_ABBREVIATION, "(?<![\\p{L}])(?i:IU|U)(?![\\p{L}])", false,
            "This has an abbreviation that can be misread as a number. Please write units, not U or IU."),
    /// In a note a single `u` may be a word.
    UNITS_OF_AN_AMOUNT(Code.UNSAFE_ABBREVIATION, "(?<![\\p{L}])IU(?![\\p{L}])|\\d\\s?(?i:IU|U)(?![\\p{L}])", false,
            "This has an abbreviation that can be misread as a number. Please write units, not U or IU."),
    /// `µg` is read as mg. There are two signs that look the same.
    MICROGRAMS(Code.UNSAFE_ABBREVIATION, "(?<![\\p{L}])[\\u00B5\\u03BC]g(?![\\p{L}])", false,
            "This has a sign for micrograms that can be misread as milligrams. Please write mcg or micrograms."),
    /// `QD` is read as QID.
    DAILY(Code.UNSAFE_ABBREVIATION, "(?<![\\p{L}])(?i:q\\.?d)\\.?(?![\\p{L}])", false,
            "This has an abbreviation that can be misread as four times a day. Please write daily, not QD.");

    /// What makes a number an amount.
    private static final String OF_SOMETHING = "\\s?(?:%|(?i:mg|mcg|g|kg|ml|l|mmol|units?|unidad(?:es)?|tab\\w*|cap\\w*"
            + "|comp\\w*|c\\u00E1ps\\w*|drops?|gotas?|puffs?|dose|doses|dosis)(?![\\p{L}]))";

    private final Code code;
    private final Pattern anywhere;
    private final Pattern asAmount;
    private final String sentence;

    UnsafeWriting(Code code, String pattern, boolean isNumber, String sentence) {
        this.code = code;
        this.anywhere = Pattern.compile(pattern);
        this.asAmount = isNumber ? Pattern.compile(pattern + OF_SOMETHING) : anywhere;
        this.sentence = sentence;
    }

    /// The first that is in a text which is an amount itself, a strength or a unit.
    static Optional<UnsafeWriting> inAmount(String text) {
        return Arrays.stream(values()).filter(one -> one.anywhere.matcher(text).find()).findFirst();
    }

    /// The first that is in a text of words.
    static Optional<UnsafeWriting> inWords(String text) {
        return Arrays.stream(values())
                .filter(one -> one != UNITS && one.asAmount.matcher(text).find()).findFirst();
    }

    Code code() {
        return code;
    }

    String sentence() {
        return sentence;
    }
}
