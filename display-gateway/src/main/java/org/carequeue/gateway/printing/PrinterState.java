package org.carequeue.gateway.printing;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/// How a printer is, as far as it says so.
public enum PrinterState {
    /// It was not asked yet.
    UNKNOWN(true),
    READY(true),
    /// The roll is near its end.
    PAPER_LOW(true),
    NO_PAPER(false),
    COVER_OPEN(false),
    /// It is off line for another reason: its cutter, or its heat.
    IN_TROUBLE(false),
    /// It takes what is printed and says nothing of itself, as cheap ones do.
    SILENT(true),
    /// What is there says what no printer says.
    STRANGE(false),
    /// Nothing answers there.
    AWAY(false),
    /// The operator of this machine lets nobody print there, see [AllowedPrinters].
    NOT_ALLOWED(false);

    // Asked in real time, DLE EOT n, a printer says one byte for each; these of its bits are the same in all of them.
    private static final int FIXED = 0x93;
    private static final int FIXED_VALUE = 0x12;
    private static final int OFF_LINE = 0x08;
    private static final int COVER = 0x04;
    private static final int STOPPED_WITHOUT_PAPER = 0x20;
    private static final int ERROR = 0x40;
    private static final int NEAR_END = 0x0c;
    private static final int END = 0x60;

    private final boolean prints;

    PrinterState(boolean prints) {
        this.prints = prints;
    }

    /// Whether something is to be printed there.
    boolean prints() {
        return prints;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether a byte is an answer to such a question at all.
    static boolean isAnswer(int said) {
        return (said & FIXED) == FIXED_VALUE;
    }

    /// @param printer the answer to question 1
    /// @param offLine to question 2, why it is off line
    /// @param paper to question 4
    static PrinterState of(int printer, int offLine, int paper) {
        if ((offLine & COVER) != 0) {
            return COVER_OPEN;
        }
        if ((paper & END) != 0 || (offLine & STOPPED_WITHOUT_PAPER) != 0) {
            return NO_PAPER;
        }
        if ((offLine & ERROR) != 0 || (printer & OFF_LINE) != 0) {
            return IN_TROUBLE;
        }
        return (paper & NEAR_END) != 0 ? PAPER_LOW : READY;
    }
}
