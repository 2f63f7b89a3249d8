package org.carequeue.events;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;

/// What a patient came for.
///
/// @param code what stands on the wire, `general`
/// @param letter prefixes its numbers
/// @param name what a person reads
/// @param policy by which rule its next patient is found, none for the clinic's
/// @param names what a person reads in other languages, by language tag; none where `name` does for all
/// @param servedAt where its patients are called to, none for rooms
/// @param hours when it gives numbers, none for the clinic's hours
public record ServiceLine(String code, char letter, String name, @Nullable Policy policy,
        @Nullable Map<String, String> names, @Nullable ServedAt servedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OpeningHours hours) {

    /// @throws IllegalArgumentException when the code, letter or name has a wrong form
    @JsonCreator
    public ServiceLine {
        if (!code.matches("[a-z][a-z0-9-]{0,31}")) {
            throw new IllegalArgumentException("A service line's code is lower-case letters, digits and hyphens");
        }
        if (!TicketNumber.isLetter(letter)) {
            throw new IllegalArgumentException("A service line's letter is A to Z without I, O and Q");
        }
        if (name.isBlank() || name.codePointCount(0, name.length()) > 60) {
            throw new IllegalArgumentException("A service line's name has 1 to 60 characters");
        }
        names = Names.sorted(names);
        servedAt = servedAt == ServedAt.rooms ? null : servedAt;
    }

    /// One that is served in rooms.
    public ServiceLine(String code, char letter, String name, @Nullable Policy policy,
            @Nullable Map<String, String> names) {
        this(code, letter, name, policy, names, null);
    }

    /// One of the clinic's hours.
    public ServiceLine(String code, char letter, String name, @Nullable Policy policy,
            @Nullable Map<String, String> names, @Nullable ServedAt servedAt) {
        this(code, letter, name, policy, names, servedAt, null);
    }

    /// One that is called the same in all languages.
    public ServiceLine(String code, char letter, String name, @Nullable Policy policy) {
        this(code, letter, name, policy, null);
    }

    /// Whether a counter calls its patients, and not a room.
    public boolean atCounters() {
        return servedAt == ServedAt.counters;
    }

    /// A service line of the clinic's policy.
    public ServiceLine(String code, char letter, String name) {
        this(code, letter, name, null);
    }
}
