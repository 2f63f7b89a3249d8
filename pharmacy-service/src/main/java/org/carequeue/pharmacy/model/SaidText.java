package org.carequeue.pharmacy.model;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.TypedText;
import org.jspecify.annotations.Nullable;

/// What pharmacists and doctors write about a prescription: a reason, a question, an answer.
public final class SaidText {

    /// As many code points has a reason, or what is supplied instead.
    public static final int LINE = 200;
    /// As many has a question, or an answer.
    public static final int NOTE = 500;

    private SaidText() {
    }

    /// One line, without blanks around it.
    ///
    /// @throws RefusedException with `text-missing` or `invalid-text`
    public static String line(String field, @Nullable String said) {
        return required(field, optionalLine(field, said));
    }

    /// One line; of blanks alone it is none.
    ///
    /// @throws RefusedException with `invalid-text`
    public static @Nullable String optionalLine(String field, @Nullable String said) {
        return typed(TypedText.LINE, field, said, LINE);
    }

    /// A few lines, without blanks around them.
    ///
    /// @throws RefusedException with `text-missing` or `invalid-text`
    public static String note(String field, @Nullable String said) {
        return required(field, typed(TypedText.NOTE, field, said, NOTE));
    }

    private static String required(String field, @Nullable String text) {
        if (text == null) {
            throw new RefusedException(PharmacyProblems.textMissing(field));
        }
        return text;
    }

    private static @Nullable String typed(TypedText kind, String field, @Nullable String said, int most) {
        if (said == null || said.isBlank()) {
            return null;
        }
        var text = said.strip();
        kind.fault("This", text, most).ifPresent(fault -> {
            throw new RefusedException(PharmacyProblems.invalidText(field, fault));
        });
        return text;
    }
}
