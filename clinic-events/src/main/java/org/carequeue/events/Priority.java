package org.carequeue.events;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// How urgent a ticket is: the code of a level of the clinic's [TriageScale], `critical` for example.
///
/// A type of its own and not an enum, because a clinic may run a scale of three to seven levels with its own codes.
///
/// @param code lower-case letters, digits and hyphens, 1 to 32 characters
public record Priority(String code) {

    /// Compiled once: every ticket and visit that is read has a priority.
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    /// What a new ticket has until somebody has looked at the patient (built-in scale).
    public static final Priority NORMAL = new Priority("normal");

    /// @throws IllegalArgumentException when the code has another form
    @JsonCreator
    public Priority {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("A priority is a level's code, such as normal");
        }
    }

    @JsonValue
    @Override
    public String code() {
        return code;
    }

    @Override
    public String toString() {
        return code;
    }
}
