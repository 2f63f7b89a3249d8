package org.carequeue.bridge.desk;

import org.jspecify.annotations.Nullable;

/// Why a command was not carried out. Nothing of it has happened.
///
/// @param code stable name of the problem type, lower-case words with hyphens
/// @param kind what sort of refusal it is, from which the status of a reply follows
/// @param detail a sentence that the person at the desk understands; never patient data
/// @param field the field that is wrong, where one is
public record Refusal(String code, Kind kind, String detail, @Nullable String field) {

    /// The sorts of refusal.
    public enum Kind {
        /// The request itself is wrong, whatever the state (400).
        INVALID,
        /// What it names does not exist (404).
        NOT_FOUND,
        /// It cannot be done as things stand (409).
        CONFLICT,
        /// It contradicts an earlier request (422).
        CONTRADICTION,
        /// Whoever asks has asked too often (429).
        TOO_OFTEN,
        /// It cannot be done now and may be tried again (503).
        UNAVAILABLE,
        /// Another site's page asks (403).
        FOREIGN,
        /// Its body is of no type that is taken (415).
        UNSUPPORTED,
        /// It is meant for somebody of another name (421).
        MISDIRECTED
    }

    /// The request is wrong in one field.
    public static Refusal invalid(String code, String field, String detail) {
        return new Refusal(code, Kind.INVALID, detail, field);
    }

    /// What it names does not exist.
    public static Refusal notFound(String code, String detail) {
        return new Refusal(code, Kind.NOT_FOUND, detail, null);
    }

    /// It cannot be done as things stand.
    public static Refusal conflict(String code, String detail) {
        return new Refusal(code, Kind.CONFLICT, detail, null);
    }

    /// Whoever asks has asked too often, and may try again later.
    public static Refusal tooOften(String code, String detail) {
        return new Refusal(code, Kind.TOO_OFTEN, detail, null);
    }

    /// The service takes nothing new any more.
    public static Refusal stopping() {
        return Refusal.unavailable("stopping", "The service is being stopped. Please try again in a moment.");
    }

    /// It may be tried again.
    public static Refusal unavailable(String code, String detail) {
        return new Refusal(code, Kind.UNAVAILABLE, detail, null);
    }
}
