package org.carequeue.bridge.desk;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/// A type of refusal, which programs go by: its name never changes. Enums implement this, one for each service, so that
/// there is a list of them; docs/PROBLEMS.md is held against it.
public interface ProblemType {

    /// The constant's name.
    String name();

    /// From which the status of a reply follows.
    Refusal.Kind kind();

    /// The name as programs read it: lower-case words with hyphens.
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A refusal of this type.
    ///
    /// @param detail a sentence that the person at the desk understands; never patient data
    default Refusal because(String detail) {
        return new Refusal(code(), kind(), detail, null);
    }

    /// A refusal of this type for which one field of the request is to blame.
    ///
    /// @param field none where it is not known
    /// @param detail a sentence that the person at the desk understands; never patient data
    default Refusal in(@Nullable String field, String detail) {
        return new Refusal(code(), kind(), detail, field);
    }
}
