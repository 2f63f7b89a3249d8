package org.carequeue.triage.model;

import java.util.function.Function;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.TypedText;
import org.jspecify.annotations.Nullable;

/// A line that staff may type or leave out.
final class TypedLine {

    private TypedLine() {
    }

    /// Without blanks around it; one of blanks alone is none.
    ///
    /// @param what begins the sentence that says what is wrong: `A note`
    /// @param most how long it may be, in code points
    /// @throws RefusedException with what is made of that sentence
    static @Nullable String of(@Nullable String said, String what, int most, Function<String, Refusal> refusal) {
        if (said == null || said.isBlank()) {
            return null;
        }
        var text = said.strip();
        TypedText.LINE.fault(what, text, most).ifPresent(fault -> {
            throw new RefusedException(refusal.apply(fault));
        });
        return text;
    }
}
